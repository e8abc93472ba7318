import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { removalOf, type Removal } from '@whyboard/shared/document/entries.ts'
import { observeBoard } from '@whyboard/shared/document/observe.ts'
import { observeStage, readStage } from '@whyboard/shared/document/readStage.ts'
import type { Writer } from '@whyboard/shared/document/writer.ts'
import type * as Y from 'yjs'

import type { BoardConnection } from '../connection/boardConnection.ts'
import { listeners, type Listeners } from '../connection/listeners.ts'
import { derivedStore } from '../connection/store.ts'
import { acceptsWriting } from '../connection/syncState.ts'
import type { BoardChangeListener, BoardModel } from './boardModel.ts'
import { cardEntities } from './cardEntities.ts'
import { noticeList } from './notices.ts'
import { undoHistory } from './undoHistory.ts'

/** As much of a connection as a model needs. */
export type ModelConnection = Pick<
  BoardConnection,
  'boardDoc' | 'stageDoc' | 'session' | 'syncState' | 'serverNowMs' | 'environment'
>

const models = new WeakMap<ModelConnection, BoardModel>()

/** The model of a connection: one, however often it is asked for. It lives as long as the connection's documents. */
export function boardModelOf(connection: ModelConnection): BoardModel {
  let model = models.get(connection)
  if (model === undefined) {
    model = createBoardModel(connection)
    models.set(connection, model)
  }
  return model
}

function createBoardModel(connection: ModelConnection): BoardModel {
  const { boardDoc: doc, stageDoc, session } = connection
  const writerOn = (writtenDoc: Y.Doc): Writer => ({
    doc: writtenDoc,
    origin: { writer: session.participantId },
    participantId: session.participantId,
    random: connection.environment.random,
    nowMs: () => connection.serverNowMs(),
  })
  const writer = writerOn(doc)
  const stageWriter = writerOn(stageDoc)
  const entities = cardEntities(doc)
  const history = undoHistory(doc, writer.origin)
  const notices = noticeList()
  const removals = new Map<string, Removal>()
  const boardChanges = listeners<Parameters<BoardChangeListener>>()
  const cardChanges = new Map<string, Listeners<[]>>()
  const stageChanges = listeners<[]>()
  let stage = readStage(stageDoc)

  const noteRemoval = (id: string, wasKnown: boolean) => {
    const before = wasKnown ? (removals.get(id) ?? 'none') : null
    const now = removalOf(doc, id)
    if (now === 'none') removals.delete(id)
    else removals.set(id, now)
    notices.hear({
      cardId: id,
      before,
      now,
      byUndo: history.stack.undoing || history.stack.redoing,
    })
  }
  for (const id of entities.ids()) noteRemoval(id, false)

  const endBoard = observeBoard(doc, ({ cards, other }) => {
    const wereKnown = new Map([...cards].map((id) => [id, entities.knows(id)]))
    entities.refresh(cards, other)
    for (const [id, wasKnown] of wereKnown) noteRemoval(id, wasKnown)
    boardChanges.call(cards, other)
    for (const id of cards) cardChanges.get(id)?.call()
  })
  const endStage = observeStage(stageDoc, () => {
    stage = readStage(stageDoc)
    stageChanges.call()
  })
  const writing = derivedStore(
    connection.syncState,
    (state) => session.role !== 'observer' && acceptsWriting(state),
  )

  return {
    doc,
    stageDoc,
    writer,
    stageWriter,
    subscribeCards: boardChanges.add,
    subscribeCard: (id, listener) => {
      const changes = cardChanges.get(id) ?? listeners<[]>()
      cardChanges.set(id, changes)
      const end = changes.add(listener)
      return () => {
        end()
        if (changes.size() === 0 && cardChanges.get(id) === changes) cardChanges.delete(id)
      }
    },
    card: (id): Card | null => entities.card(id),
    board: () => entities.board(),
    stage: () => stage,
    subscribeStage: stageChanges.add,
    undo: () => {
      if (writing.get()) history.undo()
    },
    redo: () => {
      if (writing.get()) history.redo()
    },
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    markUndoBoundary: () => history.markBoundary(),
    step: (run) => {
      history.markBoundary()
      try {
        return run()
      } finally {
        history.markBoundary()
      }
    },
    undoStack: history.stack,
    get canWrite() {
      return writing.get()
    },
    writing,
    notices: notices.list,
    dismissNotice: (id) => notices.dismiss(id),
    close: () => {
      endBoard()
      endStage()
      history.close()
      models.delete(connection)
    },
  }
}
