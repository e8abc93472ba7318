import type { Participant } from '@whyboard/shared/domain/board.ts'
import { toNameKey } from '@whyboard/shared/protocol/names.ts'

/** Who is who on a board, as its document says. */
export class People {
  readonly #byId: ReadonlyMap<string, Participant>
  readonly #names: ReadonlySet<string>

  constructor(participants: readonly Participant[]) {
    this.#byId = new Map(participants.map((person) => [person.id, person]))
    this.#names = new Set(participants.map(({ name }) => toNameKey(name)))
  }

  /** `undefined`: nobody has this id. */
  of(participantId: string): Participant | undefined {
    return this.#byId.get(participantId)
  }

  /** Whether somebody is called so, however it is spelled. */
  isCalled(name: string): boolean {
    return this.#names.has(toNameKey(name))
  }
}
