import type { Board } from '@whyboard/shared/domain/board.ts'
import { memoLast } from '@whyboard/shared/domain/memo.ts'
import { timelineRemarks, type TimelineRemark } from '@whyboard/shared/domain/timelineWarnings.ts'
import { computed, useEditor, useValue, type Computed, type Editor } from 'tldraw'

import { useCanvas, type Canvas } from './canvasContext.ts'
import { shapeIdOf } from './cardShape.ts'
import { cameraMotion } from './camera.ts'

const signals = new WeakMap<Canvas, Computed<readonly TimelineRemark[]>>()

/**
 * What is worth a second look on the timeline. A text in edit is not watched letter by letter: what it says counts when
 * its editing ends.
 */
export function useTimelineRemarks(): readonly TimelineRemark[] {
  const editor = useEditor()
  const canvas = useCanvas()
  let signal = signals.get(canvas)
  if (signal === undefined) {
    const remarksOf = memoLast((cards: Board['cards'], incident: Board['incident']) =>
      timelineRemarks({ cards, incident }),
    )
    signal = computed('timeline remarks', () => {
      canvas.view.board.get()
      editor.getEditingShapeId()
      const { cards, incident } = canvas.model.board()
      return remarksOf(
        cards.filter(({ kind }) => kind === 'event'),
        incident,
      )
    })
    signals.set(canvas, signal)
  }
  return useValue(signal)
}

/** Goes to what a remark is about: its cards are selected, and it stands in the middle of the view. */
export function showRemark(
  editor: Editor,
  { view, commands }: Canvas,
  remark: TimelineRemark,
): void {
  const { timeline, cards } = view.layout.get()
  const boxes = remark.cardIds.flatMap((id) => cards.get(id) ?? [])
  const [first] = boxes
  const y = first === undefined ? timeline.axis.from.y : (timeline.axis.from.y + first.y) / 2
  editor.setSelectedShapes(remark.cardIds.map((id) => shapeIdOf(id)))
  editor.centerOnPoint({ x: timeline.xOf(remark.atMs), y }, cameraMotion(editor))
  commands.focus()
}
