import {
  currentPhase,
  neighbourPhase,
  type Phase,
  type Stage,
} from '@whyboard/shared/domain/agenda.ts'
import {
  editPhase,
  extendTimer,
  goToPhase,
  pauseTimer,
  resetTimer,
  startTimer,
} from '@whyboard/shared/document/operations/stage.ts'
import { useMemo } from 'react'

import { useBoardModel, useCanFacilitate, useStage } from '../../board/boardContext.tsx'

const MINUTE_MS = 60_000

/** The meeting's controls. Where `canRun` is false they do nothing: the person is no facilitator, or not connected. */
export interface Meeting {
  readonly stage: Stage
  readonly phase: Phase | null
  readonly before: Phase | null
  readonly after: Phase | null
  readonly canRun: boolean
  goTo(phaseId: string): void
  start(): void
  pause(): void
  reset(): void
  /** More or (negative) less time for this phase. */
  addMinutes(minutes: number): void
  setMinutes(phaseId: string, minutes: number): void
  /** Epoch ms, or `null` for none. */
  setDeadline(phaseId: string, deadlineMs: number | null): void
}

/** Where the meeting is, and what a facilitator can do with it. */
export function useMeeting(): Meeting {
  const { stageWriter } = useBoardModel()
  const stage = useStage()
  const canRun = useCanFacilitate()
  return useMemo(() => {
    const run =
      <Args extends readonly unknown[]>(act: (...args: Args) => unknown) =>
      (...args: Args): void => {
        if (canRun) act(...args)
      }
    return {
      stage,
      phase: currentPhase(stage),
      before: neighbourPhase(stage, -1),
      after: neighbourPhase(stage, 1),
      canRun,
      goTo: run((phaseId: string) => goToPhase(stageWriter, phaseId)),
      start: run(() => startTimer(stageWriter)),
      pause: run(() => pauseTimer(stageWriter)),
      reset: run(() => resetTimer(stageWriter)),
      addMinutes: run((minutes: number) => extendTimer(stageWriter, minutes * MINUTE_MS)),
      setMinutes: run((phaseId: string, minutes: number) =>
        editPhase(stageWriter, phaseId, { minutes }),
      ),
      setDeadline: run((phaseId: string, deadlineMs: number | null) =>
        editPhase(stageWriter, phaseId, { deadlineMs }),
      ),
    }
  }, [stage, canRun, stageWriter])
}
