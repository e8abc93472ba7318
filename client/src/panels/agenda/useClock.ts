import { remainingMs, type Timer } from '@whyboard/shared/domain/timer.ts'

import { useServerTime } from '../../board/boardContext.tsx'
import { clockOf, type Clock } from './agendaWords.ts'

/** A second of a timer begins at any moment of the server's: asked this often, ms, it is shown no later than that. */
const ASKED_EVERY_MS = 250

/** A timer as it is shown now; renders again with each second of it. */
export function useClock(timer: Timer): Clock {
  const seconds = useServerTime(timer.state === 'running' ? ASKED_EVERY_MS : null, (nowMs) =>
    Math.ceil(remainingMs(timer, nowMs) / 1000),
  )
  return clockOf(timer.state, seconds * 1000)
}
