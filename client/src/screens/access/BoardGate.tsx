import {
  CircleSlash,
  Clock,
  FileQuestion,
  KeyRound,
  Link2Off,
  RotateCw,
  Unplug,
  Users,
} from 'lucide-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'

import type { KnownIdentity } from '../../connection/keys.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { StatePage } from '../../ui/StatePage.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import styles from './BoardGate.module.css'
import { JoinCard } from './JoinCard.tsx'
import { OpenedBoard } from './OpenedBoard.tsx'
import type { Refusal, RefusalKind } from './refusal.ts'
import { useAccess, type Granted } from './useAccess.ts'

const Backdrop = lazy(async () => ({ default: (await import('./Backdrop.tsx')).Backdrop }))

const ICONS: Readonly<Record<RefusalKind, typeof Clock>> = {
  'no-key': KeyRound,
  'wrong-link': Link2Off,
  'ended-link': Clock,
  'not-found': FileQuestion,
  full: Users,
  unreachable: Unplug,
  failed: CircleSlash,
}

function RefusedPage({
  refusal,
  onRetry,
}: {
  readonly refusal: Refusal
  readonly onRetry: () => void
}) {
  useTitle(refusal.title)
  return (
    <main className={styles.page}>
      <StatePage
        icon={ICONS[refusal.kind]}
        title={refusal.title}
        alert
        actions={
          <>
            <ButtonLink to="/" tone="quiet">
              Go to the post-mortems
            </ButtonLink>
            {refusal.retry && (
              <Button icon={RotateCw} onClick={onRetry}>
                Try again
              </Button>
            )}
          </>
        }
      >
        {refusal.text}
      </StatePage>
    </main>
  )
}

function Entered({
  boardId,
  granted,
  skeleton,
  children,
}: {
  readonly boardId: string
  readonly granted: Granted
  readonly skeleton: ReactNode
  readonly children: ReactNode
}) {
  const [identity, setIdentity] = useState<KnownIdentity | null>(granted.identity)
  if (identity === null) {
    return (
      <div className={styles.join}>
        <div className={styles.behind} aria-hidden inert>
          {granted.board !== null && (
            <Suspense fallback={skeleton}>
              <Backdrop board={granted.board} />
            </Suspense>
          )}
        </div>
        <JoinCard boardId={boardId} granted={granted} onJoined={setIdentity} />
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
  children,
}: {
  readonly boardId: string
  readonly skeleton: ReactNode
  readonly children: ReactNode
}) {
  const { access, retry } = useAccess(boardId)
  switch (access.state) {
    case 'asking':
      return skeleton
    case 'refused':
      return <RefusedPage refusal={access.refusal} onRetry={retry} />
    case 'granted':
      return (
        <Entered boardId={boardId} granted={access.granted} skeleton={skeleton}>
          {children}
        </Entered>
      )
  }
}
