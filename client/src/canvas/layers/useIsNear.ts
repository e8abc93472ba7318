import { overlaps, type Box, type Polyline } from '@whyboard/shared/domain/geometry.ts'
import { useCallback } from 'react'
import { useValue } from 'tldraw'

import { useCanvas } from '../canvasContext.ts'

/** How far what is written or drawn at a line reaches beyond it, from afar too, px. */
const REACH = 120

/**
 * Whether something on a line is near to what is seen and so has to be drawn. The parts of a full board's figures are more than all
 * else on the page, and most of them are elsewhere.
 */
export function useIsNear(): (line: Polyline) => boolean {
  const { near } = useCanvas()
  const area = useValue(near)
  return useCallback((line) => area !== null && overlaps(area, around(line)), [area])
}

function around(line: Polyline): Box {
  const xs = line.map(({ x }) => x)
  const ys = line.map(({ y }) => y)
  const [x, y] = [Math.min(...xs) - REACH, Math.min(...ys) - REACH]
  return { x, y, w: Math.max(...xs) + REACH - x, h: Math.max(...ys) + REACH - y }
}
