import type { Reaction } from '@whyboard/shared/protocol/presence.ts'

import type { Environment } from './environment.ts'
import type { Presence } from './presence.ts'

/** How long a reaction is to be seen, ms. */
export const REACTION_MS = 2_000

/** What shows reactions of this person, each where they point, or in the middle of what they see. */
export function reactions(
  presence: Pick<Presence, 'people' | 'of' | 'set'>,
  environment: Pick<Environment, 'after'>,
): (kind: Reaction) => void {
  let count = 0
  let cancel = () => {}
  return (kind) => {
    const self = presence.people.get().find((person) => person.self)
    const state = self === undefined ? null : presence.of(self.clientId)
    const view = state?.viewport ?? { x: 0, y: 0, w: 0, h: 0 }
    const { x, y } = state?.cursor ?? { x: view.x + view.w / 2, y: view.y + view.h / 2 }
    count += 1
    presence.set({ reaction: { kind, count, x: Math.round(x), y: Math.round(y) } })
    cancel()
    // Nobody who comes later sees it.
    cancel = environment.after(REACTION_MS, () => presence.set({ reaction: null }))
  }
}
