import { AGENDA_TEMPLATES, createStage, type Phase } from '@whyboard/shared/domain/agenda.ts'
import { REGIONS } from '@whyboard/shared/domain/cards/card.ts'
import { containsPoint } from '@whyboard/shared/domain/geometry.ts'
import { layoutBoard } from '@whyboard/shared/domain/layout.ts'
import { createCard } from '@whyboard/shared/document/operations/cards.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { pageOn } from '../board/testing/pageOn.ts'
import { KIND_OF_REGION } from './newCards.ts'
import {
  cameraOn,
  READABLE_ZOOM,
  regionContent,
  regionInView,
  showsOverview,
} from './regionView.ts'

const screens = fc.record({
  w: fc.integer({ min: 300, max: 3000 }),
  h: fc.integer({ min: 300, max: 2000 }),
})
const contents = fc.record({
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
  w: fc.integer({ min: 1, max: 6000 }),
  h: fc.integer({ min: 1, max: 6000 }),
})

describe('the view of a region', () => {
  test('is readable, holds all that fits, and its middle lies in the content', () => {
    fc.assert(
      fc.property(screens, contents, (screen, box) => {
        const { x, y, z } = cameraOn({ box, start: box }, screen, 20)
        expect(z).toBeGreaterThanOrEqual(READABLE_ZOOM)
        expect(z).toBeLessThanOrEqual(1)
        const middle = { x: screen.w / 2 / z - x, y: screen.h / 2 / z - y }
        const slack = 20 / z + 1e-6
        expect(middle.x).toBeGreaterThanOrEqual(box.x - slack)
        expect(middle.x).toBeLessThanOrEqual(box.x + box.w + slack)
        expect(middle.y).toBeGreaterThanOrEqual(box.y - slack)
        expect(middle.y).toBeLessThanOrEqual(box.y + box.h + slack)
        const left = (box.x + x) * z
        const top = (box.y + y) * z
        // The start is in view, 20 px from the edge or more.
        expect(left).toBeGreaterThan(20 - 1e-3)
        expect(top).toBeGreaterThan(20 - 1e-3)
        const right = left + box.w * z
        expect(right < screen.w - 20 + 1e-3 || box.w * z + 40 > screen.w).toBe(true)
      }),
    )
  })

  test('begins at the head of a fishbone that is too large for it', () => {
    const box = { x: 0, y: 0, w: 4000, h: 3000 }
    const { x, y, z } = cameraOn({ box, start: { x: 3900, y: 1500 } }, { w: 1000, h: 800 }, 50)
    expect(z).toBe(READABLE_ZOOM)
    expect((4000 + x) * z).toBeCloseTo(950)
    expect((1500 + y) * z).toBeCloseTo(400)
  })

  test('shows the cards, not the empty width; an empty region shows room for some', () => {
    const { model } = pageOn()
    const empty = regionContent(model.board(), layoutBoard(model.board()), 'timeline').box
    expect(empty.w).toBe(1040)
    for (const region of REGIONS) createCard(model.writer, KIND_OF_REGION[region], { text: 'x' })
    const layout = layoutBoard(model.board())
    for (const region of REGIONS) {
      const { box } = regionContent(model.board(), layout, region)
      expect(containsPoint(layout.regions[region], box)).toBe(true)
      const card = model.board().cards.find((one) => one.kind === KIND_OF_REGION[region])
      const at = layout.cards.get(card?.id ?? '')
      expect(at !== undefined && containsPoint(box, at)).toBe(true)
    }
  })
})

describe('the region somebody is at work in', () => {
  const { model } = pageOn()
  const { regions, bounds } = layoutBoard(model.board())
  const stage = createStage(AGENDA_TEMPLATES.full)
  const inPhase = (region: Phase['region']) => ({
    ...stage,
    phaseId: stage.phases.find((phase) => phase.region === region)?.id ?? '',
  })

  test('is the one in the middle of the view, and none between two', () => {
    for (const region of REGIONS) {
      expect(regionInView(regions, regions[region], inPhase('causes'), null)).toBe(region)
    }
    const beyond = { x: bounds.x - 500, y: bounds.y, w: 100, h: 100 }
    expect(regionInView(regions, beyond, stage, null)).toBeNull()
  })

  test('is that of the phase where the whole board is seen, and the timeline in a phase of the whole board', () => {
    expect(regionInView(regions, bounds, inPhase('worked'), null)).toBe('worked')
    expect(regionInView(regions, bounds, inPhase('board'), null)).toBe('timeline')
  })

  test('is the one that is pointed at where the whole board is seen, and only there', () => {
    const at = { x: regions.parking.x + 10, y: regions.parking.y + 10 }
    expect(regionInView(regions, bounds, inPhase('worked'), at)).toBe('parking')
    expect(regionInView(regions, regions.causes, inPhase('worked'), at)).toBe('causes')
    const between = { x: bounds.x - 100, y: bounds.y }
    expect(regionInView(regions, bounds, inPhase('worked'), between)).toBe('worked')
  })
})

describe('a look at the whole board', () => {
  const newBoard = { w: 3760, h: 1760 }
  const fullBoard = { w: 3760, h: 3700 }

  test('says something on a desktop, a small one too', () => {
    expect(showsOverview({ w: 1390, h: 850 }, fullBoard)).toBe(true)
    expect(showsOverview({ w: 1230, h: 670 }, fullBoard)).toBe(true)
  })

  test('says nothing on a phone, upright or on its side', () => {
    expect(showsOverview({ w: 390, h: 700 }, newBoard)).toBe(false)
    expect(showsOverview({ w: 800, h: 342 }, fullBoard)).toBe(false)
  })

  test('says nothing on a desktop, once a board is several times as high', () => {
    expect(showsOverview({ w: 1390, h: 850 }, { w: 3760, h: 12_000 })).toBe(false)
  })
})
