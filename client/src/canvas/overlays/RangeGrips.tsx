import { setCardFields } from '@whyboard/shared/document/operations/cards.ts'
import type { EventTime, TimelineEvent } from '@whyboard/shared/domain/cards/event.ts'
import { pulledRange, type RangeEdge } from '@whyboard/shared/domain/timelineRange.ts'
import { formatDuration } from '@whyboard/shared/domain/zone.ts'
import { MoveRight } from 'lucide-react'
import { useEffect, useState, type PointerEvent } from 'react'
import { useEditor, useValue, type Editor } from 'tldraw'

import { useCard } from '../../board/boardContext.tsx'
import { useCardEnvironment } from '../../cards/cardEnvironment.ts'
import { formatEventTime } from '../../cards/times.ts'
import { cx } from '../../ui/cx.ts'
import { useCanvas } from '../canvasContext.ts'
import { cardIdOf, isCardShape } from '../cardShape.ts'
import { FAR_ZOOM } from '../CardShapeUtil.tsx'
import { pathOf } from '../layers/TimelineLayer.tsx'
import layer from '../layers/timeline.module.css'
import styles from './overlays.module.css'

/** Below the card's upper edge: beside its time. */
const GRIP_DOWN = 20

/** An end of an event's time that is being pulled. */
interface Pull {
  readonly edge: RangeEdge
  /** Where the pointer was pressed, and where the end was then, world px. */
  readonly pressedX: number
  readonly fromX: number
  readonly time: EventTime
}

/** The ends of the one selected event's time, to be pulled: on the axis, and the last one at the card's edge too. */
export function RangeGrips() {
  const editor = useEditor()
  const { canWrite } = useCardEnvironment()
  const id = useValue('event with grips', () => gripped(editor), [editor])
  const card = useCard(id ?? '')
  if (!canWrite || card?.kind !== 'event' || card.time === null) return null
  return <Grips key={card.id} event={card} time={card.time} />
}

function gripped(editor: Editor): string | null {
  const only = editor.getOnlySelectedShape()
  if (!isCardShape(only) || !editor.isIn('select.idle') || editor.getZoomLevel() < FAR_ZOOM) {
    return null
  }
  return cardIdOf(only.id)
}

function Grips({ event, time }: { readonly event: TimelineEvent; readonly time: EventTime }) {
  const editor = useEditor()
  const { view, model } = useCanvas()
  const layout = useValue('layout', () => view.layout.get(), [view])
  const [pull, setPull] = useState<Pull | null>(null)
  const pulling = pull !== null
  useEffect(() => {
    if (!pulling) return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      setPull(null)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [pulling])

  const box = layout.cards.get(event.id)
  if (box === undefined) return null
  const { timeline } = layout
  const { y } = timeline.axis.from
  const shown = pull?.time ?? time
  const startX = timeline.xOf(shown.startMs)
  const endX = timeline.xOf(shown.endMs ?? shown.startMs)
  const isRange = shown.endMs !== null

  const grip = (edge: RangeEdge, x: number, gripY: number, where: string) => (
    <button
      key={where}
      type="button"
      tabIndex={-1}
      className={cx(layer.grip, where === 'edge' && layer.outside)}
      aria-label={edge === 'end' ? 'Pull to say how long it lasted' : 'Pull to say when it began'}
      title={edge === 'end' ? 'Pull to say how long it lasted' : 'Pull to say when it began'}
      data-held={pull?.edge === edge || undefined}
      style={{ transform: `translate(${x}px, ${gripY}px)` }}
      onPointerDown={(press: PointerEvent) => {
        if (press.button !== 0) return
        press.stopPropagation()
        press.currentTarget.setPointerCapture(press.pointerId)
        const fromMs = edge === 'end' ? (time.endMs ?? time.startMs) : time.startMs
        setPull({ edge, pressedX: worldX(editor, press), fromX: timeline.xOf(fromMs), time })
      }}
      onPointerMove={(move: PointerEvent) => {
        if (pull === null) return
        move.stopPropagation()
        const x = pull.fromX + worldX(editor, move) - pull.pressedX
        setPull({ ...pull, time: pulledRange(time, pull.edge, timeline.msAt(x)) })
      }}
      onPointerUp={(release: PointerEvent) => {
        release.stopPropagation()
        if (pull === null) return
        setPull(null)
        const { startMs, endMs } = pull.time
        if (startMs === time.startMs && endMs === time.endMs) return
        model.step(() => setCardFields(model.writer, event.id, { time: pull.time }))
      }}
      onPointerCancel={() => setPull(null)}
    />
  )
  // At the card's edge the end is pulled by as much as the pointer goes: the card is wider than the moment.
  const edgeX = box.x + box.w + (pull?.edge === 'end' ? endX - pull.fromX : 0)
  return (
    <>
      {pulling && (
        <svg className={styles.links} data-lane="timeline" aria-hidden>
          <path
            className={layer.pulled}
            d={pathOf({ from: { x: startX, y }, to: { x: endX, y } })}
          />
        </svg>
      )}
      {isRange && grip('start', startX, y, 'start')}
      {grip('end', endX, y, 'end')}
      {grip('end', edgeX, box.y + GRIP_DOWN, 'edge')}
      {pull !== null && <PullTip time={pull.time} x={endX} y={Math.min(y, box.y) - 12} />}
    </>
  )
}

/** `14:03 → 14:20 · 17 min` */
function PullTip({
  time,
  x,
  y,
}: {
  readonly time: EventTime
  readonly x: number
  readonly y: number
}) {
  const { timeZone, homeDay } = useCardEnvironment()
  const told = (ms: number) =>
    formatEventTime({ startMs: ms, endMs: null, approximate: false }, timeZone, homeDay)
  return (
    <div
      className={styles.tip}
      style={{ transform: `translate(${x}px, ${y}px) scale(var(--tl-scale))` }}
    >
      <output>
        {told(time.startMs)}
        {time.endMs !== null && (
          <>
            <MoveRight size={12} aria-label="to" /> <strong>{told(time.endMs)}</strong>{' '}
            {formatDuration(time.endMs - time.startMs)}
          </>
        )}
      </output>
    </div>
  )
}

function worldX(editor: Editor, { clientX, clientY }: PointerEvent): number {
  return editor.screenToPage({ x: clientX, y: clientY }).x
}
