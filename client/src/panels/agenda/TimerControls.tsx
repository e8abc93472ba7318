import { Minus, Pause, Play, Plus, RotateCcw } from 'lucide-react'

import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './TimerControls.module.css'
import type { Meeting } from './useMeeting.ts'

/** Start or pause, a minute more or less, from the start. */
export function TimerControls({ meeting }: { readonly meeting: Meeting }) {
  const { canRun, stage } = meeting
  const running = stage.timer.state === 'running'
  return (
    <fieldset className={styles.controls} aria-label="Timer">
      <IconButton
        label="One minute less"
        icon={Minus}
        disabled={!canRun}
        onClick={() => meeting.addMinutes(-1)}
      />
      <Button
        icon={running ? Pause : Play}
        disabled={!canRun}
        className={styles.start}
        onClick={running ? meeting.pause : meeting.start}
      >
        {running ? 'Pause' : stage.timer.state === 'paused' ? 'Go on' : 'Start'}
      </Button>
      <IconButton
        label="One minute more"
        icon={Plus}
        disabled={!canRun}
        onClick={() => meeting.addMinutes(1)}
      />
      <IconButton
        label="Back to the full time"
        icon={RotateCcw}
        disabled={!canRun || stage.timer.state === 'idle'}
        onClick={meeting.reset}
      />
    </fieldset>
  )
}
