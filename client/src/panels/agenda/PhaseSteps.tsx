import { ArrowLeft, ArrowRight } from 'lucide-react'

import { Button } from '../../ui/Button.tsx'
import type { Meeting } from './useMeeting.ts'

/** For facilitators: back to the phase before, and on to the next. The bar they stand in places the two. */
export function PhaseSteps({
  meeting: { before, after, canRun, goTo },
}: {
  readonly meeting: Meeting
}) {
  return (
    <>
      <Button
        icon={ArrowLeft}
        disabled={!canRun || before === null}
        title={before === null ? undefined : `Back to ${before.name}`}
        onClick={() => before && goTo(before.id)}
      >
        Back
      </Button>
      <Button
        tone="primary"
        disabled={!canRun || after === null}
        onClick={() => after && goTo(after.id)}
      >
        {after === null ? 'Last phase' : `Next: ${after.name}`}
        {after !== null && <ArrowRight size={16} aria-hidden />}
      </Button>
    </>
  )
}
