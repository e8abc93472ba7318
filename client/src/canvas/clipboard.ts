import { createCards } from '@whyboard/shared/document/operations/cards.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '@whyboard/shared/domain/textMetrics.ts'
import type { Editor, TLContent, TLShapeId } from 'tldraw'

import { bringIntoView } from './camera.ts'
import { cardIdOf, isCardShape, shapeIdOf } from './cardShape.ts'
import { clippedCard, readClip, type Clip } from './clip.ts'
import { clipHtml, clipText } from './clipWords.ts'
import { isControl } from './isControl.ts'
import { summon } from './nearCards.ts'
import type { OpenCanvas } from './openCanvas.ts'
import { pasteText, type PastePlace } from './pasteText.ts'
import { cardRefused } from './refusals.ts'
import { regionAt } from './regionView.ts'
import { isTextFile, readTextFiles } from './textFiles.ts'

/** What is copied: plain text for everybody else, and this for boards. */
const FORMAT = 'application/x-whyboard+json'
/** A text of so many letters may take a slow machine longer than one waits without a word. */
const LONG = 8_000
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
    if (isControl(event.target) || event.clipboardData === null) return false
    const shapes = editor.getSelectedShapes()
    if (shapes.length === 0) return false
    const cards = shapes
      .filter((shape) => isCardShape(shape))
      .flatMap((shape) => model.card(cardIdOf(shape.id)) ?? [])
    const drawn = shapes.filter((shape) => !isCardShape(shape)).map((shape) => shape.id)
    const content = drawn.length === 0 ? null : (editor.getContentFromCurrentPage(drawn) ?? null)
    const clip: Clip = { cards: cards.map((card) => clippedCard(card)), drawing: content }
    event.clipboardData.setData(FORMAT, JSON.stringify(clip))
    const { timeZone } = model.board().incident
    event.clipboardData.setData('text/plain', clipText(cards, timeZone))
    event.clipboardData.setData('text/html', clipHtml(cards, timeZone))
    event.preventDefault()
    return true
  }
  const onCut = (event: ClipboardEvent) => {
    if (onCopy(event)) commands.deleteSelection()
  }
  const onPaste = (event: ClipboardEvent) => {
    if (isControl(event.target) || event.clipboardData === null || !model.canWrite) return
    const clip = readClip(event.clipboardData.getData(FORMAT))
    const text = event.clipboardData.getData('text/plain')
    const files = [...event.clipboardData.files]
    if (clip === null && text.trim() === '' && files.length === 0) return
    event.preventDefault()
    if (clip !== null) paste(clip)
    else if (text.trim() === '') take(files, placeInView())
    else announced(text, placeInView(), { asOne: shift })
  }

  /** Writes a text; of a long one it first says that it does. */
  const announced = (text: string, place: PastePlace, how: { readonly asOne?: boolean } = {}) => {
    if (text.length < LONG) {
      write(text, place, how)
      return
    }
    canvas.tell({ about: 'cards', tone: 'plain', says: 'Adding cards…' })
    canvas.frame.afterNext(() => {
      if (model.canWrite) write(text, place, how)
    })
  }

  const paste = ({ cards, drawing }: Clip) => {
    editor.markHistoryStoppingPoint('paste')
    const stage = model.stage()
    const made = createCards(
      model.writer,
      cards.map(({ position, ...card }) => ({
        ...card,
        ...(position !== null && { position: { x: position.x + OFFSET, y: position.y + OFFSET } }),
        stage,
      })),
    )
    if (!made.ok) canvas.tell(cardRefused(made.reason))
    canvas.frame.request()
    canvas.frame.flush()
    if (drawing !== null) editor.putContentOntoCurrentPage(drawing as TLContent, { select: true })
    if (made.ok) show(made.value)
  }

  /** Makes cards of a text, selects them and says so. */
  const write = (text: string, place: PastePlace, { asOne = false, most = false } = {}) => {
    const again = () => {
      if (model.canWrite) write(text, place, { asOne, most: true })
    }
    const outcome = pasteText(model, text, place, { asOne, most, again })
    if (outcome === null) return
    canvas.frame.request()
    canvas.frame.flush()
    show(outcome.cards)
    canvas.tell(outcome.notice)
  }

  const show = (cards: readonly string[]) => {
    const shapes = cards.map((id) => shapeIdOf(id))
    summon(editor, shapes)
    const [first] = shapes
    if (first === undefined) return
    if (!editor.isIn('select')) editor.setCurrentTool('select')
    editor.select(...shapes)
    const view = editor.getViewportPageBounds()
    const isSeen = (id: TLShapeId) => {
      const bounds = editor.getShapePageBounds(id)
      return bounds !== undefined && view.collides(bounds)
    }
    if (!shapes.some((id) => isSeen(id))) bringIntoView(editor, first)
  }

  const placeInView = (): PastePlace => {
    const { center } = editor.getViewportPageBounds()
    return { region: canvas.regionInView(), corner: cornerAround(center) }
  }

  /** Files that were pasted or dropped: what is text becomes cards, pictures lie where they were dropped. */
  const take = (files: readonly File[], place: PastePlace, dropped: Point | null = null) => {
    const texts = files.filter((file) => isTextFile(file))
    if (texts.length < files.length) {
      const others = files.filter((file) => !isTextFile(file))
      void canvas.images.place(others, dropped)
    }
    if (texts.length === 0) return
    void readTextFiles(texts).then((read) => {
      if (!read.ok) canvas.tell(read.notice)
      else if (model.canWrite) announced(read.text, place)
    })
  }

  const onDrop = (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    if (!model.canWrite) return
    const point = editor.screenToPage({ x: event.clientX, y: event.clientY })
    const region = regionAt(canvas.view.layout.get().regions, point)
    take(files, { region, corner: cornerAround(point) }, point)
  }

  // A paste does not say whether Shift is held; the keys around it do.
  let shift = false
  const onKey = (event: KeyboardEvent) => {
    shift = event.shiftKey
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
  owner.addEventListener('keydown', onKey, { capture: true })
  owner.addEventListener('keyup', onKey, { capture: true })
  root.addEventListener('drop', onDrop, { capture: true })
  return () => {
    for (const [name, listener] of listeners) owner.removeEventListener(name, listener)
    owner.removeEventListener('keydown', onKey, { capture: true })
    owner.removeEventListener('keyup', onKey, { capture: true })
    root.removeEventListener('drop', onDrop, { capture: true })
  }
}

/** The corner of a card around a point. */
function cornerAround({ x, y }: { readonly x: number; readonly y: number }): PastePlace['corner'] {
  return { x: Math.round(x - CARD_WIDTH / 2), y: Math.round(y - CARD_MIN_HEIGHT / 2) }
}
