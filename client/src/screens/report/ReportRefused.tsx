import { FileX, RotateCw } from 'lucide-react'

import type { ApiError } from '../../connection/api.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { StatePage } from '../../ui/StatePage.tsx'
import { refusalOf } from '../access/refusal.ts'

/** Why there is no report to show; `null`: this browser has no key for the board. */
export function ReportRefused({
  error,
  onRetry,
}: {
  readonly error: ApiError | null
  readonly onRetry: () => void
}) {
  const refusal = refusalOf(error)
  return (
    <StatePage
      icon={FileX}
      title={refusal.title}
      alert
      actions={
        <>
          <ButtonLink to="/" tone="quiet">
            Go to the post-mortems
          </ButtonLink>
          <Button icon={RotateCw} onClick={onRetry}>
            Try again
          </Button>
        </>
      }
    >
      {refusal.text}
    </StatePage>
  )
}
