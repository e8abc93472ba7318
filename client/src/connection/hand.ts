import type { Person, Presence } from './presence.ts'

/** Raises this person's hand, or lowers it. `nowMs` is the server's time, so that all see the same order. */
export function toggleHand(presence: Pick<Presence, 'people' | 'set'>, nowMs: number): void {
  const isUp = presence.people.get().find((person) => person.self)?.handRaised === true
  presence.set(
    isUp ? { handRaised: false } : { handRaised: true, handRaisedAtMs: Math.round(nowMs) },
  )
}

/** Whose hand is up, who waits longest first. */
export function raisedHands(people: readonly Person[]): readonly Person[] {
  const when = (person: Person) => person.handRaisedAtMs ?? Infinity
  return people
    .filter((person) => person.handRaised)
    .toSorted((a, b) => when(a) - when(b) || a.clientId - b.clientId)
}
