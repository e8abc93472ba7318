import { useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react'

import { BoardProvider, useBoardPart, useConnection } from '../../board/boardContext.tsx'
import { openBoard } from '../../connection/boardConnection.ts'
import type { KnownIdentity } from '../../connection/keys.ts'
import { useApp } from '../../ui/app.tsx'
import type { Granted } from './useAccess.ts'
import { whileUsed } from './whileUsed.ts'

/** Keeps a connection open for as long as it is on the page. */
export function OpenedBoard({
  boardId,
  granted,
  identity,
  skeleton,
  children,
}: {
  readonly boardId: string
  readonly granted: Granted
  readonly identity: KnownIdentity
  readonly skeleton: ReactNode
  readonly children: ReactNode
}) {
  const { environment } = useApp()
  const { key, role, epoch, title } = granted
  const { participantId, token, name, colour } = identity
  const opened = useMemo(
    () =>
      whileUsed(() =>
        openBoard(
          {
            boardId,
            key,
            participantToken: token,
            identity: { participantId, name, colour, role },
            epoch,
            title,
          },
          environment,
        ),
      ),
    [boardId, colour, environment, epoch, key, name, participantId, role, title, token],
  )
  const connection = useSyncExternalStore(opened.subscribe, opened.get)
  if (connection === null) return skeleton
  return (
    <BoardProvider connection={connection}>
      <OwnPerson />
      {children}
    </BoardProvider>
  )
}

/** What the board calls this person is what they show of themselves and what this browser remembers, wherever they changed it. */
function OwnPerson() {
  const { keys } = useApp()
  const { boardId, presence, session } = useConnection()
  const { participantId, role } = session
  const own = useBoardPart(({ participants }) =>
    participants.find(({ id }) => id === participantId),
  )
  const { name, colour } = own ?? session
  useEffect(() => {
    presence.setUser({ id: participantId, name, colour, role })
    const identity = keys.board(boardId)?.identity
    if (identity?.participantId !== participantId) return
    if (identity.name === name && identity.colour === colour) return
    keys.rememberBoard(boardId, { identity: { ...identity, name, colour } })
  }, [boardId, colour, keys, name, participantId, presence, role])
  return null
}
