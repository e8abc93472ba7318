import type { Milestone } from './cards/event.ts'
import type { Box, Line } from './geometry.ts'

/** A mark on the axis. */
export interface Tick {
  /** Epoch ms. */
  readonly ms: number
  readonly x: number
}

/** A tick with its time. */
export interface TimeTick extends Tick {
  /** Whether its time is told from afar as well, where those of all ticks would run into each other. */
  readonly major: boolean
  /** Whether it is a time of a day, or a day. */
  readonly unit: 'time' | 'day'
}

/** A stretch of the axis that is compressed because nothing happened, drawn as ⫽, or that someone has opened. */
export interface TimelineGap {
  readonly box: Box
  readonly opened: boolean
  /** Epoch ms. */
  readonly fromMs: number
  readonly toMs: number
}

/** The line from an event's time on the axis to its card. */
export interface Leader {
  readonly cardId: string
  readonly line: Line
}

/** The stretch of the axis that an event with an end takes. */
export interface RangeBar {
  readonly cardId: string
  readonly line: Line
}

/** A milestone's flag: its label's box, and its pole from the label down to the axis. */
export interface MilestoneFlag {
  readonly milestone: Milestone
  /** Epoch ms. */
  readonly ms: number
  /** From 0 at the axis upwards. */
  readonly level: number
  readonly box: Box
  readonly pole: Line
}

/** How long it took from one milestone to the next one recorded, drawn between their poles. */
export interface MilestoneSpan {
  readonly from: Milestone
  readonly to: Milestone
  readonly durationMs: number
  readonly line: Line
}

/** Everything of the timeline lane besides its cards, in world px. */
export interface TimelineFigure {
  readonly axis: Line
  readonly ticks: readonly TimeTick[]
  /** The start of each day that follows the first, in the board's zone; of each month where the ticks are days. */
  readonly dayBoundaries: readonly Tick[]
  readonly gaps: readonly TimelineGap[]
  readonly leaders: readonly Leader[]
  readonly rangeBars: readonly RangeBar[]
  readonly flags: readonly MilestoneFlag[]
  readonly spans: readonly MilestoneSpan[]
  /** Where events without a time wait. */
  readonly tray: Box
  /** Row of each dated event's card, from 0 at the axis. */
  readonly rows: ReadonlyMap<string, number>
  /** Where a time (epoch ms) lies on the axis; any number has a place. */
  xOf(ms: number): number
  /** The time at a place of the axis, epoch ms, not rounded; the inverse of `xOf`. */
  msAt(x: number): number
}
