import { createContext, use } from 'react'

import type { Store, WritableStore } from '../../connection/store.ts'
import type { OutlineEditor } from './outlineEditor.ts'
import type { OutlineStore } from './outlineStore.ts'

/** What the parts of one outline share. */
export interface OpenOutline {
  readonly store: OutlineStore
  readonly editor: OutlineEditor
  /** The card whose fields are shown: the one that last had the keyboard here. */
  readonly active: WritableStore<string | null>
  /** The card that is selected on the board. */
  readonly current: Store<string | null>
  /** Shows a card on the board. */
  showCard(id: string): void
  /** Asks where a card goes. */
  askMove(id: string): void
  /** Asks for a new why below a card, in whatever way this outline takes new cards. */
  askWhy(id: string): void
}

export const OutlineContext = createContext<OpenOutline | null>(null)

/** The outline around a component. Throws outside of one. */
export function useOutline(): OpenOutline {
  const outline = use(OutlineContext)
  if (outline === null) throw new Error('A list of cards needs an Outline above it')
  return outline
}
