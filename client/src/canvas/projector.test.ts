import type { Box } from '@whyboard/shared/domain/geometry.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { Projector } from './projector.ts'

const box = (x: number, y = 0, h = 88): Box => ({ x, y, w: 224, h })

describe('Projector', () => {
  test('puts what is new or moved, removes what is gone, and says nothing twice', () => {
    const projector = new Projector()
    const first = new Map([
      ['a', box(0)],
      ['b', box(300)],
    ])
    expect([...projector.project(first).put.keys()]).toEqual(['a', 'b'])
    expect(projector.project(first)).toEqual({ put: new Map(), remove: [] })
    const second = new Map([['b', box(310)]])
    expect(projector.project(second)).toEqual({ put: new Map([['b', box(310)]]), remove: ['a'] })
  })

  test('leaves a held card alone and catches up when it is let go', () => {
    const projector = new Projector()
    projector.project(new Map([['a', box(0)]]))
    const moved = new Map([['a', box(500)]])
    expect(projector.project(moved, new Set(['a'])).put.size).toBe(0)
    projector.forget('a')
    expect(projector.project(moved, new Set(['a'])).put.size).toBe(0)
    expect(projector.project(moved).put.get('a')).toEqual(box(500))
  })

  test('puts a card that was let go back where it was, although its box is the same', () => {
    const projector = new Projector()
    const boxes = new Map([['a', box(0)]])
    projector.project(boxes)
    projector.forget('a')
    expect(projector.project(boxes).put.get('a')).toEqual(box(0))
  })

  test('never moves the card in edit, but lets it grow', () => {
    const projector = new Projector()
    projector.project(new Map([['a', box(0, 0)]]))
    const grown = projector.project(new Map([['a', box(40, 200, 132)]]), undefined, 'a')
    expect(grown.put.get('a')).toEqual(box(0, 0, 132))
    projector.forget('a')
    const after = projector.project(new Map([['a', box(40, 200, 132)]]))
    expect(after.put.get('a')).toEqual(box(40, 200, 132))
  })

  test('what was put and not removed is always the last layout', () => {
    const boxes = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.record({ x: fc.integer(), y: fc.integer(), w: fc.nat(), h: fc.nat() }),
    )
    fc.assert(
      fc.property(fc.array(boxes, { minLength: 1 }), (layouts) => {
        const projector = new Projector()
        const shown = new Map<string, Box>()
        for (const layout of layouts) {
          const { put, remove } = projector.project(new Map(Object.entries(layout)))
          for (const [id, one] of put) shown.set(id, one)
          for (const id of remove) shown.delete(id)
          expect(Object.fromEntries(shown)).toEqual({ ...layout })
        }
      }),
    )
  })
})
