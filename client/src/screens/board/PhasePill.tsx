import { currentPhase } from '@whyboard/shared/domain/agenda.ts'

import { useStage } from '../../board/boardContext.tsx'
import { useClock } from '../../panels/agenda/useClock.ts'
import { cx } from '../../ui/cx.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import styles from './PhasePill.module.css'

/** The phase and its clock; opens the agenda. */
export function PhasePill({
  open,
  onToggle,
}: {
  readonly open: boolean
  readonly onToggle: () => void
}) {
  const stage = useStage()
  const phase = currentPhase(stage)
  const timed = phase !== null && phase.minutes > 0
  const clock = useClock(stage.timer)
  return (
    <Tooltip label={open ? 'Hide the agenda' : 'Show the agenda'}>
      <button
        type="button"
        className={cx(styles.pill, timed && clock.over && styles.over)}
        aria-expanded={open}
        onClick={onToggle}
      >
        <span className="visually-hidden">Agenda: </span>
        <span className={styles.name}>{phase?.name ?? 'Agenda'}</span>
        {timed && (
          <>
            <span className={styles.clock} data-state={stage.timer.state} aria-hidden>
              {clock.text}
            </span>
            <span className="visually-hidden">{clock.spoken}</span>
          </>
        )}
      </button>
    </Tooltip>
  )
}
