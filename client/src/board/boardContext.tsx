import type { Stage } from '@whyboard/shared/domain/agenda.ts'
import type { Board, Role } from '@whyboard/shared/domain/board.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import {
  createContext,
  use,
  useCallback,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from 'react'

import type { BoardConnection } from '../connection/boardConnection.ts'
import type { Person } from '../connection/presence.ts'
import type { Store } from '../connection/store.ts'
import type { SyncState } from '../connection/syncState.ts'
import type { BoardModel, Notice } from './boardModel.ts'
import { boardModelOf } from './boardModelOf.ts'
import { frameStore } from './frameStore.ts'
import { isSame as isSameValue } from './shareEqualParts.ts'

interface OpenBoard {
  readonly connection: BoardConnection
  readonly model: BoardModel
  /** The board's value as of the last frame. */
  readonly boardByFrame: Store<Board>
}

const OpenBoardContext = createContext<OpenBoard | null>(null)

/** Gives an open board to everything below. Whoever opened the connection closes it. */
export function BoardProvider({
  connection,
  children,
}: {
  readonly connection: BoardConnection
  readonly children: ReactNode
}): ReactNode {
  const open = useMemo<OpenBoard>(() => {
    const model = boardModelOf(connection)
    const boardByFrame = frameStore(
      () => model.board(),
      (listener) => model.subscribeCards(() => listener()),
      connection.environment,
    )
    return { connection, model, boardByFrame }
  }, [connection])
  return <OpenBoardContext value={open}>{children}</OpenBoardContext>
}

function useOpenBoard(): OpenBoard {
  const open = use(OpenBoardContext)
  if (open === null) throw new Error('This component stands outside of a BoardProvider.')
  return open
}

/** Reads a store and renders again when it changes. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get)
}

export function useConnection(): BoardConnection {
  return useOpenBoard().connection
}

export function useBoardModel(): BoardModel {
  return useOpenBoard().model
}

/** A part of what a store holds; renders again only when that part is another (`Object.is`). */
function usePart<Value, Part>(store: Store<Value>, select: (value: Value) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}

/** The whole board; renders again at most once per frame. For one card use {@link useCard}. */
export function useBoard(): Board {
  return useStore(useOpenBoard().boardByFrame)
}

/** A part of the board; renders again only when that part changes, at most once per frame. */
export function useBoardPart<Part>(select: (board: Board) => Part): Part {
  return usePart(useOpenBoard().boardByFrame, select)
}

/**
 * One card, or `null` when it is not there; renders again at once when that card changes, and only then.
 * @param isSame which changes do not count; the card stays as it was before them. Left out: all count
 */
export function useCard(id: string, isSame: typeof sameButText = Object.is): Card | null {
  const { model } = useOpenBoard()
  return useStore(useMemo(() => cardStore(model, id, isSame), [model, id, isSame]))
}

/** Whether two cards are the same, but for their text perhaps. */
export function sameButText(one: Card, other: Card): boolean {
  return isSameValue({ ...one, text: '' }, { ...other, text: '' })
}

/** A part of a card; renders again only when that part is another (`Object.is`). */
export function useCardPart<Part>(id: string, select: (card: Card | null) => Part): Part {
  const { model } = useOpenBoard()
  return usePart(
    useMemo(() => cardStore(model, id, Object.is), [model, id]),
    select,
  )
}

function cardStore(model: BoardModel, id: string, isSame: typeof sameButText): Store<Card | null> {
  let shown = model.card(id)
  return {
    subscribe: (listener) => model.subscribeCard(id, listener),
    get: () => {
      const card = model.card(id)
      if (card === null || shown === null || !isSame(shown, card)) shown = card
      return shown
    },
  }
}

/** Agenda, phase and timer. */
export function useStage(): Stage {
  const { model } = useOpenBoard()
  const subscribe = useCallback((listener: () => void) => model.subscribeStage(listener), [model])
  return useSyncExternalStore(subscribe, () => model.stage())
}

/** All that is known about what is saved. It changes with every key that is typed: see {@link useSyncPart}. */
export function useSyncState(): SyncState {
  return useStore(useOpenBoard().connection.syncState)
}

/** A part of the sync state; renders again only when that part changes. */
export function useSyncPart<Part>(select: (state: SyncState) => Part): Part {
  return usePart(useOpenBoard().connection.syncState, select)
}

/** Everybody who is here, this page first. Does not change with cursors. */
export function usePeople(): readonly Person[] {
  return useStore(useOpenBoard().connection.presence.people)
}

export function useRole(): Role {
  return useOpenBoard().connection.session.role
}

/** Whether this person may change the board now. */
export function useCanWrite(): boolean {
  return useStore(useOpenBoard().model.writing)
}

function isLive({ phase }: SyncState): boolean {
  return phase === 'live'
}

/** Whether this person may run the meeting now: a facilitator, while connected (the stage has no copy offline). */
export function useCanFacilitate(): boolean {
  const role = useRole()
  return useSyncPart(isLive) && role === 'facilitator'
}

/**
 * What `read` makes of the server's time, epoch ms: asked every `intervalMs`, on the full interval so that all pages tick together.
 * With `null` it is asked once, and again when that changes. Renders again only when it is another (`Object.is`).
 */
export function useServerTime<Part>(
  intervalMs: number | null,
  read: (nowMs: number) => Part,
): Part {
  const { connection } = useOpenBoard()
  const clock = useMemo(() => serverClock(connection, intervalMs), [connection, intervalMs])
  return usePart(clock, read)
}

function serverClock(
  { serverNowMs, environment }: BoardConnection,
  intervalMs: number | null,
): Store<number> {
  let nowMs = serverNowMs()
  return {
    get: () => nowMs,
    subscribe: (listener) => {
      if (intervalMs === null) return () => {}
      let cancel = () => {}
      const tick = () => {
        nowMs = serverNowMs()
        cancel = environment.after(intervalMs - (nowMs % intervalMs), tick)
        listener()
      }
      tick()
      return () => cancel()
    },
  }
}

/** Undo and redo, and whether there is something to undo. */
export function useUndo(): {
  readonly undo: () => void
  readonly redo: () => void
  readonly canUndo: boolean
  readonly canRedo: boolean
} {
  const { model } = useOpenBoard()
  const canUndo = useStore(model.canUndo)
  const canRedo = useStore(model.canRedo)
  return useMemo(
    () => ({ undo: () => model.undo(), redo: () => model.redo(), canUndo, canRedo }),
    [model, canUndo, canRedo],
  )
}

/** What this person should know about what happened to their work, newest last. */
export function useNotices(): { readonly notices: readonly Notice[]; dismiss(id: number): void } {
  const { model } = useOpenBoard()
  const notices = useStore(model.notices)
  return useMemo(() => ({ notices, dismiss: (id) => model.dismissNotice(id) }), [model, notices])
}
