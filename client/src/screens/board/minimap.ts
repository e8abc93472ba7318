import { CARD_KINDS, type Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { REGIONS, type Point, type Region } from '@whyboard/shared/domain/cards/card.ts'
import type { Box } from '@whyboard/shared/domain/geometry.ts'
import type { BoardLayout } from '@whyboard/shared/domain/layout.ts'

/** How the world lies on a small map: a world point is shifted by `x, y` and then scaled. */
export interface MapPlace {
  /** The map's size, px of the screen. */
  readonly w: number
  readonly h: number
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** Free space around everything, as a share of the map. */
const MARGIN = 0.02
/** Smaller than this a card is not seen on the map, px of the screen. */
const LEAST_MARK = 1.5

/** The map of a world box, as large as it fits into a room of `w` by `h` px. */
export function placeMap(world: Box, room: { readonly w: number; readonly h: number }): MapPlace {
  const margin = Math.max(world.w, world.h) * MARGIN
  const w = world.w + 2 * margin
  const h = world.h + 2 * margin
  const scale = Math.min(room.w / w, room.h / h)
  return { w: w * scale, h: h * scale, x: margin - world.x, y: margin - world.y, scale }
}

/** A world box as it lies on the map, px. */
export function onMap({ x, y, scale }: MapPlace, box: Box): Box {
  return {
    x: (box.x + x) * scale,
    y: (box.y + y) * scale,
    w: box.w * scale,
    h: box.h * scale,
  }
}

/** The world point at a point of the map. */
export function worldAt({ x, y, scale }: MapPlace, point: Point): Point {
  return { x: point.x / scale - x, y: point.y / scale - y }
}

/** Somebody else's place on the map. */
export interface MapPerson extends Point {
  readonly colour: string
}

/** What the map is painted with: CSS colours as a canvas understands them. */
export interface MapColours {
  readonly wash: Readonly<Record<Region, string>>
  readonly ink: Readonly<Record<Region | 'notes', string>>
  readonly ground: string
}

/** Paints regions, cards and people; one pass over the cards. `context` is scaled to px of the screen. */
export function paintMap(
  context: CanvasRenderingContext2D,
  place: MapPlace,
  layout: BoardLayout,
  cards: readonly Card[],
  people: readonly MapPerson[],
  colours: MapColours,
): void {
  context.clearRect(0, 0, place.w, place.h)
  for (const region of REGIONS) {
    const { x, y, w, h } = onMap(place, layout.regions[region])
    context.fillStyle = colours.wash[region]
    context.fillRect(x, y, w, h)
  }
  for (const { id, kind } of cards) {
    const box = layout.cards.get(id)
    if (box === undefined) continue
    const { x, y, w, h } = onMap(place, box)
    context.fillStyle = colours.ink[CARD_KINDS[kind].region ?? 'notes']
    context.fillRect(x, y, Math.max(LEAST_MARK, w), Math.max(LEAST_MARK, h))
  }
  for (const { x, y, colour } of people) {
    context.beginPath()
    context.arc((x + place.x) * place.scale, (y + place.y) * place.scale, 4, 0, 2 * Math.PI)
    context.fillStyle = colour
    context.fill()
    context.lineWidth = 1.5
    context.strokeStyle = colours.ground
    context.stroke()
  }
}
