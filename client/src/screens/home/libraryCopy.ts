import type { BoardListing } from '../../connection/api.ts'
import type { TextStorage } from '../../connection/environment.ts'

/** The list of post-mortems as last seen, so that it opens without the server. */
export interface LibraryCopy {
  readonly boards: readonly BoardListing[]
  /** Epoch ms. */
  readonly fetchedAtMs: number
}

const COPY = 'whyboard.library'

/** The copy on this device; `null` when there is none, or one that an older version wrote. */
export function readLibraryCopy(storage: TextStorage): LibraryCopy | null {
  const text = storage.getItem(COPY)
  if (text === null) return null
  try {
    const value = JSON.parse(text) as Partial<LibraryCopy> | null
    if (!Array.isArray(value?.boards) || typeof value.fetchedAtMs !== 'number') return null
    return { boards: value.boards as readonly BoardListing[], fetchedAtMs: value.fetchedAtMs }
  } catch {
    return null
  }
}

/** Keeps a copy on this device; `null` takes it away. */
export function writeLibraryCopy(storage: TextStorage, copy: LibraryCopy | null): void {
  if (copy === null) storage.removeItem(COPY)
  else storage.setItem(COPY, JSON.stringify(copy))
}

/** The boards whose title, facilitator or severity hold every word of `query`. */
export function searchBoards(
  boards: readonly BoardListing[],
  query: string,
): readonly BoardListing[] {
  const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean)
  if (words.length === 0) return boards
  return boards.filter((board) => {
    const text =
      `${board.title} ${board.facilitator ?? ''} ${board.severity ?? ''}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** What a person typed or pasted as the workspace key: the key itself, or the printed link that ends in `#key=…`. */
export function readWorkspaceKey(typed: string): string {
  const text = typed.trim()
  const hash = text.indexOf('#')
  const fromLink = hash < 0 ? null : new URLSearchParams(text.slice(hash + 1)).get('key')
  return fromLink ?? text.replace(/^key=/u, '')
}
