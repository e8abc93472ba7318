import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import { CARD_KINDS, type Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { useEffect, useLayoutEffect, useRef, useState, type ComponentType } from 'react'
import { computed, useEditor, useValue, type Editor } from 'tldraw'

import { useCard } from '../../board/boardContext.tsx'
import { useCardEnvironment } from '../../cards/cardEnvironment.ts'
import { ownPointer } from '../../cards/CardFields.tsx'
import { CARD_VIEWS } from '../../cards/cardViews.ts'
import { useCanvas } from '../canvasContext.ts'
import { cardIdOf, isCardShape, shapeIdOf } from '../cardShape.ts'
import { isAway, panelHeight, panelRoom, placePanel, type Size } from '../panelPlace.ts'
import { CardFoot } from './CardFoot.tsx'
import styles from './cardPanel.module.css'

/** Where the canvas is lower than this, px, panels may not fit. */
const LOW_SCREEN = 440

/**
 * The fields of the one selected card, beside it: a panel at the screen's scale, above everything on the canvas. It goes
 * while cards are dragged.
 */
export function CardPanelLayer() {
  const editor = useEditor()
  const { canWrite } = useCardEnvironment()
  const [shown] = useState(() =>
    computed('card with panel', (before): string | null => panelCard(editor, before)),
  )
  const id = useValue(shown)
  if (id === null || !canWrite) return null
  return <CardPanel key={id} id={id} />
}

/** A press on a card is not yet a choice of it: what was shown stays until the press is known to be no drag. */
function panelCard(editor: Editor, before: unknown): string | null {
  const only = editor.getOnlySelectedShape()
  if (!isCardShape(only)) return null
  const id = cardIdOf(only.id)
  if (editor.isInAny('select.idle', 'select.editing_shape')) return id
  return editor.isIn('select.pointing_shape') && before === id ? id : null
}

function CardPanel({ id }: { readonly id: string }) {
  const card = useCard(id)
  const editor = useEditor()
  const writes = useValue('writes', () => editor.getEditingShapeId() !== null, [editor])
  if (card === null) return null
  // Below what is written there come its whys, whom the panel would cover.
  if (writes && CARD_KINDS[card.kind].region === 'causes') return null
  return <OpenPanel card={card} />
}

function OpenPanel({ card }: { readonly card: Card }) {
  const editor = useEditor()
  const { commands } = useCanvas()
  const { Fields } = viewOf(card)
  const { id } = card
  const root = useRef<HTMLFieldSetElement>(null)
  const [size, setSize] = useState<Size>({ w: 0, h: 0 })
  const screen = useValue('screen', () => sizeOf(editor), [editor])
  const place = useValue('panel', () => placeOf(editor, id, size), [editor, id, size])

  useLayoutEffect(() => {
    const panel = root.current
    if (panel === null) return undefined
    const measure = () => setSize({ w: panel.offsetWidth, h: panel.offsetHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(panel)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    // On the window it comes after the fields, which may have something of their own to give up.
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      if (!(target instanceof Node) || root.current?.contains(target) !== true) return
      commands.finishEditing()
      commands.focus()
    }
    // tldraw would take Escape in a field as its own, and the selection away; it passes over keys that it finds marked.
    const keepFromTldraw = (event: KeyboardEvent) => {
      if (event.key === 'Escape') Object.assign(event, { isKilled: true })
    }
    const panel = root.current
    panel?.addEventListener('keydown', keepFromTldraw)
    window.addEventListener('keydown', onKeyDown)
    return () => {
      panel?.removeEventListener('keydown', keepFromTldraw)
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [commands])

  return (
    <fieldset
      {...ownPointer}
      ref={root}
      aria-label={`${CARD_KINDS[card.kind].label}: fields`}
      className={styles.panel}
      data-card-panel={id}
      data-away={place.away || undefined}
      data-lane={CARD_KINDS[card.kind].region ?? 'none'}
      style={{
        transform: `translate(${place.x}px, ${place.y}px)`,
        maxWidth: panelRoom(screen),
        // Lists of its fields reach beyond it, unless it has to scroll.
        ...(screen.h < LOW_SCREEN && { maxHeight: panelHeight(screen), overflowY: 'auto' }),
        // Nowhere before it is known how large it is.
        ...(size.h === 0 && { visibility: 'hidden' }),
      }}
    >
      {Fields !== undefined && <Fields card={card} />}
      <CardFoot card={card} />
    </fieldset>
  )
}

function sizeOf(editor: Editor): Size {
  const { w, h } = editor.getViewportScreenBounds()
  return { w, h }
}

/** Where it goes, and whether its card is out of view. */
function placeOf(editor: Editor, id: string, size: Size): Point & { readonly away: boolean } {
  const bounds = editor.getShapePageBounds(shapeIdOf(id))
  if (bounds === undefined) return { x: 0, y: 0, away: true }
  const { x, y } = editor.pageToViewport(bounds.point)
  const zoom = editor.getZoomLevel()
  const box = { x, y, w: bounds.w * zoom, h: bounds.h * zoom }
  const screen = sizeOf(editor)
  const at = placePanel(box, size, screen)
  return { x: Math.round(at.x), y: Math.round(at.y), away: isAway(box, screen) }
}

/** The registry pairs each kind with its own fields, which the compiler cannot follow here. */
function viewOf(card: Card): {
  readonly Fields?: ComponentType<{ readonly card: Card }>
} {
  return CARD_VIEWS[card.kind] as never
}
