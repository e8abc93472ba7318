/** Somebody who may own an action. */
export interface OwnerChoice {
  readonly name: string
  /** `#rrggbb` of a person of the board; `null` for anybody else. */
  readonly colour: string | null
  /** `board`: a person of the board. `earlier`: owns another action. `typed`: nobody knows the name yet. */
  readonly from: 'board' | 'earlier' | 'typed'
}

/** Nobody reads a longer list; typing makes it shorter. */
const MOST = 40

/**
 * Whom a field offers for what was typed into it: names that begin with it, then those with a word that does, then those that
 * hold it anywhere, each in the order in which they came; at the end, unless one of them is just that, the typed name itself.
 * @param typed `null`: nothing yet, all are offered
 */
export function ownersFor(
  owners: readonly OwnerChoice[],
  typed: string | null,
): readonly OwnerChoice[] {
  const name = typed?.trim() ?? ''
  const query = name.toLocaleLowerCase()
  if (query === '') return owners.slice(0, MOST)
  const ranked = owners.flatMap((owner) => {
    const rank = rankOf(owner.name.toLocaleLowerCase(), query)
    return rank === null ? [] : [{ owner, rank }]
  })
  const found = ranked.toSorted((a, b) => a.rank - b.rank).map(({ owner }) => owner)
  const known = found.some((owner) => owner.name.toLocaleLowerCase() === query)
  const own: OwnerChoice = { name, colour: null, from: 'typed' }
  return known ? found.slice(0, MOST) : [...found.slice(0, MOST), own]
}

function rankOf(name: string, query: string): number | null {
  if (name === query) return 0
  if (name.startsWith(query)) return 1
  if (name.split(/[\s.@_-]+/u).some((word) => word.startsWith(query))) return 2
  return name.includes(query) ? 3 : null
}
