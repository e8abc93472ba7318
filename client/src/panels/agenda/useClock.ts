import { remainingMs, type Timer } from '@whyboard/shared/domain/timer.ts'

import { useServerTime } from '../../board/boardContext.tsx'
import { clockOf, type Clock } from './agendaWords.ts'

/** A timer as it is shown now; renders again with each second of it. */
export function useClock(timer: Timer): Clock {
  const seconds = useServerTime(250, (nowMs) => Math.ceil(remainingMs(timer, nowMs) / 1000))
  return clockOf(timer.state, seconds * 1000)
}
