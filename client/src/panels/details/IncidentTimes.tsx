import { MILESTONES, type Milestone } from '@whyboard/shared/domain/cards/event.ts'
import { milestoneTimes } from '@whyboard/shared/domain/timeline.ts'
import type { IncidentPatch } from '@whyboard/shared/document/operations/incident.ts'

import { useBoard, useCanWrite } from '../../board/boardContext.tsx'
import { formatDateTime } from '../../ui/moments.ts'
import styles from './IncidentTimes.module.css'
import { InstantField } from './InstantField.tsx'

const LABELS: Readonly<Record<Milestone, string>> = {
  started: 'Started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
}

/** Says so when a moment is before the one that has to come first. */
function orderProblem(
  times: Readonly<Record<Milestone, number | null>>,
  milestone: Milestone,
): string | undefined {
  const ms = times[milestone]
  if (ms === null) return undefined
  const earlier = MILESTONES.slice(0, MILESTONES.indexOf(milestone))
  const wrong = earlier.findLast((one) => (times[one] ?? -Infinity) > ms)
  return wrong && `Before “${LABELS[wrong]}”. Correct one of the two.`
}

/** The five moments of a response. One that is marked on an event of the timeline is read from there. */
export function IncidentTimes({ onSet }: { readonly onSet: (patch: IncidentPatch) => void }) {
  const board = useBoard()
  const canWrite = useCanWrite()
  const { timeZone, times } = board.incident
  const read = milestoneTimes(board)
  return (
    <div className={styles.times}>
      {MILESTONES.map((milestone) => {
        const fromEvent = board.cards.some(
          (card) => card.kind === 'event' && card.milestone === milestone && card.time !== null,
        )
        const ms = read[milestone]
        const wrong = orderProblem(read, milestone)
        return fromEvent && ms !== null ? (
          <div key={milestone} className={styles.marked}>
            <span className={styles.label}>{LABELS[milestone]}</span>
            <time dateTime={new Date(ms).toISOString()}>{formatDateTime(ms, timeZone)}</time>
            <span className={styles.source}>from the timeline</span>
            {wrong !== undefined && <span className={styles.wrong}>{wrong}</span>}
          </div>
        ) : (
          <InstantField
            key={milestone}
            label={LABELS[milestone]}
            valueMs={times[milestone]}
            timeZone={timeZone}
            disabled={!canWrite}
            error={wrong}
            onCommit={(value) => onSet({ times: { [milestone]: value } })}
          />
        )
      })}
      <p className={styles.note}>
        Mark an event on the timeline as one of these, and its time counts.
      </p>
    </div>
  )
}
