import type { EventTime } from '@whyboard/shared/domain/cards/event.ts'
import type { MilestoneFlag, TimelineFigure } from '@whyboard/shared/domain/timelineFigure.ts'
import { FLAG_PITCH, SPAN_HEIGHT } from '@whyboard/shared/domain/timelineLayout.ts'
import type { Line } from '@whyboard/shared/domain/geometry.ts'
import { MILESTONE_WORDS } from '@whyboard/shared/domain/words.ts'
import { formatClock, formatDuration } from '@whyboard/shared/domain/zone.ts'
import { useValue } from 'tldraw'

import { timeTitle } from '../../cards/times.ts'
import { useApp } from '../../ui/app.tsx'
import { formatShortDay } from '../../ui/moments.ts'
import { formatDay } from '../../ui/time.ts'
import { useCanvas } from '../canvasContext.ts'
import styles from './layers.module.css'
import { GapButtons, GapMarks } from './TimelineGaps.tsx'
import { useIsNear } from './useIsNear.ts'
import { vars } from './vars.ts'

/** How much of the height a level of flags takes from afar at most, and what stays free above them, px. */
const MAX_FAR_PITCH = 54
const LANE_EDGE = 8
/** What the lane's heading takes of its width where it stands within the lane, px. */
const HEADING_ROOM = 900
/** What a letter of a duration takes at most, px. */
const LETTER = 7
/** From afar a day's name needs this much of the axis, px. */
const DAY_ROOM = 240

/** The time axis with its ticks, days, compressed gaps, leader lines and milestone flags. */
export function TimelineLayer() {
  const { view } = useCanvas()
  const figure = useValue('timeline', () => view.layout.get().timeline, [view])
  const timeZone = useValue('zone', () => view.board.get().incident.timeZone, [view])
  const lane = useValue('lane', () => view.layout.get().regions.timeline, [view])
  const { timeZone: ownTimeZone } = useApp()
  const { y } = figure.axis.from
  const days = namedDays(figure)
  const isNear = useIsNear()
  return (
    <>
      <Tray figure={figure} />
      <svg className={styles.figure} data-lane="timeline" aria-hidden>
        {figure.leaders.map(
          ({ cardId, line }) =>
            isNear([line.from, line.to]) && (
              <g key={cardId} className={styles.leader}>
                <path d={pathOf(line)} />
                <circle cx={line.from.x} cy={line.from.y} r={4} />
              </g>
            ),
        )}
        <path className={styles.axis} d={pathOf(figure.axis)} />
        {figure.rangeBars.map(
          ({ cardId, line }) =>
            isNear([line.from, line.to]) && (
              <path key={cardId} className={styles.range} d={pathOf(line)} />
            ),
        )}
        {figure.ticks
          .filter(({ x }) => isNear([{ x, y }]))
          .map(({ ms, x, major, unit }) => {
            const isTold =
              major && days.every((day) => !day.told || x < day.x - 60 || x > day.x + DAY_ROOM + 50)
            return (
              <g key={ms} className={styles.tick} data-major={isTold || undefined}>
                <title>{timeTitle(momentAt(ms), timeZone, ownTimeZone)}</title>
                <line x1={x} x2={x} y1={y} y2={y + 6} />
                <text x={x} y={y + 11} textAnchor="middle">
                  {unit === 'day' ? formatShortDay(ms, timeZone) : formatClock(ms, timeZone)}
                </text>
              </g>
            )
          })}
        {days
          .filter(({ x }) =>
            isNear([
              { x, y: lane.y },
              { x, y },
            ]),
          )
          .map(({ ms, x, begins, told }) => {
            // Over the lane's name and what stands beside it no day is named.
            const isAbove = begins && x > lane.x + HEADING_ROOM
            const top = isAbove ? lane.y + 14 : y + 28
            return (
              <g key={ms} className={styles.day} data-told={told || undefined}>
                {begins && <line x1={x} x2={x} y1={lane.y + (isAbove ? 12 : 44)} y2={y + 34} />}
                <text
                  x={x + (begins ? 8 : 0)}
                  y={top}
                  style={vars({ '--down': `${y + 11 - top}px` })}
                >
                  {formatDay(ms, timeZone)}
                </text>
              </g>
            )
          })}
        <GapMarks figure={figure} />
        <Milestones figure={figure} />
      </svg>
      <GapButtons figure={figure} />
      <Flags figure={figure} timeZone={timeZone} />
    </>
  )
}

