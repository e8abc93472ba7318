import { useServerNow } from '../../board/boardContext.tsx'
import { cx } from '../../ui/cx.ts'
import { clockOf } from './agendaWords.ts'
import styles from './TimerFace.module.css'
import type { Meeting } from './useMeeting.ts'

/** The clock of the phase; `huge` is read from three metres. */
export function TimerFace({
  meeting,
  huge = false,
}: {
  readonly meeting: Meeting
  readonly huge?: boolean
}) {
  const nowMs = useServerNow(250)
  const { timer } = meeting.stage
  const clock = clockOf(timer, nowMs)
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
