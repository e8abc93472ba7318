import type { Board, Role } from '@whyboard/shared/domain/board.ts'
import { useCallback, useEffect, useRef, useState } from 'react'

import type { Api, ApiError, ApiResult } from '../../connection/api.ts'
import type { KeyRing, KnownIdentity } from '../../connection/keys.ts'
import { useApp } from '../../ui/app.tsx'
import { joinAsKnown } from './joinAsKnown.ts'
import { refusalOf, type Refusal } from './refusal.ts'

/** A board that this browser may open. */
export interface Granted {
  /** The secret that opens it. */
  readonly key: string
  readonly role: Role
  readonly epoch: string
  readonly title: string
  /** The board as the server had it when asked; `null` when only the copy on this device is there. */
  readonly board: Board | null
  /** Who this person is here; `null`: they have not joined yet. */
  readonly identity: KnownIdentity | null
}

/** Where the way to a board stands. */
export type Access =
  | { readonly state: 'asking' }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'granted'; readonly granted: Granted }

type Opened = {
  readonly key: string
  readonly epoch: string
  readonly role: Role
  readonly board: Board
}

/** While the server cannot be reached, it is asked again this often, ms. */
const AGAIN_MS = 5_000

/** What the server granted this browser last time, if somebody had joined here. */
function grantedBefore(keys: KeyRing, boardId: string): Access | null {
  const known = keys.board(boardId)
  if (!known?.epoch || !known.role || !known.identity) return null
  const { key, role, epoch, title, identity } = known
  return { state: 'granted', granted: { key, role, epoch, title, board: null, identity } }
}

/**
 * Asks the server what this browser may do on a board. What it granted last time counts until it says something else, so that
 * nobody waits for the answer, and without a network too; the board's connection is refused by the server all the same.
 */
export function useAccess(boardId: string): {
  readonly access: Access
  readonly retry: () => void
} {
  const { api, environment, keys } = useApp()
  const [access, setAccess] = useState<Access>(
    () => grantedBefore(keys, boardId) ?? { state: 'asking' },
  )
  const asking = useRef(() => {})
  const retry = useCallback(() => asking.current(), [])

  useEffect(() => {
    const stop = new AbortController()
    let again = (): void => {}
    let answered = false
    const ask = async (): Promise<void> => {
      const answer = await openWithAnyKey(api, keys, boardId, stop.signal)
      if (stop.signal.aborted) return
      if (answer.ok) {
        answered = true
        const { key, epoch, role, board } = answer.value
        const title = board.texts.title
        keys.rememberBoard(boardId, { key, epoch, role, title })
        const identity =
          keys.board(boardId)?.identity ??
          (key === keys.workspaceKey() ? await joinAsKnown({ api, keys }, boardId, key) : null)
        if (stop.signal.aborted) return
        const granted = { key, role, epoch, title, board, identity }
        setAccess((before) =>
          before.state === 'granted' && isSame(before.granted, granted)
            ? before
            : { state: 'granted', granted },
        )
        return
      }
      const refusal = refusalOf(answer.error)
      // Whoever is on the board already hears from its connection, and what may pass leaves what was granted before.
      setAccess((before) =>
        before.state === 'granted' && (answered || refusal.retry)
          ? before
          : { state: 'refused', refusal },
      )
      if (refusal.kind === 'unreachable') again = environment.after(AGAIN_MS, () => void ask())
    }
    asking.current = () => {
      again()
      void ask()
    }
    void ask()
    const ends = environment.onPageMoment((moment) => {
      if (moment === 'online') void ask()
    })
    return () => {
      stop.abort()
      again()
      ends()
    }
  }, [api, boardId, environment, keys])
  return { access, retry }
}

/** Whether a connection that was opened with one would be opened alike with the other. */
function isSame(one: Granted, other: Granted): boolean {
  return (
    one.key === other.key &&
    one.role === other.role &&
    one.epoch === other.epoch &&
    one.identity?.participantId === other.identity?.participantId
  )
}

/** The board's own key first; where it does not fit (or there is none), the workspace key, which opens every board. */
async function openWithAnyKey(
  api: Api,
  keys: KeyRing,
  boardId: string,
  signal: AbortSignal,
): Promise<ApiResult<Opened> | { readonly ok: false; readonly error: ApiError | null }> {
  let error: ApiError | null = null
  const candidates = [keys.board(boardId)?.key, keys.workspaceKey()]
  for (const key of new Set(candidates)) {
    if (key === undefined || key === null) continue
    const answer = await api.board(key, boardId, signal)
    if (answer.ok) return { ok: true, value: { key, ...answer.value } }
    error ??= answer.error
    if (![401, 403, 410].includes(answer.error.status)) break
  }
  return { ok: false, error }
}
