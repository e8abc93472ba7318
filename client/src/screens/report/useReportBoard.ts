import type { Board } from '@whyboard/shared/domain/board.ts'
import { useCallback, useEffect, useRef, useState } from 'react'

import { useApp } from '../../ui/app.tsx'
import { refusalOf, type Refusal } from '../access/refusal.ts'

/** Where the board of a report page stands. */
export type ReportBoard =
  | { readonly state: 'loading' }
  | { readonly state: 'refused'; readonly refusal: Refusal }
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
        const refusal = refusalOf(answer?.error ?? null)
        setReport((before) =>
          before.state === 'ready' && refusal.retry
            ? { ...before, stale: true }
            : { state: 'refused', refusal },
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
