import type { Phase } from '@whyboard/shared/domain/agenda.ts'
import { Crosshair, ExternalLink, X } from 'lucide-react'

import { useConnection, useRole, useSyncPart } from '../../board/boardContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './AgendaPanel.module.css'
import { writingWords } from './agendaWords.ts'
import { PhaseList } from './PhaseList.tsx'
import { PhaseSteps } from './PhaseSteps.tsx'
import { TimerControls } from './TimerControls.tsx'
import { TimerFace } from './TimerFace.tsx'
import { useMeeting } from './useMeeting.ts'

/** The agenda beside the board: where the meeting is, its clock, what to ask, and, for facilitators, how to go on. */
export function AgendaPanel({
  onClose,
  onGoTo,
}: {
  readonly onClose: () => void
  readonly onGoTo: (region: Phase['region']) => void
}) {
  const { boardId } = useConnection()
  const meeting = useMeeting()
  const role = useRole()
  const live = useSyncPart(({ phase }) => phase === 'live')
  const { phase } = meeting
  const writing = phase === null ? null : writingWords(phase)
  return (
    <aside className={styles.panel} aria-label="Agenda">
      <div className={styles.head}>
        <h2>Agenda</h2>
        <span className={styles.space} />
        <IconButton
          label="Show on a second screen"
          icon={ExternalLink}
          onClick={() => window.open(`/b/${boardId}/facilitate`, '_blank', 'noopener')}
        />
        <IconButton label="Close the agenda" icon={X} onClick={onClose} />
      </div>
      <div className={styles.scroll}>
        {phase !== null && (
          <section className={styles.current}>
            <div className={styles.phase}>
              <h3>{phase.name}</h3>
              <Button small tone="quiet" icon={Crosshair} onClick={() => onGoTo(phase.region)}>
                Go there
              </Button>
            </div>
            {phase.minutes > 0 && (
              <>
                <TimerFace meeting={meeting} />
                {role === 'facilitator' && <TimerControls meeting={meeting} />}
              </>
            )}
            {role === 'facilitator' && (
              <div className={styles.steps}>
                <PhaseSteps meeting={meeting} />
              </div>
            )}
            {role === 'facilitator' && !live && (
              <p className={styles.away}>
                The agenda can be run again as soon as the server is connected.
              </p>
            )}
            {writing !== null && <p className={styles.writing}>{writing}</p>}
          </section>
        )}
        {phase !== null && phase.prompts.length > 0 && (
          <section className={styles.prompts}>
            <h3>To say or ask</h3>
            <ul>
              {phase.prompts.map((prompt) => (
                <li key={prompt}>{prompt}</li>
              ))}
            </ul>
          </section>
        )}
        <section className={styles.phases}>
          <h3>Phases</h3>
          <PhaseList meeting={meeting} />
          {role !== 'facilitator' && (
            <p className={styles.note}>The facilitator runs the agenda.</p>
          )}
        </section>
      </div>
    </aside>
  )
}
