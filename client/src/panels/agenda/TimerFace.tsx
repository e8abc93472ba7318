import { cx } from '../../ui/cx.ts'
import styles from './TimerFace.module.css'
import { useClock } from './useClock.ts'
import type { Meeting } from './useMeeting.ts'

/** The clock of the phase; `huge` is read from three metres. */
export function TimerFace({
  meeting,
  huge = false,
}: {
  readonly meeting: Meeting
  readonly huge?: boolean
}) {
  const { timer } = meeting.stage
  const clock = useClock(timer)
  return (
    <p
      className={cx(styles.face, huge && styles.huge, clock.over && styles.over)}
      data-state={timer.state}
      role="timer"
      aria-label={clock.spoken}
    >
      {clock.text}
    </p>
  )
}
