import type { Phase } from '@whyboard/shared/domain/agenda.ts'
import { formatRemaining, type Timer } from '@whyboard/shared/domain/timer.ts'

/** A timer as it is shown: `4:05`, and `+1:20` once it is over. */
export interface Clock {
  readonly text: string
  readonly over: boolean
  /** For screen readers, in words. */
  readonly spoken: string
}

/** What a clock shows with so much left, ms, of a timer in that state. */
export function clockOf(state: Timer['state'], leftMs: number): Clock {
  const over = Math.ceil(leftMs / 1000) < 0
  const minutes = Math.round(Math.abs(leftMs) / 60_000)
  const span = minutes === 1 ? '1 minute' : `${minutes} minutes`
  const rests = state === 'running' ? '' : state === 'paused' ? ', paused' : ', not started'
  return over
    ? {
        text: `+${formatRemaining(-Math.ceil(leftMs / 1000) * 1000)}`,
        over,
        spoken: `${span} over${rests}`,
      }
    : { text: formatRemaining(leftMs), over, spoken: `${span} left${rests}` }
}

/** How a phase's time is said: `20 min`, `until Fri 20 Nov 2026, 14:00`, `no deadline`. */
export function phaseTime(phase: Phase, formatDateTime: (ms: number) => string): string {
  if (phase.minutes > 0) return `${phase.minutes} min`
  return phase.deadlineMs === null ? 'no deadline' : `until ${formatDateTime(phase.deadlineMs)}`
}

/** How people write in a phase, in words; `null` when nobody does. */
export function writingWords(phase: Phase): string | null {
  switch (phase.writing) {
    case 'none':
      return null
    case 'open':
      return 'Everyone writes'
    case 'silent-then-open':
      return `First ${phase.silentMinutes} min in silence, each for themselves; then together`
  }
}
