import type { Box } from '@whyboard/shared/domain/geometry.ts'
import { describe, expect, test } from 'vitest'

import { MOST_NEW, NearCards } from './nearCards.ts'

const NONE: ReadonlySet<string> = new Set()
const SEEN: Box = { x: 0, y: 0, w: 1000, h: 800 }
const at = (x: number, y = 0): Box => ({ x, y, w: 224, h: 88 })
/** Cards 300 px apart, the first at 0. */
const row = (count: number): Map<string, Box> =>
  new Map(Array.from({ length: count }, (_, index) => [`card-${index}`, at(index * 300)]))
const ids = ({ boxes }: { readonly boxes: ReadonlyMap<string, Box> }) => [...boxes.keys()]

describe('which cards have shapes', () => {
  test('those in view and half a view around it', () => {
    const near = new NearCards()
    const choice = near.choose(row(20), SEEN, true, NONE)
    expect(ids(choice)).toEqual(['card-0', 'card-1', 'card-2', 'card-3', 'card-4'])
    expect(choice.complete).toBe(true)
  })

  test('a short way changes nothing, a longer one does', () => {
    const near = new NearCards()
    near.choose(row(20), SEEN, true, NONE)
    expect(near.isLeft({ ...SEEN, x: 400 }, true)).toBe(false)
    const further = { ...SEEN, x: 600 }
    expect(near.isLeft(further, false)).toBe(true)
    expect(ids(near.choose(row(20), further, false, NONE)).at(-1)).toBe('card-6')
  })

  test('whoever looks closer gives up the rest once the view stands still', () => {
    const near = new NearCards()
    near.choose(row(20), { x: 0, y: 0, w: 6000, h: 4000 }, true, NONE)
    expect(near.isLeft(SEEN, false)).toBe(false)
    expect(near.isLeft(SEEN, true)).toBe(true)
    expect(ids(near.choose(row(20), SEEN, true, NONE))).toHaveLength(5)
  })

  test('what something else needs is there wherever it is; what was summoned, until the view goes on', () => {
    const near = new NearCards()
    near.choose(row(20), SEEN, true, NONE)
    near.summon(['card-15'])
    expect(ids(near.choose(row(20), SEEN, true, new Set(['card-19'])))).toEqual([
      'card-0',
      'card-1',
      'card-2',
      'card-3',
      'card-4',
      'card-15',
      'card-19',
    ])
    const elsewhere = near.choose(row(20), { ...SEEN, x: -2000 }, true, NONE)
    expect(ids(elsewhere)).toEqual([])
  })

  test('a crowd comes over several frames, what is seen first', () => {
    const crowd = new Map<string, Box>(
      Array.from({ length: 2 * MOST_NEW }, (_, index) => [`far-${index}`, at(1_200)] as const),
    )
    crowd.set('seen', at(100))
    const near = new NearCards()
    const first = near.choose(crowd, SEEN, true, NONE)
    expect(first.complete).toBe(false)
    expect(first.boxes.size).toBe(MOST_NEW)
    expect(first.boxes.has('seen')).toBe(true)
    expect(near.choose(crowd, SEEN, true, NONE).complete).toBe(false)
    const last = near.choose(crowd, SEEN, true, NONE)
    expect(last.complete).toBe(true)
    expect(last.boxes.size).toBe(crowd.size)
  })
})
