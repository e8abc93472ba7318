import { grouped } from '@whyboard/shared/domain/words.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

/** What is said when a card cannot hold, be or become what somebody asked, wherever they asked it. */

/** A field does not take a value. */
export const FIELD_REFUSED = 'The card cannot hold that value. Nothing was changed.'

/** A text grew too long. */
export const TEXT_REFUSED = `A card holds ${grouped(LIMITS.maxCardTextLength)} characters at most. What did not fit was left out.`

/** A card was made for a region that is shut, and went where those wait. */
export const CARD_PARKED =
  'Actions open with their phase. Your card waits in the parking lot until then.'

/** A parked idea cannot become an action yet. */
export const ACTIONS_SHUT =
  'Actions open with their phase. The idea stays in the parking lot until then.'

/** A card cannot be made. */
export function createRefused(reason: string): string {
  switch (reason) {
    case 'too-many-cards':
      return `The board is full: it holds ${grouped(LIMITS.maxCards)} cards. Delete some to make room.`
    case 'too-long':
      return `A card holds ${grouped(LIMITS.maxCardTextLength)} characters. Nothing was added.`
    default:
      return 'That could not become a card. Nothing was changed.'
  }
}
