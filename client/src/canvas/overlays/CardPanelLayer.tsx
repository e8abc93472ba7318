import { CARD_KINDS } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { Box } from '@whyboard/shared/domain/geometry.ts'
import { REGION_HEADING_HEIGHT } from '@whyboard/shared/domain/regions.ts'
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import {
  atom,
  computed,
  isUninitialized,
  react,
  useEditor,
  useValue,
  type Atom,
  type Editor,
} from 'tldraw'

import { sameButText, useCanWrite, useCard, useCardPart } from '../../board/boardContext.tsx'
import { ownPointer } from '../../cards/CardFields.tsx'
import { COMPACT, useMedia } from '../../ui/useMedia.ts'
import type { BoardView } from '../boardView.ts'
import { bringIntoView } from '../camera.ts'
import { useCanvas, useSurroundings } from '../canvasContext.ts'
import { cardIdOf, isCardShape, shapeIdOf } from '../cardShape.ts'
import { isAway, panelRoom, placePanel, type PanelPlace, type Size } from '../panelPlace.ts'
import { CardFactsPanel } from './CardFactsPanel.tsx'
import { CardFieldsPanel } from './CardFieldsPanel.tsx'
import styles from './cardPanel.module.css'

/**
 * What there is to do with the one selected card, or to know of it: at the screen's scale, above everything on the canvas;
 * below the canvas on a narrow screen. It goes while cards are dragged, and is not seen while one writes in the card.
 */
export function CardPanelLayer() {
  const editor = useEditor()
  const [shown] = useState(() =>
    computed('card with panel', (before): string | null => panelCard(editor, before)),
  )
  const id = useValue(shown)
  const isThere = useCardPart(id ?? '', (card) => card !== null)
  const { dock } = useSurroundings()
  const isNarrow = useMedia(COMPACT)
  const { more } = useCanvas()
  // "More" is open as long as its card is selected.
  useEffect(
    () =>
      react('end of more', () => {
        const of = more.get()?.cardId
        if (of !== undefined && editor.getOnlySelectedShapeId() !== shapeIdOf(of)) more.set(null)
      }),
    [editor, more],
  )
  if (id === null || !isThere) return null
  if (!isNarrow) return <BesidesCard key={id} id={id} />
  return dock === null ? null : createPortal(<BelowCanvas key={id} id={id} />, dock)
}

/** A press on a card is not yet a choice of it: what was shown stays until the press is known to be no drag. */
function panelCard(editor: Editor, before: unknown): string | null {
  const only = editor.getOnlySelectedShape()
  if (!isCardShape(only)) return null
  const id = cardIdOf(only.id)
  if (editor.isInAny('select.idle', 'select.editing_shape')) return id
  return editor.isIn('select.pointing_shape') && before === id ? id : null
}

interface PanelProps {
  /** Of its card. */
  readonly id: string
}

/** What the name of a region takes of it, with its count and buttons, px at zoom 1. */
const HEADING: Size = { w: 320, h: REGION_HEADING_HEIGHT }
const NO_SIZE: Size = { w: 0, h: 0 }

function BesidesCard({ id }: PanelProps) {
  const editor = useEditor()
  const { view } = useCanvas()
  const root = useRef<HTMLDivElement>(null)
  const [size] = useState(() => atom('size of the panel', NO_SIZE))
  const [placed] = useState(() =>
    computed<Placed | null>('place of the panel', (before) =>
      placeOf(editor, view, id, size.get(), isUninitialized(before) ? null : before),
    ),
  )
  const place = useValue(placed)
  const maxWidth = useValue('room', () => panelRoom(sizeOf(editor)), [editor])
  useSize(root, size)
  return (
    <div
      ref={root}
      className={styles.place}
      data-side={place?.side ?? undefined}
      data-away={place === null || place.away || undefined}
      style={{
        transform: `translate(${place?.x ?? 0}px, ${place?.y ?? 0}px)`,
        maxWidth,
        // Nowhere before it is known how large it is.
        ...(place === null && { visibility: 'hidden' }),
      }}
    >
      <Panel id={id} height={place?.height} />
    </div>
  )
}

/** The canvas gets lower for it, and its card is moved to where it can be seen. */
function BelowCanvas({ id }: PanelProps) {
  const editor = useEditor()
  const height = useValue('height', () => editor.getViewportScreenBounds().h, [editor])
  useEffect(() => {
    if (height > 0) bringIntoView(editor, shapeIdOf(id), { enlarge: false })
  }, [editor, id, height])
  return (
    <div className={styles.dock} data-docked>
      <Panel id={id} />
    </div>
  )
}

