import type { ApiError } from '../../connection/api.ts'
import { refusalOf } from '../access/refusal.ts'
import { RefusalPage } from '../access/RefusalPage.tsx'

/** Why there is no report to show; `null`: this browser has no key for the board. */
export function ReportRefused({
  error,
  onRetry,
}: {
  readonly error: ApiError | null
  readonly onRetry: () => void
}) {
  return <RefusalPage refusal={refusalOf(error)} onRetry={onRetry} />
}
