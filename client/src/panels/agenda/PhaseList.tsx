import type { Phase } from '@whyboard/shared/domain/agenda.ts'
import { Check } from 'lucide-react'
import { useState } from 'react'

import { useBoardPart } from '../../board/boardContext.tsx'
import { cx } from '../../ui/cx.ts'
import { formatDateTime } from '../../ui/moments.ts'
import { epochToZoned, zonedToEpochMs } from '../../ui/wallClock.ts'
import { phaseTime } from './agendaWords.ts'
import styles from './PhaseList.module.css'
import type { Meeting } from './useMeeting.ts'

const MAX_MINUTES = 600

function Minutes({ phase, meeting }: { readonly phase: Phase; readonly meeting: Meeting }) {
  const [draft, setDraft] = useState<string | null>(null)
  const commit = (): void => {
    const minutes = Math.round(Number(draft))
    if (draft !== null && draft.trim() !== '' && minutes >= 1 && minutes <= MAX_MINUTES) {
      meeting.setMinutes(phase.id, minutes)
    }
    setDraft(null)
  }
  return (
    <label className={styles.minutes}>
      <input
        type="number"
        aria-label={`Minutes for ${phase.name}`}
        inputMode="numeric"
        min={1}
        max={MAX_MINUTES}
        value={draft ?? phase.minutes}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setDraft(null)
        }}
      />
      <span aria-hidden>min</span>
    </label>
  )
}

function Deadline({
  phase,
  meeting,
  timeZone,
}: {
  readonly phase: Phase
  readonly meeting: Meeting
  readonly timeZone: string
}) {
  const [draft, setDraft] = useState<string | null>(null)
  const stored = phase.deadlineMs === null ? '' : epochToZoned(phase.deadlineMs, timeZone)
  return (
    <label className={styles.deadline}>
      <input
        type="datetime-local"
        aria-label={`Deadline for ${phase.name}`}
        value={draft ?? stored}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft !== null) meeting.setDeadline(phase.id, zonedToEpochMs(draft, timeZone))
          setDraft(null)
        }}
      />
    </label>
  )
}

/** The phases in order, the current one marked; a facilitator goes to any of them and edits their time. */
export function PhaseList({ meeting }: { readonly meeting: Meeting }) {
  const { timeZone } = useBoardPart(({ incident }) => incident)
  const { stage, canRun } = meeting
  const at = stage.phases.findIndex((phase) => phase.id === stage.phaseId)
  return (
    <ol className={styles.list} aria-label="Agenda">
      {stage.phases.map((phase, index) => {
        const now = index === at
        const name = (
          <>
            <span className={styles.number} aria-hidden>
              {index < at ? <Check size={12} strokeWidth={3} /> : index + 1}
            </span>
            <span className={styles.name}>{phase.name}</span>
          </>
        )
        return (
          <li
            key={phase.id}
            className={cx(styles.phase, now && styles.now, index < at && styles.done)}
            aria-current={now ? 'step' : undefined}
          >
            {canRun ? (
              <button
                type="button"
                className={styles.go}
                title={now ? undefined : `Go to ${phase.name}`}
                onClick={() => meeting.goTo(phase.id)}
              >
                {name}
              </button>
            ) : (
              <span className={styles.go}>{name}</span>
            )}
            {!canRun ? (
              <span className={styles.time}>
                {phaseTime(phase, (ms) => formatDateTime(ms, timeZone))}
              </span>
            ) : phase.minutes > 0 ? (
              <Minutes phase={phase} meeting={meeting} />
            ) : (
              <Deadline phase={phase} meeting={meeting} timeZone={timeZone} />
            )}
          </li>
        )
      })}
    </ol>
  )
}
