import { atom, Box, type Editor, type TLShapeId } from 'tldraw'
import { afterEach, expect, test, vi } from 'vitest'

import type { OwnPresence, Presence } from '../connection/presence.ts'
import { shapeIdOf } from './cardShape.ts'
import { testEnvironment } from '../connection/testing/testEnvironment.ts'
import { POINTER_RESTS_MS, publishPresence } from './presencePublisher.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A canvas that publishes, and what it has said of itself. */
function publisher() {
  const edited = atom<TLShapeId | null>('edited', null)
  const container = new EventTarget()
  const editor = {
    getInstanceState: () => ({ scribbles: [] }),
    getEditingShapeId: () => edited.get(),
    getSelectedShapes: () => [],
    getViewportPageBounds: () => new Box(0, 0, 100, 100),
    getContainer: () => container,
    screenToPage: (point: { readonly x: number; readonly y: number }) => point,
  } as unknown as Editor
  let own: OwnPresence = {}
  const presence = {
    set: (parts: OwnPresence) => {
      own = { ...own, ...parts }
    },
  } as Presence
  const end = publishPresence(editor, presence, testEnvironment())
  const point = (name: string, x = 0, y = 0) =>
    container.dispatchEvent(Object.assign(new Event(name), { clientX: x, clientY: y }))
  return { edited, presence, point, end, shown: () => own }
}

test('who ends editing is no longer said to write in the card', () => {
  const { edited, presence, shown, end } = publisher()
  edited.set(shapeIdOf('card-1'))
  presence.set({ editing: { target: 'card-1', anchor: 0, head: 0 } })
  edited.set(null)
  expect(shown().editing).toBeNull()
  end()
})

test('a pointer is shown while it moves on the board, and not when it has left or rests for long', () => {
  vi.useFakeTimers()
  const { point, shown, end } = publisher()
  point('pointermove', 10, 20)
  expect(shown().cursor).toEqual({ x: 10, y: 20 })
  point('pointerleave')
  expect(shown().cursor).toBeNull()
  point('pointermove', 30, 40)
  vi.advanceTimersByTime(POINTER_RESTS_MS - 1)
  expect(shown().cursor).toEqual({ x: 30, y: 40 })
  vi.advanceTimersByTime(1)
  expect(shown().cursor).toBeNull()
  end()
})
