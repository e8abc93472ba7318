import type { CanvasCommands } from './canvasContext.ts'

const TABBABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]'
/** The fields of the selected card beside it. */
const FIELDS = '[data-card-panel]'

/** What Tab has to know of the canvas. */
interface Writing {
  readonly isWriting: () => boolean
  /** What the card that is written in explains, to go back to; `null`: nothing. */
  readonly explained: () => string | null
  readonly commands: Pick<CanvasCommands, 'finishEditing' | 'focus' | 'editCard'>
}

/**
 * Tab between a card's text and its fields, which stand elsewhere on the page: from the text to the first field, back from
 * there, and from the last one to the canvas, whose next Tab goes on to the next card. Back from the text of a why it is
 * what the why explains, of any other card the canvas.
 * @returns what ends it
 */
export function listenToTab(
  root: HTMLElement,
  { isWriting, explained, commands }: Writing,
): () => void {
  const endWriting = () => {
    commands.finishEditing()
    commands.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return
    const { target } = event
    if (event.defaultPrevented || !(target instanceof HTMLElement) || !isWriting()) return
    const panel = root.querySelector(FIELDS)
    const fields = panel === null ? [] : tabbablesIn(panel)
    if (panel?.contains(target) === true) {
      if (event.shiftKey && target === fields[0]) {
        event.preventDefault()
        root.querySelector<HTMLElement>('article textarea')?.focus({ preventScroll: true })
      } else if (!event.shiftKey && target === fields.at(-1)) {
        event.preventDefault()
        endWriting()
      }
    } else if (target.matches('article textarea')) {
      const before = event.shiftKey ? explained() : null
      if (before !== null) commands.editCard(before)
      else if (event.shiftKey) endWriting()
      else if (fields[0] !== undefined) fields[0].focus({ preventScroll: true })
      else return
      event.preventDefault()
    }
  }
  // tldraw takes Tab for a walk of its own through all shapes.
  const keepFromTldraw = (event: KeyboardEvent) => {
    if (event.key === 'Tab') event.stopPropagation()
  }
  root.addEventListener('keydown', onKeyDown)
  root.addEventListener('keyup', keepFromTldraw, { capture: true })
  return () => {
    root.removeEventListener('keydown', onKeyDown)
    root.removeEventListener('keyup', keepFromTldraw, { capture: true })
  }
}

function tabbablesIn(panel: Element): readonly HTMLElement[] {
  return [...panel.querySelectorAll<HTMLElement>(TABBABLE)].filter(
    (element) => element.tabIndex >= 0 && element.checkVisibility(),
  )
}
