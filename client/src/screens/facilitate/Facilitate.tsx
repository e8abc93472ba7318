import { ArrowLeft } from 'lucide-react'

import { useBoard, useConnection, useRole, useSyncPart } from '../../board/boardContext.tsx'
import { writingWords } from '../../panels/agenda/agendaWords.ts'
import { PhaseNotices } from '../../panels/agenda/PhaseNotices.tsx'
import { PhaseSteps } from '../../panels/agenda/PhaseSteps.tsx'
import { TimerControls } from '../../panels/agenda/TimerControls.tsx'
import { TimerFace } from '../../panels/agenda/TimerFace.tsx'
import { useMeeting } from '../../panels/agenda/useMeeting.ts'
import { useTitle } from '../../ui/app.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { useKeys } from '../../ui/useKeys.ts'
import { ClosedCard } from '../board/ClosedCard.tsx'
import { SyncPill } from '../board/SyncPill.tsx'
import { formatDateTime } from '../../ui/moments.ts'
import styles from './Facilitate.module.css'

/** Phase, clock and questions, large enough for the other side of the room. */
export function Facilitate() {
  const { boardId } = useConnection()
  const board = useBoard()
  const meeting = useMeeting()
  const role = useRole()
  const closed = useSyncPart(({ phase }) => phase === 'closed')
  const { phase, stage } = meeting
  useTitle(`Agenda: ${board.texts.title || 'Untitled post-mortem'}`)
  useKeys({
    t: () => (stage.timer.state === 'running' ? meeting.pause() : meeting.start()),
  })
  const writing = phase === null ? null : writingWords(phase)
  return (
    <div className={styles.screen}>
      <header className={styles.bar}>
        <ButtonLink small tone="quiet" icon={ArrowLeft} to={`/b/${boardId}`}>
          Board
        </ButtonLink>
        <p className={styles.board}>{board.texts.title || 'Untitled post-mortem'}</p>
        <SyncPill compact={false} />
      </header>
      <main className={styles.main}>
        {phase === null ? (
          <p className={styles.prompt}>The agenda comes as soon as the server is connected.</p>
        ) : (
          <>
            <h1 className={styles.phase}>{phase.name}</h1>
            {phase.minutes > 0 ? (
              <TimerFace meeting={meeting} huge />
            ) : (
              phase.deadlineMs !== null && (
                <p className={styles.deadline}>
                  until {formatDateTime(phase.deadlineMs, board.incident.timeZone)}
                </p>
              )
            )}
            {writing !== null && <p className={styles.writing}>{writing}</p>}
            <ul
              className={cx(styles.prompts, phase.prompts.length > 4 && styles.many)}
              aria-label="To say or ask"
            >
              {phase.prompts.map((prompt) => (
                <li key={prompt} className={styles.prompt}>
                  {prompt}
                </li>
              ))}
            </ul>
          </>
        )}
      </main>
      <footer className={styles.foot}>
        <ol className={styles.steps} aria-label="Phases">
          {stage.phases.map((one) => (
            <li
              key={one.id}
              className={cx(styles.step, one.id === stage.phaseId && styles.now)}
              aria-current={one.id === stage.phaseId ? 'step' : undefined}
            >
              {one.name}
            </li>
          ))}
        </ol>
        {role === 'facilitator' ? (
          <div className={styles.controls}>
            {phase !== null && phase.minutes > 0 && <TimerControls meeting={meeting} />}
            <PhaseSteps meeting={meeting} />
          </div>
        ) : (
          <p className={styles.note}>The facilitator runs the agenda.</p>
        )}
      </footer>
      <PhaseNotices />
      {closed && <ClosedCard />}
    </div>
  )
}
