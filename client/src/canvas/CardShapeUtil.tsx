import {
  HTMLContainer,
  Rectangle2d,
  ShapeUtil,
  useEditor,
  useValue,
  type Geometry2d,
  type TLShapePartial,
} from 'tldraw'

import { memo, type CSSProperties } from 'react'

import { sameButText, useCard } from '../board/boardContext.tsx'
import { CardOnBoard } from '../cards/CardOnBoard.tsx'
import { CardTextEditor } from '../cards/CardTextEditor.tsx'
import type { BoardView } from './boardView.ts'
import { useCanvas, type LinkPreview } from './canvasContext.ts'
import { CARD_SHAPE, cardIdOf, cardShapeProps, shapeIdOf, type CardShape } from './cardShape.ts'
import styles from './cards.module.css'
import { LinkHandle } from './LinkHandle.tsx'
import { linkBetween } from './links.ts'

/** Below this zoom a card shows its glyph and first line only. */
export const FAR_ZOOM = 0.35

/** All cards on the canvas, whatever their kind: a box that reads its card by id. */
export class CardShapeUtil extends ShapeUtil<CardShape> {
  static override type = CARD_SHAPE
  static override props = cardShapeProps

  override canEdit(): boolean {
    return true
  }
  override canResize(): boolean {
    return false
  }
  override hideResizeHandles(): boolean {
    return true
  }
  override hideRotateHandle(): boolean {
    return true
  }
  override hideSelectionBoundsFg(): boolean {
    return true
  }
  override hideSelectionBoundsBg(): boolean {
    return true
  }
  override canSnap(): boolean {
    return false
  }

  override getDefaultProps(): CardShape['props'] {
    return { w: 224, h: 88 }
  }

  override getGeometry(shape: CardShape): Geometry2d {
    return new Rectangle2d({ width: shape.props.w, height: shape.props.h, isFilled: true })
  }

  override component(shape: CardShape) {
    return <CardShapeView shape={shape} />
  }

  override indicator(shape: CardShape) {
    const { w, h } = shape.props
    const selected = this.editor.getSelectedShapeIds().includes(shape.id)
    // Of the same width at every zoom: tldraw's scale is 1 / zoom.
    return (
      <rect
        className={selected ? styles.ring : styles.outline}
        width={w}
        height={h}
        style={{ '--w': `${w}px`, '--h': `${h}px` } as CSSProperties}
      />
    )
  }

  override onTranslate(initial: CardShape, current: CardShape): TLShapePartial<CardShape> | void {
    const y = drags(this.editor)?.move(initial, current) ?? null
    return y === null ? undefined : { id: current.id, type: current.type, y }
  }

  override onTranslateEnd(_: CardShape, current: CardShape): void {
    drags(this.editor)?.end(current)
  }

  override onTranslateCancel(_: CardShape, current: CardShape): void {
    drags(this.editor)?.cancel(current)
  }
}

/** What a drag of cards reports; every open canvas registers its own for its editor. */
export interface CardDrags {
  /** Where the card's shape is now; answers the y it has to keep, or `null`. */
  move(initial: CardShape, current: CardShape): number | null
  end(current: CardShape): void
  cancel(current: CardShape): void
}

const dragsByEditor = new WeakMap<object, CardDrags>()

/** Registers what hears of drags in an editor. */
export function setCardDrags(editor: object, drags: CardDrags): void {
  dragsByEditor.set(editor, drags)
}

function drags(editor: object): CardDrags | undefined {
  return dragsByEditor.get(editor)
}

function CardShapeView({ shape }: { readonly shape: CardShape }) {
  const editor = useEditor()
  // tldraw hides what is out of view but keeps it mounted; at 2,000 cards that is most of the page. It also shows all that is
  // selected, which hundreds of pasted cards are.
  const culled = useValue(
    'culled',
    () => editor.getNotVisibleShapes().has(shape.id) && editor.getEditingShapeId() !== shape.id,
    [editor, shape.id],
  )
  if (culled) return null
  const { card } = shape.meta
  return <LiveCard id={cardIdOf(shape.id)} source={typeof card === 'string' ? card : null} />
}

/**
 * Its place and size are its shape's, so it is rendered for neither.
 * @param source the card it was made from: a copy that is still being dragged has none yet
 */
const LiveCard = memo(function LiveCard({
  id,
  source,
}: {
  readonly id: string
  readonly source: string | null
}) {
  const editor = useEditor()
  const shapeId = shapeIdOf(id)
  const { view, editors, kept, linking } = useCanvas()
  const editing = useValue('editing', () => editor.getEditingShapeId() === shapeId, [
    editor,
    shapeId,
  ])
  // Nothing but the text itself is rendered for a letter.
  const own = useCard(id, sameButText)
  const original = useCard(source ?? '', sameButText)
  // Deleted by somebody else while it is written in here.
  const gone = useValue('gone', () => (kept.get()?.id === id ? kept.get() : null), [kept, id])
  const card = own ?? gone ?? original
  const far = useValue('far', () => editor.getZoomLevel() < FAR_ZOOM, [editor])
  const selected = useValue('selected', () => editor.getOnlySelectedShapeId() === shapeId, [
    editor,
    shapeId,
  ])
  const picked = useValue('picked', () => editor.getSelectedShapeIds().includes(shapeId), [
    editor,
    shapeId,
  ])
  const facts = useValue('facts', () => view.factsOf(id), [view, id])
  const others = useValue('editors', () => editors.get().get(id), [editors, id])
  // By its id: a value that depends on the card itself would be set up anew, and the card rendered twice, with every letter.
  const unfit = useValue('unfit', () => cannotBeLinked(linking.get(), id, view), [
    linking,
    id,
    view,
  ])
  if (card === null) return null
  return (
    <HTMLContainer
      className={styles.card}
      data-card={id}
      data-selected={picked || undefined}
      data-editing={editing || undefined}
      data-unfit={unfit || undefined}
    >
      <CardOnBoard
        card={card}
        state={{ far: far && !editing, editing, selected, editors: others ?? NOBODY, ...facts }}
        {...(editing && { editor: <CardTextEditor card={card} /> })}
      />
      {!editing && !far && <LinkHandle card={card} selected={selected} />}
    </HTMLContainer>
  )
})

/** While a link is drawn: whether it may not lead to this card. */
function cannotBeLinked(drawn: LinkPreview | null, id: string, view: BoardView): boolean {
  if (drawn === null || drawn.from === id) return false
  const from = view.card(drawn.from)
  const card = view.card(id)
  return from !== null && card !== null && linkBetween(from, card) === null
}

const NOBODY: readonly never[] = []