function momentAt(startMs: number): EventTime {
  return { startMs, endMs: null, approximate: false }
}

/** A day's name on the axis. */
interface NamedDay {
  readonly ms: number
  readonly x: number
  /** Whether the day begins there; the first one began before the axis. */
  readonly begins: boolean
  /** Whether its name is shown from afar, where it needs more room. */
  readonly told: boolean
}

/** The days that begin on the axis, and the one at its left end where there is room for its name. */
function namedDays({ axis, dayBoundaries, msAt }: TimelineFigure): readonly NamedDay[] {
  const { x: start } = axis.from
  const hasRoom = (dayBoundaries[0]?.x ?? Infinity) - start >= DAY_ROOM
  const days: NamedDay[] = hasRoom ? [{ ms: msAt(start), x: start, begins: false, told: true }] : []
  let toldX = hasRoom ? start : -Infinity
  for (const { ms, x } of dayBoundaries) {
    const told = x - toldX >= DAY_ROOM
    if (told) toldX = x
    days.push({ ms, x, begins: true, told })
  }
  return days
}

function Tray({ figure }: { readonly figure: TimelineFigure }) {
  const { x, y, w, h } = figure.tray
  return (
    <div
      className={styles.tray}
      style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h }}
    >
      No time yet
    </div>
  )
}

function Milestones({ figure }: { readonly figure: TimelineFigure }) {
  return (
    <g className={styles.milestones}>
      {figure.spans.map(({ from, line, durationMs }) => {
        const words = formatDuration(durationMs)
        const hasRoom = line.to.x - line.from.x >= words.length * LETTER + 8
        return (
          <g key={from} className={styles.span}>
            <path d={pathOf(line)} />
            {hasRoom && (
              <text x={(line.from.x + line.to.x) / 2} y={line.from.y - 6} textAnchor="middle">
                {words}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

/** The milestones' names on their poles; from afar larger, without their times, up to the lane's upper edge. */
function Flags({
  figure,
  timeZone,
}: {
  readonly figure: TimelineFigure
  readonly timeZone: string
}) {
  const { flags, axis } = figure
  const levels = Math.max(1, ...flags.map(({ level }) => level + 1))
  const farPitch = Math.min(MAX_FAR_PITCH, Math.floor((axis.from.y - LANE_EDGE) / levels))
  const styleOf = ({ level, pole }: MilestoneFlag) =>
    vars({
      transform: `translate(${pole.to.x}px, ${pole.to.y}px)`,
      '--near': `${SPAN_HEIGHT + level * FLAG_PITCH}px`,
      '--far': `${level * farPitch}px`,
      '--far-size': `${farPitch * 0.66}px`,
    })
  // All poles first: none crosses a name.
  return (
    <>
      {flags.map((flag) => (
        <div key={flag.milestone} className={styles.pole} style={styleOf(flag)} aria-hidden />
      ))}
      {flags.map((flag) => (
        <div key={flag.milestone} className={styles.flag} style={styleOf(flag)} aria-hidden>
          {MILESTONE_WORDS[flag.milestone]} <span>{formatClock(flag.ms, timeZone)}</span>
        </div>
      ))}
    </>
  )
}

/** A straight line as SVG path data. Paths rather than lines, because browsers animate `d`. */
export function pathOf({ from, to }: Line): string {
  return `M ${from.x} ${from.y} L ${to.x} ${to.y}`
}
