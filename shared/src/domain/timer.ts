/** The clock of a phase. All times are the server's, so it reads the same for everybody; durations in ms. */
export type Timer =
  | { readonly state: 'idle'; readonly durationMs: number }
  | { readonly state: 'running'; readonly endsAtMs: number; readonly durationMs: number }
  | { readonly state: 'paused'; readonly remainingMs: number; readonly durationMs: number }

const MINUTE_MS = 60_000

/** A timer that has not been started, for a phase of so many minutes. */
export function idleTimer(minutes: number): Timer {
  return { state: 'idle', durationMs: Math.max(0, minutes) * MINUTE_MS }
}

/**
 * What is left, in ms; negative: so long over time. `nowMs` is the server's time; where that is known a moment late, a timer
 * that has just begun has its full time and no more.
 */
export function remainingMs(timer: Timer, nowMs: number): number {
  switch (timer.state) {
    case 'idle':
      return timer.durationMs
    case 'running':
      return Math.min(timer.endsAtMs - nowMs, timer.durationMs)
    case 'paused':
      return timer.remainingMs
  }
}

/** Starts from the full duration, whatever the state was. */
export function startTimer(timer: Timer, nowMs: number): Timer {
  return { state: 'running', endsAtMs: nowMs + timer.durationMs, durationMs: timer.durationMs }
}

/** Stops a running timer where it is; any other stays as it is. */
export function pauseTimer(timer: Timer, nowMs: number): Timer {
  if (timer.state !== 'running') return timer
  return {
    state: 'paused',
    remainingMs: timer.endsAtMs - nowMs,
    durationMs: timer.durationMs,
  }
}

/** Lets a paused timer run on, or starts an idle one; a running one stays as it is. */
export function resumeTimer(timer: Timer, nowMs: number): Timer {
  switch (timer.state) {
    case 'idle':
      return startTimer(timer, nowMs)
    case 'running':
      return timer
    case 'paused':
      return {
        state: 'running',
        endsAtMs: nowMs + timer.remainingMs,
        durationMs: timer.durationMs,
      }
  }
}

/** Back to the full duration, not running. */
export function resetTimer(timer: Timer): Timer {
  return { state: 'idle', durationMs: timer.durationMs }
}

/**
 * Gives a phase more time or (negative `byMs`) less. A timer that is already over counts added time from now, so that
 * "one minute more" is a minute from now. Taking time away ends at now at the earliest.
 */
export function extendTimer(timer: Timer, byMs: number, nowMs: number): Timer {
  const durationMs = Math.max(0, timer.durationMs + byMs)
  if (timer.state === 'idle') return { state: 'idle', durationMs }
  const before = remainingMs(timer, nowMs)
  const floor = Math.min(before, 0)
  const left = byMs > 0 ? Math.max(before, 0) + byMs : Math.max(before + byMs, floor)
  return timer.state === 'running'
    ? { state: 'running', endsAtMs: nowMs + left, durationMs }
    : { state: 'paused', remainingMs: left, durationMs }
}

/** `12:05`, `1:05:00`, over time `−1:20` (with a minus sign). Whole seconds, rounded up, so that 0:00 means over. */
export function formatRemaining(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  const total = Math.abs(seconds)
  const hours = Math.floor(total / 3600)
  const minutes = Math.floor((total % 3600) / 60)
  const rest = String(total % 60).padStart(2, '0')
  const clock =
    hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
  return seconds < 0 ? `−${clock}` : clock
}
