import { createCard, type CreateRefusal } from '@whyboard/shared/document/operations/cards.ts'
import type { Result } from '@whyboard/shared/domain/result.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { Editor, TLContent, TLShapeId } from 'tldraw'

import { cardIdOf, isCardShape, shapeIdOf } from './cardShape.ts'
import { clippedCard, readClip, type Clip } from './clip.ts'
import { isTyping } from './isTyping.ts'
import { KIND_OF_REGION } from './newCards.ts'
import type { OpenCanvas } from './openCanvas.ts'
import { cardRefused, PICTURES_REFUSED } from './refusals.ts'

/** What is copied: plain text for everybody else, and this for boards. */
const FORMAT = 'application/x-whyboard+json'
/** A pasted note lies this far from the copied one, px. */
const OFFSET = 24

/** Copy, cut and paste on a canvas: cards as what the document knows of them, drawings as tldraw has them. */
export function listenToClipboard(
  root: HTMLElement,
  editor: Editor,
  canvas: OpenCanvas,
): () => void {
  const { model, commands } = canvas

  const onCopy = (event: ClipboardEvent): boolean => {
    if (isTyping(event.target) || event.clipboardData === null) return false
    const shapes = editor.getSelectedShapes()
    if (shapes.length === 0) return false
    const cards = shapes
      .filter((shape) => isCardShape(shape))
      .flatMap((shape) => model.card(cardIdOf(shape.id)) ?? [])
    const drawn = shapes.filter((shape) => !isCardShape(shape)).map((shape) => shape.id)
    const content = drawn.length === 0 ? null : (editor.getContentFromCurrentPage(drawn) ?? null)
    const clip: Clip = { cards: cards.map((card) => clippedCard(card)), drawing: content }
    event.clipboardData.setData(FORMAT, JSON.stringify(clip))
    event.clipboardData.setData('text/plain', cards.map((card) => card.text).join('\n'))
    event.preventDefault()
    return true
  }
  const onCut = (event: ClipboardEvent) => {
    if (onCopy(event)) commands.deleteSelection()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (isTyping(event.target) || event.clipboardData === null || !model.canWrite) return
    const clip = readClip(event.clipboardData.getData(FORMAT))
    const text = event.clipboardData.getData('text/plain')
    if (clip === null && text.trim() === '') {
      if (event.clipboardData.files.length === 0) return
      event.preventDefault()
      canvas.tell(PICTURES_REFUSED)
      return
    }
    event.preventDefault()
    editor.markHistoryStoppingPoint('paste')
    const made = clip === null ? pasteLines(text) : pasteCards(clip)
    canvas.frame.request()
    canvas.frame.flush()
    if (clip?.drawing) {
      editor.putContentOntoCurrentPage(clip.drawing as TLContent, { select: true })
    }
    if (made.length > 0) editor.select(...made)
  }

  const pasteCards = ({ cards }: Clip): TLShapeId[] =>
    cards.flatMap(({ kind, text, texts, fields, position }) => {
      const made = createCard(model.writer, kind, {
        text,
        texts,
        fields,
        ...(position !== null && { position: { x: position.x + OFFSET, y: position.y + OFFSET } }),
        stage: model.stage(),
      })
      return shapesOf(made)
    })

  /** Each line becomes a card of the region in view. */
  const pasteLines = (text: string): TLShapeId[] => {
    const { center } = editor.getViewportPageBounds()
    const region = canvas.regionInView()
    const kind: Card['kind'] = region === null ? 'note' : KIND_OF_REGION[region]
    const lines = text.split(/\r?\n/u).map((line) => line.trim())
    return lines.filter(Boolean).flatMap((line, index) => {
      const made = createCard(model.writer, kind, {
        text: line,
        ...(kind === 'note' && {
          position: {
            x: Math.round(center.x) + index * OFFSET,
            y: Math.round(center.y) + index * OFFSET,
          },
        }),
        stage: model.stage(),
      })
      return shapesOf(made)
    })
  }

  const shapesOf = (made: Result<string, CreateRefusal>): TLShapeId[] => {
    if (made.ok) return [shapeIdOf(made.value)]
    canvas.tell(cardRefused(made.reason))
    return []
  }

  const onDrop = (event: DragEvent) => {
    if ((event.dataTransfer?.files.length ?? 0) === 0) return
    event.preventDefault()
    event.stopPropagation()
    if (model.canWrite) canvas.tell(PICTURES_REFUSED)
  }

  const owner = root.ownerDocument
  const within = (run: (event: ClipboardEvent) => unknown) => (event: ClipboardEvent) => {
    // Browsers send these to the focused element, which may be the page's body after a click on the canvas.
    const { activeElement } = owner
    if (activeElement === owner.body || root.contains(activeElement)) run(event)
  }
  const listeners = [
    ['copy', within(onCopy)],
    ['cut', within(onCut)],
    ['paste', within(onPaste)],
  ] as const
  for (const [name, listener] of listeners) owner.addEventListener(name, listener)
  root.addEventListener('drop', onDrop, { capture: true })
  return () => {
    for (const [name, listener] of listeners) owner.removeEventListener(name, listener)
    root.removeEventListener('drop', onDrop, { capture: true })
  }
}
