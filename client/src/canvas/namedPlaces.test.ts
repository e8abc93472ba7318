import { layoutBoard } from '@whyboard/shared/domain/layout.ts'
import {
  someBoard,
  someCategories,
  someIncident,
  someTimes,
} from '@whyboard/shared/testing/boards.ts'
import { expect, test } from 'vitest'

import { placesOf } from './namedPlaces.ts'

test('bones and milestones are places with their names, and the bone of all others is none', () => {
  const detected = Date.parse('2026-03-12T13:03Z')
  const board = someBoard({
    categories: someCategories('People', 'Tools'),
    incident: someIncident({ times: someTimes({ detected }) }),
  })
  const layout = layoutBoard(board)
  const places = placesOf(layout, 'Europe/Berlin')
  expect(places.map(({ kind, text }) => [kind, text])).toEqual([
    ['milestone', 'Detected 14:03'],
    ['category', board.categories[0]?.name],
    ['category', board.categories[1]?.name],
  ])
  expect(places.map(({ box }) => box)).toEqual([
    layout.timeline.flags[0]?.box,
    ...layout.fishbone.ribs.filter((rib) => rib.categoryId !== null).map((rib) => rib.label),
  ])
  expect(new Set(places.map(({ id }) => id)).size).toBe(places.length)
})
