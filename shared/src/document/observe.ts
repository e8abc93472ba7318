import type * as Y from 'yjs'

import { BOARD_TEXTS } from '../domain/board.ts'
import { BOARD_ROOTS, BOARD_TEXT_PREFIX } from './keys.ts'

/** What a transaction changed: the ids of the cards it touched, and whether it touched anything else of the Board. */
export interface BoardChange {
  readonly cards: ReadonlySet<string>
  readonly other: boolean
  /** It was made here, and did not come from elsewhere. */
  readonly local: boolean
}

/** What `observeDeep` tells. */
export type DeepEvents = readonly Y.YEvent<Y.AbstractType<unknown>>[]

/** The keys of a root under which something changed, whether the entry itself or something in it. */
export function changedKeys(events: DeepEvents): ReadonlySet<string> {
  const changed = new Set<string>()
  for (const event of events) {
    const [key] = event.path
    if (typeof key === 'string') changed.add(key)
    else for (const own of event.keys.keys()) changed.add(own)
  }
  return changed
}

/**
 * Calls back once after each transaction that changed something of the Board (free drawing is none of it).
 * @returns a function that ends it
 */
export function observeBoard(doc: Y.Doc, changed: (change: BoardChange) => void): () => void {
  let cards = new Set<string>()
  let other = false
  const onCards = (events: DeepEvents): void => {
    for (const id of changedKeys(events)) cards.add(id)
  }
  const onOther = (): void => {
    other = true
  }
  const onEnd = ({ local }: Y.Transaction): void => {
    if (cards.size === 0 && !other) return
    const change = { cards, other, local }
    cards = new Set()
    other = false
    changed(change)
  }

  const cardRoot = doc.getMap(BOARD_ROOTS.cards)
  const otherRoots = otherRootsOf(doc)
  cardRoot.observeDeep(onCards)
  for (const root of otherRoots) root.observeDeep(onOther)
  doc.on('afterTransaction', onEnd)
  return () => {
    cardRoot.unobserveDeep(onCards)
    for (const root of otherRoots) root.unobserveDeep(onOther)
    doc.off('afterTransaction', onEnd)
  }
}

/** Every root that a Board is read from, cards aside. Asking for them also makes them known to the document. */
function otherRootsOf(doc: Y.Doc): (Y.Map<unknown> | Y.Text)[] {
  const names = Object.values(BOARD_ROOTS).filter(
    (name) => name !== BOARD_ROOTS.cards && name !== BOARD_ROOTS.drawing,
  )
  return [
    ...names.map((name) => doc.getMap(name)),
    ...BOARD_TEXTS.map((name) => doc.getText(BOARD_TEXT_PREFIX + name)),
  ]
}
