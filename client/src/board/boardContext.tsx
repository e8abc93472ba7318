import type { Stage } from '@whyboard/shared/domain/agenda.ts'
import type { Board, Role } from '@whyboard/shared/domain/board.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
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

/** One card, or `null` when it is not there; renders again at once when that card changes, and only then. */
export function useCard(id: string): Card | null {
  const { model } = useOpenBoard()
  const subscribe = useCallback(
    (listener: () => void) => model.subscribeCard(id, listener),
    [model, id],
  )
  return useSyncExternalStore(subscribe, () => model.card(id))
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

/** The server's time in epoch ms, read again every `intervalMs`, on the full interval so that all pages tick together. */
export function useServerNow(intervalMs: number): number {
  const { connection } = useOpenBoard()
  const [nowMs, setNowMs] = useState(() => connection.serverNowMs())
  useEffect(() => {
    let cancel = () => {}
    const tick = () => {
      const now = connection.serverNowMs()
      setNowMs(now)
      cancel = connection.environment.after(intervalMs - (now % intervalMs), tick)
    }
    tick()
    return () => cancel()
  }, [connection, intervalMs])
  return nowMs
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
