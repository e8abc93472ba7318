import type { TimelineFigure } from '@whyboard/shared/domain/timelineFigure.ts'
import type { Line } from '@whyboard/shared/domain/geometry.ts'
import { MILESTONE_WORDS } from '@whyboard/shared/domain/words.ts'
import { formatClock, formatDuration } from '@whyboard/shared/domain/zone.ts'
import { memo } from 'react'
import { useValue } from 'tldraw'

import { formatDay } from '../../ui/time.ts'
import { useCanvas } from '../canvasContext.ts'
import styles from './layers.module.css'

/** The time axis with its ticks, days, compressed gaps, leader lines and milestone flags. */
export function TimelineLayer() {
  const { view } = useCanvas()
  const figure = useValue('timeline', () => view.layout.get().timeline, [view])
  const timeZone = useValue('zone', () => view.board.get().incident.timeZone, [view])
  const lane = useValue('lane', () => view.layout.get().regions.timeline, [view])
  return (
    <>
      <Tray figure={figure} />
      <svg className={styles.figure} data-lane="timeline" aria-hidden>
        {figure.dayBoundaries.map(({ ms, x }) => (
          <g key={ms} className={styles.day}>
            <line x1={x} x2={x} y1={lane.y + 12} y2={figure.axis.from.y + 34} />
            <text x={x + 8} y={figure.axis.from.y + 36}>
              {formatDay(ms, timeZone)}
            </text>
          </g>
        ))}
        <Leaders figure={figure} />
        <path className={styles.axis} d={pathOf(figure.axis)} />
        {figure.rangeBars.map(({ cardId, line }) => (
          <path key={cardId} className={styles.range} d={pathOf(line)} />
        ))}
        {figure.ticks.map(({ ms, x }) => (
          <g key={ms} className={styles.tick}>
            <line x1={x} x2={x} y1={figure.axis.from.y} y2={figure.axis.from.y + 6} />
            <text x={x} y={figure.axis.from.y + 11} textAnchor="middle">
              {formatClock(ms, timeZone)}
            </text>
          </g>
        ))}
        {figure.gaps.map(({ box, fromMs, toMs }) => (
          <g key={fromMs} className={styles.gap}>
            <rect x={box.x} y={box.y} width={box.w} height={box.h} rx={4} />
            <text x={box.x + box.w / 2} y={box.y + box.h / 2 + 5} textAnchor="middle">
              {'//'}
            </text>
            <title>{`Nothing for ${formatDuration(toMs - fromMs)}`}</title>
          </g>
        ))}
        <Milestones figure={figure} timeZone={timeZone} />
      </svg>
    </>
  )
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

const Leaders = memo(function Leaders({ figure }: { readonly figure: TimelineFigure }) {
  return figure.leaders.map(({ cardId, line }) => (
    <g key={cardId} className={styles.leader}>
      <path d={pathOf(line)} />
      <circle cx={line.from.x} cy={line.from.y} r={4} />
    </g>
  ))
})

function Milestones({
  figure,
  timeZone,
}: {
  readonly figure: TimelineFigure
  readonly timeZone: string
}) {
  return (
    <g className={styles.milestones}>
      {figure.spans.map(({ from, line, durationMs }) => (
        <g key={from} className={styles.span}>
          <path d={pathOf(line)} />
          <text x={(line.from.x + line.to.x) / 2} y={line.from.y - 6} textAnchor="middle">
            {formatDuration(Math.abs(durationMs))}
          </text>
        </g>
      ))}
      {figure.flags.map(({ milestone, pole }) => (
        <path key={milestone} className={styles.pole} d={pathOf(pole)} />
      ))}
      {figure.flags.map(({ milestone, ms, box }) => (
        <g key={milestone} className={styles.flag}>
          <rect x={box.x} y={box.y} width={box.w} height={box.h} rx={4} />
          <text x={box.x + box.w / 2} y={box.y + box.h / 2 + 4} textAnchor="middle">
            {MILESTONE_WORDS[milestone]} {formatClock(ms, timeZone)}
          </text>
        </g>
      ))}
    </g>
  )
}

/** A straight line as SVG path data. Paths rather than lines, because browsers animate `d`. */
export function pathOf({ from, to }: Line): string {
  return `M ${from.x} ${from.y} L ${to.x} ${to.y}`
}
