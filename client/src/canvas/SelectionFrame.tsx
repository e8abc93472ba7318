import { useRef, type PointerEvent, type RefObject } from 'react'
import {
  useEditor,
  useSelectionEvents,
  useTransform,
  useValue,
  type TLSelectionHandle,
  type TLSelectionForegroundProps,
} from 'tldraw'

import { isCardShape } from './cardShape.ts'
import styles from './selectionFrame.module.css'

const CORNERS = ['top_left', 'top_right', 'bottom_right', 'bottom_left'] as const
const SIDES = ['top', 'right', 'bottom', 'left'] as const
/** Handles on the screen, px. */
const HANDLE = 8
const REACH = 12
/** What is smaller on the screen than this, px, would vanish behind its handles. */
const LEAST_WITH_HANDLES = 36

/** The frame around selected drawings, with handles to resize and turn them. Cards have neither. */
export function SelectionFrame({ bounds, rotation }: TLSelectionForegroundProps) {
  const editor = useEditor()
  const svg = useRef<SVGSVGElement>(null)
  // tldraw's type of a ref is older than React's; it minds `null` itself.
  useTransform(svg as RefObject<SVGSVGElement>, bounds.x, bounds.y, 1, rotation)
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor])
  const shown = useValue(
    'frame shown',
    () => {
      const only = editor.getOnlySelectedShape()
      if (only !== null && editor.getShapeUtil(only).hideSelectionBoundsFg(only)) return 'none'
      if (
        !editor.isInAny(
          'select.idle',
          'select.brushing',
          'select.pointing_selection',
          'select.pointing_shape',
        )
      ) {
        return 'none'
      }
      const selected = editor.getSelectedShapes()
      // Each card has its own ring; one more around them all would cross those.
      if (selected.every((shape) => isCardShape(shape))) return 'none'
      const drawings = selected.every((shape) => editor.getShapeUtil(shape).canResize(shape))
      const small = Math.max(bounds.w, bounds.h) * editor.getZoomLevel() < LEAST_WITH_HANDLES
      return drawings && !small && !editor.getIsReadonly() ? 'handles' : 'frame'
    },
    [editor, bounds.w, bounds.h],
  )
  if (shown === 'none') return null
  const w = Math.max(bounds.w, 1)
  const h = Math.max(bounds.h, 1)
  return (
    <svg ref={svg} className={styles.frame} aria-hidden>
      <rect width={w} height={h} />
      {shown === 'handles' && (
        <>
          {SIDES.map((side) => (
            <Side key={side} side={side} w={w} h={h} reach={REACH / zoom} />
          ))}
          {CORNERS.map((corner) => (
            <Corner key={corner} corner={corner} w={w} h={h} scale={1 / zoom} />
          ))}
        </>
      )}
    </svg>
  )
}

function Side({
  side,
  w,
  h,
  reach,
}: {
  readonly side: (typeof SIDES)[number]
  readonly w: number
  readonly h: number
  readonly reach: number
}) {
  const events = useHandleEvents(side)
  const flat = side === 'top' || side === 'bottom'
  return (
    <rect
      className={styles.side}
      data-flat={flat || undefined}
      x={side === 'right' ? w - reach / 2 : flat ? 0 : -reach / 2}
      y={side === 'bottom' ? h - reach / 2 : flat ? -reach / 2 : 0}
      width={flat ? w : reach}
      height={flat ? reach : h}
      {...events}
    />
  )
}

function Corner({
  corner,
  w,
  h,
  scale,
}: {
  readonly corner: (typeof CORNERS)[number]
  readonly w: number
  readonly h: number
  readonly scale: number
}) {
  const resize = useHandleEvents(corner)
  const turn = useHandleEvents(`${corner}_rotate`)
  const right = corner.endsWith('right')
  const bottom = corner.startsWith('bottom')
  const x = right ? w : 0
  const y = bottom ? h : 0
  const size = HANDLE * scale
  const far = REACH * 1.8 * scale
  return (
    <>
      <rect
        className={styles.turn}
        x={right ? x : x - far}
        y={bottom ? y : y - far}
        width={far}
        height={far}
        {...turn}
      />
      <rect
        className={styles.corner}
        data-falling={right === bottom || undefined}
        x={x - size / 2}
        y={y - size / 2}
        width={size}
        height={size}
        rx={2 * scale}
        {...resize}
      />
    </>
  )
}

function useHandleEvents(handle: TLSelectionHandle) {
  const { onPointerDown, onPointerMove, onPointerUp } = useSelectionEvents(handle)
  return {
    onPointerDown: (event: PointerEvent) => onPointerDown?.(event),
    onPointerMove: (event: PointerEvent) => onPointerMove?.(event),
    onPointerUp: (event: PointerEvent) => onPointerUp?.(event),
  }
}
