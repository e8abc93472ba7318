import type { TextStorage } from '../connection/environment.ts'
import type { OwnerChoice } from './ownerChoices.ts'

const KEY = 'whyboard.owners'
/** The names that were used last. */
const MOST = 30

/** Names that were given as owners in this browser, on whatever board, the latest first. */
export function knownOwners(storage: TextStorage): readonly string[] {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : []
  } catch {
    return []
  }
}

/** Remembers an owner for other boards. */
export function rememberOwner(storage: TextStorage, name: string): void {
  const others = knownOwners(storage).filter((one) => one !== name)
  storage.setItem(KEY, JSON.stringify([name, ...others].slice(0, MOST)))
}

/** Whom to offer, each name once: people of the board, owners of its actions, owners of earlier boards. */
export function ownerChoices(
  people: readonly { readonly name: string; readonly colour: string }[],
  ...earlier: readonly (readonly string[])[]
): readonly OwnerChoice[] {
  const choices = new Map<string, OwnerChoice>()
  for (const { name, colour } of people) {
    if (!choices.has(name)) choices.set(name, { name, colour, from: 'board' })
  }
  for (const name of earlier.flat()) {
    if (!choices.has(name)) choices.set(name, { name, colour: null, from: 'earlier' })
  }
  return [...choices.values()]
}
