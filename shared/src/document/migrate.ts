import * as Y from 'yjs'

import { CARD_KINDS, isCardKind } from '../domain/cards/cardKinds.ts'
import { cardsOf } from './entries.ts'
import { BOARD_ROOTS, CARD_KEYS, SCHEMA_VERSION } from './keys.ts'
import { schemaVersionOf } from './readBoard.ts'

/** The versions before and after; the same where nothing was done. */
export interface Migration {
  readonly from: number
  readonly to: number
}

/** `STEPS[n]` lifts a document from version n to n + 1. A step adds; it never takes away what people wrote. */
const STEPS: readonly ((doc: Y.Doc) => void)[] = [addMissingTexts]

/**
 * Lifts a board's document to the version of this code, in one transaction. Only the server calls it, before anybody
 * joins: two clients that made the same subtree would lose one of them. A document of a later version stays as it is;
 * it is read as far as it is understood.
 */
export function migrate(doc: Y.Doc): Migration {
  const from = schemaVersionOf(doc)
  if (from >= SCHEMA_VERSION) return { from, to: from }
  doc.transact(() => {
    for (const step of STEPS.slice(from)) step(doc)
    doc.getMap(BOARD_ROOTS.meta).set('schemaVersion', SCHEMA_VERSION)
  })
  return { from, to: SCHEMA_VERSION }
}

/** Gives every card the texts of its kind; one that is a plain string becomes a text with the same letters. */
function addMissingTexts(doc: Y.Doc): void {
  cardsOf(doc).forEach((entry) => {
    const kind: unknown = entry instanceof Y.Map ? entry.get(CARD_KEYS.kind) : null
    if (!(entry instanceof Y.Map) || !isCardKind(kind)) return
    for (const name of [CARD_KEYS.text, ...CARD_KINDS[kind].texts]) {
      const stored: unknown = entry.get(name)
      if (stored instanceof Y.Text) continue
      entry.set(name, new Y.Text(typeof stored === 'string' ? stored : ''))
    }
  })
}
