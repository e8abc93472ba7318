import type { Board } from '@whyboard/shared/domain/board.ts'
import { useCallback, useEffect, useRef, useState } from 'react'

import type { ApiError } from '../../connection/api.ts'
import { useApp } from '../../ui/app.tsx'

/** Where the board of a report page stands. */
export type ReportBoard =
  | { readonly state: 'loading' }
  | {
      readonly state: 'refused'
      /** `null`: there is no key to ask with. */
      readonly error: ApiError | null
    }
  | { readonly state: 'ready'; readonly board: Board; readonly stale: boolean }

/** The page follows the board this often while it is looked at, ms. */
const FOLLOW_MS = 5_000

/** The board's value over HTTP, asked for again and again: a reader needs no live connection, and no copy on the device. */
export function useReportBoard(boardId: string): {
  readonly report: ReportBoard
  readonly retry: () => void
} {
  const { api, environment, keys } = useApp()
  const [report, setReport] = useState<ReportBoard>({ state: 'loading' })
  const loading = useRef(() => {})
  const retry = useCallback(() => loading.current(), [])
  useEffect(() => {
    const stop = new AbortController()
    let cancel = (): void => {}
    const load = async (): Promise<void> => {
      const key = keys.board(boardId)?.key ?? keys.workspaceKey()
      const answer = key === null ? null : await api.board(key, boardId, stop.signal)
      if (stop.signal.aborted) return
      if (answer?.ok === true) {
        const { board } = answer.value
        setReport((before) =>
          before.state === 'ready' &&
          !before.stale &&
          JSON.stringify(before.board) === JSON.stringify(board)
            ? before
            : { state: 'ready', board, stale: false },
        )
      } else {
        const error = answer?.error ?? null
        // Whoever reads goes on reading while the server is away.
        const passing = error !== null && (error.status === 0 || error.status >= 500)
        setReport((before) =>
          before.state === 'ready' && passing
            ? { ...before, stale: true }
            : { state: 'refused', error },
        )
      }
    }
    const follow = async (): Promise<void> => {
      if (document.visibilityState === 'visible') await load()
      if (!stop.signal.aborted) cancel = environment.after(FOLLOW_MS, () => void follow())
    }
    loading.current = () => void load()
    void follow()
    const ends = environment.onPageMoment((moment) => {
      if (moment === 'visible' || moment === 'online') void load()
    })
    return () => {
      stop.abort()
      cancel()
      ends()
    }
  }, [api, boardId, environment, keys])
  return { report, retry }
}
