import { useEffect } from 'react'

import { announceChanges } from '../../board/announcements.ts'
import { useBoardModel, useConnection } from '../../board/boardContext.tsx'
import { useAnnounce } from '../../ui/LiveRegion.tsx'

/** Tells screen readers what others change on the board, and what undo did. Belongs on the page once the board is there. */
export function Announcer() {
  const model = useBoardModel()
  const { presence, environment } = useConnection()
  const announce = useAnnounce()
  useEffect(
    () => announceChanges(model, presence, environment, announce),
    [model, presence, environment, announce],
  )
  return null
}
