import { atom, Box, type Editor, type TLShapeId } from 'tldraw'
import { expect, test } from 'vitest'

import type { OwnPresence, Presence } from '../connection/presence.ts'
import { shapeIdOf } from './cardShape.ts'
import { publishPresence } from './presencePublisher.ts'

test('who ends editing is no longer said to write in the card', () => {
  const edited = atom<TLShapeId | null>('edited', shapeIdOf('card-1'))
  const editor = {
    getEditingShapeId: () => edited.get(),
    getSelectedShapes: () => [],
    getViewportPageBounds: () => new Box(0, 0, 100, 100),
    getContainer: () => new EventTarget(),
  } as unknown as Editor
  let shown: OwnPresence = {}
  const presence = {
    set: (parts: OwnPresence) => {
      shown = { ...shown, ...parts }
    },
  } as Presence
  const end = publishPresence(editor, presence)
  presence.set({ editing: { target: 'card-1', anchor: 0, head: 0 } })
  edited.set(null)
  expect(shown.editing).toBeNull()
  end()
})
