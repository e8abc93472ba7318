import { FLAG_PITCH, SPAN_HEIGHT } from '@whyboard/shared/domain/timelineLayout.ts'
import type { BoardLayout } from '@whyboard/shared/domain/layout.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import type { TimelineRemark } from '@whyboard/shared/domain/timelineWarnings.ts'
import { TriangleAlert } from 'lucide-react'
import { useEditor, useValue } from 'tldraw'

import { ownPointer } from '../../cards/CardFields.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { useCanvas } from '../canvasContext.ts'
import { FAR_ZOOM } from '../CardShapeUtil.tsx'
import styles from '../layers/timeline.module.css'
import { showRemark, useTimelineRemarks } from '../timelineRemarks.ts'

/** Marks where something on the timeline is worth a second look; not from afar, where nobody could read why. */
export function TimelineMarks() {
  const editor = useEditor()
  const canvas = useCanvas()
  const remarks = useTimelineRemarks()
  const layout = useValue('layout', () => canvas.view.layout.get(), [canvas])
  const far = useValue('far', () => editor.getZoomLevel() < FAR_ZOOM, [editor])
  if (far) return null
  return remarks.flatMap((remark) =>
    placesOf(remark, layout).map(({ x, y }, index) => (
      <Tooltip key={`${remark.id} ${index}`} label={remark.says} side="top">
        <button
          {...ownPointer}
          type="button"
          tabIndex={-1}
          className={styles.remark}
          aria-label={remark.says}
          style={{ transform: `translate(${x}px, ${y}px)` }}
          onClick={() => showRemark(editor, canvas, remark)}
        >
          <TriangleAlert aria-hidden />
        </button>
      </Tooltip>
    )),
  )
}

/** From the middle of a compressed gap, px. */
const BESIDE_LENGTH = 46
const BESIDE_BUTTON = 84

/** Duplicates have a mark on each card, milestones at their pole, a gap below its middle. */
function placesOf(remark: TimelineRemark, { timeline, cards }: BoardLayout): readonly Point[] {
  const { y } = timeline.axis.from
  switch (remark.kind) {
    case 'duplicates':
      return remark.cardIds.flatMap((id) => {
        const box = cards.get(id)
        return box === undefined ? [] : [{ x: box.x + box.w - 4, y: box.y }]
      })
    case 'milestones-out-of-order': {
      const flag = timeline.flags.find((one) => one.milestone === remark.milestone)
      if (flag === undefined) return []
      return [
        { x: flag.box.x - 10, y: y - SPAN_HEIGHT - flag.level * FLAG_PITCH - FLAG_PITCH / 2 + 2 },
      ]
    }
    case 'long-gap': {
      const gap = timeline.gaps.find((one) => one.fromMs === remark.atMs)
      const middle = (timeline.xOf(remark.atMs) + timeline.xOf(remark.untilMs)) / 2
      // Beside the length that stands below a compressed gap, or the button that closes an open one.
      const beside = gap === undefined ? 0 : gap.opened ? BESIDE_BUTTON : BESIDE_LENGTH
      return [{ x: middle + beside, y: y + 34 }]
    }
  }
}
