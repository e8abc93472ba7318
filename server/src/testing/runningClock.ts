import type { Clock } from '../room/environment.ts'
import { manualClock } from './manualClock.ts'

const STEP_MS = 5

/** The machine's time, in steps of 5 ms; it keeps no process alive. */
export function runningClock(): Clock {
  const clock = manualClock(Date.now())
  setInterval(() => clock.advance(Math.max(0, Date.now() - clock.nowMs())), STEP_MS).unref()
  return clock
}
