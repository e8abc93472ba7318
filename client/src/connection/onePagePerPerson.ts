import type { Person } from './presence.ts'

/**
 * Each person once, though they may have several pages open: the first page that can be followed stands for all. This
 * page comes first, the rest keep their order. Anonymous sessions are people of their own.
 */
export function onePagePerPerson(pages: readonly Person[]): readonly Person[] {
  const byPerson = new Map<string, Person>()
  for (const page of pages) {
    const key = page.id ?? `page ${page.clientId}`
    const before = byPerson.get(key)
    if (before === undefined) byPerson.set(key, page)
    else if (!before.self && (page.self || (page.followable && !before.followable))) {
      byPerson.set(key, page)
    }
  }
  return [...byPerson.values()]
}
