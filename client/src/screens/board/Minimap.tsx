import { REGIONS } from '@whyboard/shared/domain/cards/card.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import { centreOf, containsPoint, type Box } from '@whyboard/shared/domain/geometry.ts'
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  type KeyboardEvent,
  type PointerEvent,
} from 'react'

import { useBoardModel, useConnection, useStore } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { useApp } from '../../ui/app.tsx'
import { useColourScheme } from '../../ui/useMedia.ts'
import {
  onMap,
  paintMap,
  placeMap,
  worldAt,
  type MapColours,
  type MapPerson,
  type MapPlace,
} from './minimap.ts'
import styles from './Minimap.module.css'

/** px of the screen. */
const ROOM = { w: 208, h: 132 }
/** The map is painted at most this often while something changes, and never while nothing does. */
const PAINT_EVERY_MS = 200
/** An arrow key moves the view by this share of what is seen. */
const ARROW_STEP = 0.2

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/**
 * The whole board, small: regions, cards and where the others are, and a frame around what one sees, which goes where one
 * drags it. Only the frame follows the view, past React; the picture below is painted when the board changes.
 */
export function Minimap({ canvas }: { readonly canvas: CanvasHandle }) {
  const frame = useRef<HTMLSpanElement>(null)
  const layout = useStore(canvas.layout)
  const place = useMemo(() => placeMap(layout.bounds, ROOM), [layout])
  const scheme = useColourScheme()
  /** From the pointer to the middle of the view, in world px, while it is dragged. */
  const held = useRef<Point | null>(null)

  useEffect(() => {
    const follow = (): void => {
      // What is seen of the board; the rest of the view lies outside of the map.
      const { x, y, w, h } = cut(onMap(place, canvas.view.get()), place)
      const { style } = frame.current ?? {}
      if (style === undefined) return
      style.transform = `translate(${x}px, ${y}px)`
      style.width = `${w}px`
      style.height = `${h}px`
    }
    follow()
    return canvas.view.subscribe(follow)
  }, [canvas, place])

  const pointed = (event: PointerEvent): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    return worldAt(place, { x: event.clientX - left, y: event.clientY - top })
  }
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const point = pointed(event)
    const view = canvas.view.get()
    const middle = centreOf(view)
    held.current = containsPoint(view, point)
      ? { x: middle.x - point.x, y: middle.y - point.y }
      : { x: 0, y: 0 }
    drag(point)
  }
  const drag = (point: Point): void => {
    if (held.current === null) return
    canvas.centreOn({ x: point.x + held.current.x, y: point.y + held.current.y })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key]
    if (arrow === undefined) return
    event.preventDefault()
    const view = canvas.view.get()
    const { x, y } = centreOf(view)
    const step = ARROW_STEP * (event.shiftKey ? 3 : 1)
    canvas.centreOn({ x: x + arrow.x * view.w * step, y: y + arrow.y * view.h * step })
  }

  return (
    <button
      type="button"
      className={styles.map}
      style={{ width: place.w, height: place.h }}
      aria-label="Map of the board: arrows move the view"
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => drag(pointed(event))}
      onPointerUp={() => {
        held.current = null
        canvas.focus()
      }}
      onPointerCancel={() => {
        held.current = null
      }}
      onKeyDown={onKeyDown}
    >
      {/* Another one for other colours, which are read from the page. */}
      <Picture key={scheme} canvas={canvas} place={place} />
      <span ref={frame} className={styles.frame} />
    </button>
  )
}

/** What the map shows, painted anew when the board changes or somebody moves. */
function Picture({ canvas, place }: { readonly canvas: CanvasHandle; readonly place: MapPlace }) {
  const element = useRef<HTMLCanvasElement>(null)
  const { environment } = useApp()
  const { presence } = useConnection()
  const model = useBoardModel()
  const paint = useCallback(() => {
    const context = element.current?.getContext('2d') ?? null
    if (element.current === null || context === null) return
    const density = devicePixelRatio
    element.current.width = Math.round(place.w * density)
    element.current.height = Math.round(place.h * density)
    context.scale(density, density)
    const people: MapPerson[] = presence.people.get().flatMap(({ self, clientId, colour }) => {
      const state = self ? null : presence.of(clientId)
      const point = state?.cursor ?? (state?.viewport && centreOf(state.viewport))
      return point === undefined ? [] : [{ x: point.x, y: point.y, colour }]
    })
    const { cards } = model.board()
    paintMap(context, place, canvas.layout.get(), cards, people, coloursOf(element.current))
  }, [canvas, place, model, presence])

  useEffect(() => {
    let cancel: (() => void) | null = null
    const paintSoon = (): void => {
      cancel ??= environment.after(PAINT_EVERY_MS, () => {
        cancel = null
        paint()
      })
    }
    paint()
    const ends = [canvas.layout.subscribe(paintSoon), presence.subscribe(paintSoon)]
    return () => {
      cancel?.()
      for (const end of ends) end()
    }
  }, [canvas, environment, paint, presence])
  return <canvas ref={element} className={styles.picture} aria-hidden />
}

/** The page's colours, resolved: a canvas knows no custom properties. */
function coloursOf(element: HTMLElement): MapColours {
  const probe = element.ownerDocument.createElement('i')
  element.parentElement?.append(probe)
  const resolved = (name: string): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const all = (what: 'wash' | 'ink') =>
    Object.fromEntries(REGIONS.map((region) => [region, resolved(`${region}-${what}`)])) as Record<
      (typeof REGIONS)[number],
      string
    >
  const colours = {
    wash: all('wash'),
    ink: { ...all('ink'), notes: resolved('text-2') },
    ground: resolved('raised'),
  }
  probe.remove()
  return colours
}

/** The part of a box that lies on the map, at its edge where none does. */
function cut(box: Box, { w, h }: { readonly w: number; readonly h: number }): Box {
  const x = Math.min(Math.max(0, box.x), w - 4)
  const y = Math.min(Math.max(0, box.y), h - 4)
  const right = Math.max(x + 4, Math.min(w, box.x + box.w))
  const bottom = Math.max(y + 4, Math.min(h, box.y + box.h))
  return { x, y, w: right - x, h: bottom - y }
}
