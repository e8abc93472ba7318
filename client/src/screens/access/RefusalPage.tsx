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

import { useTitle } from '../../ui/app.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { StatePage } from '../../ui/StatePage.tsx'
import type { Refusal, RefusalKind } from './refusal.ts'

const ICONS: Readonly<Record<RefusalKind, typeof Clock>> = {
  'no-key': KeyRound,
  'wrong-link': Link2Off,
  'ended-link': Clock,
  'not-found': FileQuestion,
  full: Users,
  unreachable: Unplug,
  failed: CircleSlash,
}

/** Why a board, or its report, does not open, and the ways on. */
export function RefusalPage({
  refusal,
  onRetry,
}: {
  readonly refusal: Refusal
  readonly onRetry: () => void
}) {
  useTitle(refusal.title)
  return (
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
  )
}
