import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { EventTime } from '@whyboard/shared/domain/cards/event.ts'
import type { BoardLayout } from '@whyboard/shared/domain/layout.ts'
import { MoveRight } from 'lucide-react'
import { useValue } from 'tldraw'

import { useCardEnvironment } from '../../cards/cardEnvironment.ts'
import { formatEventTime, startedAt } from '../../cards/times.ts'
import { useCanvas, type DragPreview } from '../canvasContext.ts'
import { FactorMark, factorWords, isFactor } from './FactorDrag.tsx'
import styles from './overlays.module.css'

/** What letting go of the dragged cards would mean: a new time, a new bone or parent, a new place in a list. */
export function DragLayer() {
  const { drag } = useCanvas()
  const previews = useValue('drag', () => drag.get(), [drag])
  return previews.map((preview) => <Drag key={preview.cardId} preview={preview} />)
}

function Drag({ preview }: { readonly preview: DragPreview }) {
  const canvas = useCanvas()
  const { view, model } = canvas
  const layout = useValue('layout', () => view.layout.get(), [view])
  const { timeZone, homeDay } = useCardEnvironment()
  const card = model.card(preview.cardId)
  if (card === null) return null
  const factor = isFactor(card) ? card : null
  const says =
    factor === null
      ? sentenceOf(card, preview, (time) => formatEventTime(time, timeZone, homeDay))
      : factorWords(factor, preview, canvas)
  return (
    <>
      {factor === null ? (
        <TargetMark preview={preview} layout={layout} />
      ) : (
        <FactorMark card={factor} preview={preview} />
      )}
      {says !== null && (
        <div
          className={styles.tip}
          style={{
            transform: `translate(${preview.box.x + preview.box.w / 2}px, ${preview.box.y}px) scale(var(--tl-scale))`,
          }}
        >
          <output>{says}</output>
        </div>
      )}
    </>
  )
}

function sentenceOf(card: Card, { target }: DragPreview, told: (time: EventTime) => string) {
  if (card.kind !== 'event') return null
  const before = card.time === null ? 'No time' : told(card.time)
  const after =
    target.kind === 'time'
      ? told(startedAt(card.time, target.startMs))
      : target.kind === 'untimed'
        ? 'No time'
        : null
  if (after === null || after === before) return before
  return (
    <>
      {before} <MoveRight size={12} aria-label="to" /> <strong>{after}</strong>
    </>
  )
}

function TargetMark({
  preview: { target, mark },
  layout,
}: {
  readonly preview: DragPreview
  readonly layout: BoardLayout
}) {
  if (target.kind === 'time') {
    const x = layout.timeline.xOf(target.startMs)
    const { axis } = layout.timeline
    return (
      <svg className={styles.links} data-lane="timeline" aria-hidden>
        <circle className={styles.moment} cx={x} cy={axis.from.y} r={7} />
      </svg>
    )
  }
  if (mark !== null) {
    const { from, to } = mark
    return (
      <svg className={styles.links} aria-hidden>
        <line className={styles.gap} x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      </svg>
    )
  }
  return null
}
