import { lazy, Suspense, useState, type ReactNode } from 'react'

import type { KnownIdentity } from '../../connection/keys.ts'
import styles from './BoardGate.module.css'
import { JoinCard } from './JoinCard.tsx'
import { OpenedBoard } from './OpenedBoard.tsx'
import { RefusalPage } from './RefusalPage.tsx'
import { useAccess, type Granted } from './useAccess.ts'

const Backdrop = lazy(async () => ({ default: (await import('./Backdrop.tsx')).Backdrop }))

function Entered({
  boardId,
  granted,
  skeleton,
  onJoining,
  children,
}: {
  readonly boardId: string
  readonly granted: Granted
  readonly skeleton: ReactNode
  readonly onJoining: (() => void) | undefined
  readonly children: ReactNode
}) {
  const [identity, setIdentity] = useState<KnownIdentity | null>(granted.identity)
  if (identity === null) {
    return (
      <div className={styles.join}>
        <div className={styles.behind} aria-hidden inert>
          {granted.board !== null && (
            <Suspense>
              <Backdrop board={granted.board} />
            </Suspense>
          )}
        </div>
        <JoinCard
          boardId={boardId}
          granted={granted}
          onJoining={onJoining}
          onJoined={setIdentity}
        />
      </div>
    )
  }
  return (
    <OpenedBoard boardId={boardId} granted={granted} identity={identity} skeleton={skeleton}>
      {children}
    </OpenedBoard>
  )
}

/**
 * The way onto a board: asks what this browser may do, lets the person say who they are, opens the connection, and
 * shows `children` below a BoardProvider. `skeleton` stands meanwhile.
 */
export function BoardGate({
  boardId,
  skeleton,
  onJoining,
  children,
}: {
  readonly boardId: string
  readonly skeleton: ReactNode
  /** Called when somebody new asks to come in: what they need next can be fetched already. */
  readonly onJoining?: () => void
  readonly children: ReactNode
}) {
  const { access, retry } = useAccess(boardId)
  switch (access.state) {
    case 'asking':
      return skeleton
    case 'refused':
      return (
        <main className={styles.page}>
          <RefusalPage refusal={access.refusal} onRetry={retry} />
        </main>
      )
    case 'granted':
      return (
        <Entered
          boardId={boardId}
          granted={access.granted}
          skeleton={skeleton}
          onJoining={onJoining}
        >
          {children}
        </Entered>
      )
  }
}
