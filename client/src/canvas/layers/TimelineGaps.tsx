import { rightOf } from '@whyboard/shared/domain/geometry.ts'
import type { TimelineFigure, TimelineGap } from '@whyboard/shared/domain/timelineFigure.ts'
import { formatDuration } from '@whyboard/shared/domain/zone.ts'
import { useMemo } from 'react'
import { useEditor } from 'tldraw'

import { ownPointer } from '../../cards/CardFields.tsx'
import { bringBoxIntoView } from '../camera.ts'
import { useCanvas } from '../canvasContext.ts'
import { timeAxis } from '../timeAxis.ts'
import layers from './layers.module.css'
import styles from './timeline.module.css'
import { useIsNear } from './useIsNear.ts'

/** How high the strokes of a compressed gap are, how far apart, and how far they lean, px. */
const MARK = { h: 26, apart: 9, lean: 9 }
/** The bracket below an opened gap: its distance from the axis, and how high its ends are. */
const BRACKET = { down: 40, h: 8 }

/** Where nothing happened for long the axis is broken, and says for how long; an opened gap has a bracket below it. */
export function GapMarks({ figure }: { readonly figure: TimelineFigure }) {
  const { y } = figure.axis.from
  const isNear = useIsNear()
  return figure.gaps.map(({ box, fromMs, toMs, opened }) => {
    if (!isNear([box, { x: rightOf(box), y }])) return null
    if (opened) {
      const { down, h } = BRACKET
      return (
        <path
          key={fromMs}
          className={styles.bracket}
          d={`M ${box.x + 2} ${y + down - h} v ${h} h ${box.w - 4} v ${-h}`}
        />
      )
    }
    const middle = box.x + box.w / 2
    const strokes = [middle - MARK.apart / 2, middle + MARK.apart / 2]
      .map((x) => `M ${x - MARK.lean / 2} ${y + MARK.h / 2} l ${MARK.lean} ${-MARK.h}`)
      .join(' ')
    return (
      <g key={fromMs} className={layers.gap}>
        <rect x={box.x + 8} y={y - 3} width={box.w - 16} height={6} />
        <path className={layers.silence} d={`M ${box.x + 8} ${y} h ${box.w - 16}`} />
        <rect x={middle - MARK.apart / 2} y={y - 4} width={MARK.apart} height={8} />
        <path d={strokes} />
        <text x={middle} y={y + 28} textAnchor="middle">
          {formatDuration(toMs - fromMs)}
        </text>
      </g>
    )
  })
}

/** What is pressed to open a gap, or to close it again; the commands of the axis do so with all gaps. */
export function GapButtons({ figure }: { readonly figure: TimelineFigure }) {
  const editor = useEditor()
  const { model, view } = useCanvas()
  const axis = useMemo(() => timeAxis(editor, model, view), [editor, model, view])
  return figure.gaps.map((gap) => (
    <GapButton
      key={gap.fromMs}
      gap={gap}
      onPress={axis.toggle}
      onFocus={({ box }) => bringBoxIntoView(editor, box)}
    />
  ))
}

function GapButton({
  gap,
  onPress,
  onFocus,
}: {
  readonly gap: TimelineGap
  readonly onPress: (gap: TimelineGap) => void
  /** Somebody came to it by key. */
  readonly onFocus: (gap: TimelineGap) => void
}) {
  const { commands } = useCanvas()
  const { box, opened } = gap
  const length = formatDuration(gap.toMs - gap.fromMs)
  const label = `${opened ? 'Hide' : 'Show'} ${length} without events`
  const middle = box.x + box.w / 2
  const down = box.y + box.h / 2
  return (
    <button
      {...ownPointer}
      type="button"
      className={opened ? styles.closeGap : styles.openGap}
      aria-label={label}
      title={label}
      aria-expanded={opened}
      style={
        opened
          ? { transform: `translate(${middle}px, ${down + BRACKET.down}px) translate(-50%, -50%)` }
          : { transform: `translate(${box.x + 4}px, ${down - 24}px)`, width: box.w - 8, height: 72 }
      }
      onClick={() => onPress(gap)}
      onFocus={({ currentTarget }) => {
        if (currentTarget.matches(':focus-visible')) onFocus(gap)
      }}
      onKeyDown={({ key }) => {
        if (key === 'Escape') commands.focus()
      }}
    >
      {opened && `Hide ${length}`}
    </button>
  )
}
