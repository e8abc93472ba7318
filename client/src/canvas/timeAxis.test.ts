// @vitest-environment happy-dom
import { createCard } from '@whyboard/shared/document/operations/cards.ts'
import { unwrap } from '@whyboard/shared/testing/unwrap.ts'
import { Vec } from 'tldraw'
import { expect, test, vi } from 'vitest'

import { pageOn } from '../board/testing/pageOn.ts'
import { testEnvironment } from '../connection/testing/testEnvironment.ts'
import { BoardView } from './boardView.ts'
import { bareEditor } from './testing/bareEditor.ts'
import { timeAxis } from './timeAxis.ts'

const START_MS = Date.UTC(2026, 2, 12, 14, 0)

/** A board with three events, two of them hours after the first, and what a canvas shows of it. */
function axis() {
  const { model } = pageOn()
  for (const minute of [0, 180, 200]) {
    const time = { startMs: START_MS + minute * 60_000, endMs: null, approximate: false }
    unwrap(createCard(model.writer, 'event', { fields: { time } }))
  }
  model.markUndoBoundary()
  const view = new BoardView(model)
  const onChange = vi.fn<() => void>()
  view.start(onChange, testEnvironment().after)
  const editor = bareEditor()
  editor.user.updateUserPreferences({ animationSpeed: 0 })
  const xOf = (minute: number) => view.layout.get().timeline.xOf(START_MS + minute * 60_000)
  return { model, view, editor, xOf, onChange, axis: timeAxis(editor, model, view) }
}

test('a gap opens on this page without a change of the document, and closes again', () => {
  const { model, view, axis: one, xOf, onChange } = axis()
  const before = model.board()
  const closed = xOf(180)
  const [gap] = view.layout.get().timeline.gaps
  onChange.mockClear()
  if (gap !== undefined) one.toggle(gap)
  expect(onChange).toHaveBeenCalled()
  expect(xOf(180) - xOf(0)).toBe(180 * 20)
  expect(model.board()).toBe(before)
  one.toggleAll()
  expect(xOf(180)).toBe(closed)
})

test('the scale is one step to undo, and the middle of what one sees stays there', () => {
  const { model, editor, axis: one, xOf } = axis()
  editor.centerOnPoint(new Vec(xOf(190), 300))
  one.scale(1)
  expect(model.board().incident.pxPerMinute).toBe(40)
  expect(editor.getViewportPageBounds().center.x).toBeCloseTo(xOf(190), 3)
  expect(one.next(1)).toBe(80)
  model.undo()
  expect(model.board().incident.pxPerMinute).toBeNull()
})
