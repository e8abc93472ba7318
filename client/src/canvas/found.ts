import { soughtWords, wordSpans } from '@whyboard/shared/domain/find.ts'
import type { Box } from '@whyboard/shared/domain/geometry.ts'
import { react, type Atom, type Editor } from 'tldraw'

import type { Environment } from '../connection/environment.ts'

/** What was looked for on the board, and where one is. */
export interface FoundMark {
  /** The card that one has gone to; `null`: none yet. */
  readonly cardId: string | null
  /** Where one is instead that is no card, world px; `null`: nowhere. */
  readonly place: Box | null
  readonly query: string
}

/** The name of the highlight in the style sheet. */
const HIGHLIGHT = 'found'

/**
 * Highlights the words that are looked for in all cards that are in view, as long as something is. The browser paints
 * highlights over the text (CSS Custom Highlight API), so no card is rendered for it; one that cannot leaves them out.
 * Returns what ends it.
 */
export function highlightFound(
  editor: Editor,
  found: Atom<FoundMark | null>,
  { onNextFrame }: Pick<Environment, 'onNextFrame'>,
): () => void {
  if (!('highlights' in CSS)) return () => {}
  const { highlights } = CSS
  const container = editor.getContainer()
  let cancel: (() => void) | null = null
  const paint = (): void => {
    cancel = null
    const query = found.get()?.query ?? ''
    const ranges = query === '' ? [] : rangesIn(container, query)
    if (ranges.length === 0) highlights.delete(HIGHLIGHT)
    else highlights.set(HIGHLIGHT, new Highlight(...ranges))
  }
  const paintSoon = (): void => {
    cancel ??= onNextFrame(paint)
  }
  // Cards come into view and change while somebody looks; nobody watches them otherwise.
  const changes = new MutationObserver(paintSoon)
  const endWatch = react('what is looked for', () => {
    if (found.get() === null) changes.disconnect()
    else changes.observe(container, { childList: true, subtree: true, characterData: true })
    paintSoon()
  })
  return () => {
    endWatch()
    changes.disconnect()
    cancel?.()
    highlights.delete(HIGHLIGHT)
  }
}

function rangesIn(container: HTMLElement, query: string): readonly Range[] {
  const words = soughtWords(query)
  const ranges: Range[] = []
  for (const card of container.querySelectorAll('[data-card]')) {
    const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      for (const [start, end] of wordSpans(text.nodeValue ?? '', words)) {
        const range = new Range()
        range.setStart(text, start)
        range.setEnd(text, end)
        ranges.push(range)
      }
    }
  }
  return ranges
}
