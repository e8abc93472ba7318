import { atom, type Signal } from 'tldraw'

import type { CardPerson } from '../cards/cardEnvironment.ts'
import type { Presence } from '../connection/presence.ts'

/** Who else is editing which card. Changes only when somebody begins or ends, not with their carets. */
export function followEditors(presence: Presence): {
  readonly byCard: Signal<ReadonlyMap<string, readonly CardPerson[]>>
  /** Follows the presence until what it answers is called. */
  start(): () => void
} {
  const byCard = atom<ReadonlyMap<string, readonly CardPerson[]>>('editors', new Map())
  const refresh = () => {
    const before = byCard.get()
    const next = new Map<string, CardPerson[]>()
    for (const { self, editing, name, colour } of presence.people.get()) {
      if (self || editing === null) continue
      const people = next.get(editing) ?? []
      people.push({ name, colour })
      next.set(editing, people)
    }
    const kept = new Map<string, readonly CardPerson[]>()
    for (const [id, people] of next) {
      const old = before.get(id)
      kept.set(id, old !== undefined && samePeople(old, people) ? old : people)
    }
    const same =
      kept.size === before.size && [...kept].every(([id, people]) => before.get(id) === people)
    if (!same) byCard.set(kept)
  }
  return {
    byCard,
    start: () => {
      refresh()
      return presence.people.subscribe(refresh)
    },
  }
}

function samePeople(a: readonly CardPerson[], b: readonly CardPerson[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => one.name === b[index]?.name && one.colour === b[index]?.colour)
  )
}
