import type { Board } from '@whyboard/shared/domain/board.ts'
import { openBoardReader } from '@whyboard/shared/document/boardReader.ts'
import { observeStage, readStage } from '@whyboard/shared/document/readStage.ts'
import type { Writer } from '@whyboard/shared/document/writer.ts'
import type * as Y from 'yjs'

import type { BoardConnection } from '../connection/boardConnection.ts'
import { listeners, type Listeners } from '../connection/listeners.ts'
import { derivedStore } from '../connection/store.ts'
import { acceptsWriting } from '../connection/syncState.ts'
import type { BoardChangeListener, BoardModel } from './boardModel.ts'
import { removalWatch } from './removalWatch.ts'
import { shareEqualParts } from './shareEqualParts.ts'
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
  const reader = openBoardReader(doc)
  const history = undoHistory(doc, writer.origin)
  const removals = removalWatch(doc)
  const boardChanges = listeners<Parameters<BoardChangeListener>>()
  const cardChanges = new Map<string, Listeners<[]>>()
  const stageChanges = listeners<[]>()
  let stage = readStage(stageDoc)

  let read: Board | null = null
  let board: Board | null = null
  const currentBoard = (): Board => {
    const next = reader.board()
    if (board === null || next !== read) {
      board = board === null ? next : shareEqualParts(board, next)
      read = next
    }
    return board
  }

  const endBoard = reader.subscribe(({ cards, other, local }) => {
    const { undoing, redoing } = history.stack
    removals.refresh(cards, undoing ? 'undo' : redoing ? 'redo' : null)
    boardChanges.call(cards, other, local && !undoing && !redoing)
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
    card: reader.card,
    board: currentBoard,
    stage: () => stage,
    subscribeStage: stageChanges.add,
    undo: () => {
      if (writing.get()) history.undo()
    },
    redo: () => {
      if (writing.get()) history.redo()
    },
    beforeUndo: history.before,
    subscribeUndo: history.subscribe,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    markUndoBoundary: () => history.markBoundary(),
    holdUndoStep: () => history.holdStep(),
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
    notices: removals.notices,
    dismissNotice: removals.dismiss,
    close: () => {
      endBoard()
      reader.close()
      endStage()
      history.close()
      models.delete(connection)
    },
  }
}
