import { currentPhase, type Phase, type Stage } from '@whyboard/shared/domain/agenda.ts'
import { goToPhase } from '@whyboard/shared/document/operations/stage.ts'
import { useEffect, useRef } from 'react'

import {
  useBoardModel,
  useCanFacilitate,
  useStage,
  useSyncPart,
} from '../../board/boardContext.tsx'
import { useNotices } from '../../ui/Notices.tsx'

/** How long a step of the agenda can be taken back, ms. */
const UNDO_MS = 5_000

/** Tells everybody gently when the meeting moves on; facilitators can take the step back for five seconds. */
export function PhaseNotices({
  onGoTo,
}: {
  /** Shows the region of a phase; left out where there is no board to show. */
  readonly onGoTo?: (region: Phase['region']) => void
}) {
  const { stageWriter } = useBoardModel()
  const stage = useStage()
  const syncPhase = useSyncPart(({ phase }) => phase)
  const canRun = useCanFacilitate()
  const { notify } = useNotices()
  const seen = useRef<Stage | null>(null)
  useEffect(() => {
    // Until the stage has come from the server there is no step to speak of.
    if (syncPhase !== 'live' || stage.phaseId === '') return
    const before = seen.current
    seen.current = stage
    if (before === null || before.phaseId === stage.phaseId) return
    const phase = currentPhase(stage)
    if (phase === null) return
    const time = phase.minutes > 0 ? ` · ${phase.minutes} min` : ''
    const undo = {
      label: 'Undo',
      onPress: () => {
        goToPhase(stageWriter, before.phaseId, before.timer)
      },
    }
    const show = { label: 'Go there', onPress: () => onGoTo?.(phase.region) }
    notify({
      id: 'phase',
      text: `Now: ${phase.name}${time}`,
      lastsMs: UNDO_MS,
      ...(canRun ? { action: undo } : onGoTo !== undefined && { action: show }),
    })
  }, [canRun, notify, onGoTo, stage, stageWriter, syncPhase])
  return null
}
