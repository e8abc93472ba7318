import { useEffect } from 'react'

import { useBoardPart, useConnection, useSyncPart } from '../../board/boardContext.tsx'
import { useApp, useTitle } from '../../ui/app.tsx'
import { rememberRecentBoard } from '../home/recentBoards.ts'

/** Names the page after the board and keeps it among the boards opened in this browser. */
export function useRemembered(): void {
  const { environment, keys } = useApp()
  const { boardId } = useConnection()
  const ready = useSyncPart((state) => state.ready)
  const storedOffline = useSyncPart((state) => state.storedOffline)
  const title = useBoardPart(({ texts }) => texts.title)
  useTitle(title || 'Untitled post-mortem')
  useEffect(() => {
    if (!ready) return
    keys.rememberBoard(boardId, { title })
    rememberRecentBoard(environment.storage, {
      id: boardId,
      title,
      openedAtMs: environment.nowMs(),
      offline: storedOffline,
    })
  }, [boardId, environment, keys, ready, storedOffline, title])
}
