import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import { StateNode, type TLPointerEventInfo } from 'tldraw'

import type { CanvasTool } from './handle.ts'
import { cardIdOf, isCardShape, shapeIdOf } from './cardShape.ts'

/** What our own tools do; every open canvas registers its own for its editor. */
export interface ToolActions {
  /** A click with the note tool, world px. */
  placeNote(point: Point): void
  /** Where a link is being drawn to, world px, and the card below; `null` when it was given up. */
  drawLink(from: string, to: Point | null, overCardId: string | null): void
  /** A link was drawn from one card to another. */
  link(from: string, to: string): void
}

const actionsByEditor = new WeakMap<object, ToolActions>()

/** Registers what our tools do in an editor. */
export function setToolActions(editor: object, actions: ToolActions): void {
  actionsByEditor.set(editor, actions)
}

/** Puts a sticky where one clicks. */
export class NoteTool extends StateNode {
  static override id = 'note'

  override onEnter(): void {
    this.editor.setCursor({ type: 'cross', rotation: 0 })
  }

  override onPointerUp(): void {
    const { x, y } = this.editor.inputs.currentPagePoint
    this.editor.setCurrentTool('select')
    actionsByEditor.get(this.editor)?.placeNote({ x, y })
  }

  override onCancel(): void {
    this.editor.setCurrentTool('select')
  }
}

/**
 * Draws a link from card to card: a press on the first and release on the second, or one click on each. Entered with
 * `{ from }` when the first is known.
 */
export class LinkTool extends StateNode {
  static override id = 'link'
  #from: string | null = null
  #lastX = Number.NaN
  #lastY = Number.NaN

  override onEnter(info: { readonly from?: string }): void {
    this.#from = info.from ?? null
    this.editor.setCursor({ type: 'cross', rotation: 0 })
    const { x, y } = this.editor.inputs.currentScreenPoint
    this.#lastX = x
    this.#lastY = y
    // By the pointer it is drawn when that moves: where it rests, or never was, nobody points.
    if (this.#from === null) return
    const bounds = this.editor.getShapePageBounds(shapeIdOf(this.#from))
    if (bounds !== undefined) this.#actions?.drawLink(this.#from, bounds.center, null)
  }

  override onExit(): void {
    if (this.#from !== null) this.#actions?.drawLink(this.#from, null, null)
    this.#from = null
  }

  override onPointerDown(): void {
    this.#from ??= this.#cardHere()
  }

  override onPointerMove(): void {
    // A camera that moves is a pointer that moves to tldraw, and would take away what the keys have picked.
    const { x, y } = this.editor.inputs.currentScreenPoint
    if (x === this.#lastX && y === this.#lastY) return
    this.#lastX = x
    this.#lastY = y
    this.#draw()
  }

  override onPointerUp(_: TLPointerEventInfo): void {
    const to = this.#cardHere()
    const from = this.#from
    if (from === null) {
      this.editor.setCurrentTool('select')
      return
    }
    // The first of two clicks ends on the card that it began on.
    if (to === from) return
    if (to !== null) this.#actions?.link(from, to)
    this.editor.setCurrentTool('select')
  }

  override onCancel(): void {
    this.editor.setCurrentTool('select')
  }

  get #actions(): ToolActions | undefined {
    return actionsByEditor.get(this.editor)
  }

  #draw(): void {
    if (this.#from === null) return
    const { x, y } = this.editor.inputs.currentPagePoint
    this.#actions?.drawLink(this.#from, { x, y }, this.#cardHere())
  }

  #cardHere(): string | null {
    const shape = this.editor.getShapeAtPoint(this.editor.inputs.currentPagePoint, {
      hitInside: true,
      filter: (one) => isCardShape(one),
    })
    return shape === undefined ? null : cardIdOf(shape.id)
  }
}

/** tldraw's name of each tool; shapes are one tool with a style. */
export const EDITOR_TOOLS: Readonly<Record<CanvasTool, string>> = {
  select: 'select',
  hand: 'hand',
  note: 'note',
  link: 'link',
  draw: 'draw',
  highlight: 'highlight',
  eraser: 'eraser',
  arrow: 'arrow',
  rectangle: 'geo',
  ellipse: 'geo',
  line: 'line',
  text: 'text',
  laser: 'laser',
}

/** What somebody who may only look can use. */
export const OBSERVER_TOOLS: ReadonlySet<CanvasTool> = new Set(['select', 'hand', 'laser'])