/** @param height the most that it should take, px; left out: the style sheet says it */
function Panel({ id, height }: PanelProps & { readonly height?: number | undefined }) {
  const editor = useEditor()
  const canWrite = useCanWrite()
  const root = useRef<HTMLFieldSetElement>(null)
  const writes = useValue('writes', () => editor.getEditingShapeId() !== null, [editor])
  const seen = useFocusWithin(root) || !writes
  const card = useCard(id, sameButText)
  useEscape(root)
  if (card === null) return null
  const { label, region } = CARD_KINDS[card.kind]
  return (
    <fieldset
      {...ownPointer}
      ref={root}
      aria-label={`${label}: ${canWrite ? 'fields' : 'facts'}`}
      className={styles.panel}
      data-card-panel={id}
      data-unseen={!seen || undefined}
      data-lane={region ?? 'none'}
    >
      {canWrite ? (
        <CardFieldsPanel card={card} height={height} />
      ) : (
        <CardFactsPanel card={card} height={height} />
      )}
    </fieldset>
  )
}

/** Whether the keyboard is somewhere in an element. */
function useFocusWithin(root: RefObject<HTMLElement | null>): boolean {
  const [isWithin, setWithin] = useState(false)
  useEffect(() => {
    const { current } = root
    const onFocus = () => setWithin(true)
    const onBlur = () => setWithin(false)
    current?.addEventListener('focusin', onFocus)
    current?.addEventListener('focusout', onBlur)
    return () => {
      current?.removeEventListener('focusin', onFocus)
      current?.removeEventListener('focusout', onBlur)
    }
  }, [root])
  return isWithin
}

/** Esc in a panel: "More" closes first, then the keyboard goes back to the card. */
function useEscape(root: RefObject<HTMLElement | null>): void {
  const { commands, more } = useCanvas()
  useEffect(() => {
    const panel = root.current
    // On the window it comes after the fields, which may have something of their own to give up.
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      if (!(target instanceof Element) || panel?.contains(target) !== true) return
      if (target.closest('[data-more]') !== null) {
        panel.querySelector<HTMLElement>('button[aria-expanded]')?.focus()
        more.set(null)
        return
      }
      commands.finishEditing()
      commands.focus()
    }
    // tldraw would take Escape in a field as its own, and the selection away; it passes over keys that it finds marked.
    const keepFromTldraw = (event: KeyboardEvent) => {
      if (event.key === 'Escape') Object.assign(event, { isKilled: true })
    }
    panel?.addEventListener('keydown', keepFromTldraw)
    window.addEventListener('keydown', onKeyDown)
    return () => {
      panel?.removeEventListener('keydown', keepFromTldraw)
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [root, commands, more])
}

/** Measures an element as long as it is there. */
function useSize(element: RefObject<HTMLElement | null>, size: Atom<Size>): void {
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return undefined
    const measure = () => size.set({ w: current.offsetWidth, h: current.offsetHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    return () => observer.disconnect()
  }, [element, size])
}

function sizeOf(editor: Editor): Size {
  const { w, h } = editor.getViewportScreenBounds()
  return { w, h }
}

interface Placed extends PanelPlace {
  /** Its card is out of view. */
  readonly away: boolean
}

/** Where a panel goes; `null`: it is not known yet, or the card is gone. */
function placeOf(
  editor: Editor,
  view: BoardView,
  id: string,
  size: Size,
  before: Placed | null,
): Placed | null {
  const bounds = editor.getShapePageBounds(shapeIdOf(id))
  if (bounds === undefined || size.h === 0) return null
  const screen = sizeOf(editor)
  const zoom = editor.getZoomLevel()
  const onScreen = (box: Box): Box => {
    const { x, y } = editor.pageToViewport(box)
    return { x, y, w: box.w * zoom, h: box.h * zoom }
  }
  const others = () => {
    const { cards, fishbone, regions } = view.layout.get()
    const boxes = [...cards].filter(([card]) => card !== id).map(([, box]) => box)
    const headings = Object.values(regions).map((region) => ({ ...region, ...HEADING }))
    const labels = fishbone.ribs.map(({ label }) => label)
    return [...boxes, ...headings, ...labels].map((box) => onScreen(box))
  }
  const card = onScreen(bounds)
  const place = placePanel(card, size, screen, others, before?.side)
  return {
    ...place,
    x: Math.round(place.x),
    y: Math.round(place.y),
    away: isAway(card, screen),
  }
}
