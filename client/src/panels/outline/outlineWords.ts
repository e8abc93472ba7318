import type { Cause } from '@whyboard/shared/domain/cards/cause.ts'
import { CARD_KINDS, type Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { OutlinePart, OutlineStart } from '@whyboard/shared/domain/outline.ts'
import { ACTION_STATUS_WORDS, OUTCOME_WORDS } from '@whyboard/shared/domain/words.ts'

import { CARD_VIEWS } from '../../cards/cardViews.ts'
import { REGION_NAMES, REGION_PROMPTS } from '../../cards/regionNames.ts'
import { formatEventTime } from '../../cards/times.ts'
import { formatCalendarDay } from '../../ui/time.ts'

/** What the parts of the board are called. */
export const PART_NAMES: Readonly<Record<OutlinePart, string>> = { ...REGION_NAMES, notes: 'Notes' }

/** What an empty part says. */
export const PART_PROMPTS: Readonly<Record<OutlinePart, string>> = {
  ...REGION_PROMPTS,
  notes: 'Anything else, anywhere on the board.',
}

/** What the button below a list says. */
export function addWords(start: OutlineStart): string {
  if (start.kind !== 'worked') return CARD_VIEWS[start.kind].add
  if (start.fields.outcome === 'poorly') return 'Add what went poorly'
  if (start.fields.outcome === 'lucky') return 'Add where we got lucky'
  return 'Add what went well'
}

/** What a card is called before its text, seen and read aloud: `14:03`, `Why 2`, `Action`. */
export function leadOf(card: Card, depth: number, timeZone: string): string {
  switch (card.kind) {
    case 'event':
      return card.time === null ? 'No time' : formatEventTime(card.time, timeZone)
    case 'why':
      return `Why ${Math.max(1, depth)}`
    case 'worked':
      return OUTCOME_WORDS[card.outcome]
    case 'cause':
    case 'action':
    case 'parked':
    case 'note':
      return CARD_KINDS[card.kind].label
  }
}

/** The name of a card's text field. */
export function fieldName(card: Card, depth: number, timeZone: string): string {
  const lead = leadOf(card, depth, timeZone)
  return card.kind === 'event' ? `Event, ${lead === 'No time' ? 'no time yet' : lead}` : lead
}

/** What else is worth knowing at a glance, most important first. */
export function summaryOf(card: Card, depth: number): readonly string[] {
  switch (card.kind) {
    case 'action':
      return [
        card.owner ?? 'No owner',
        card.due === null ? 'No date' : formatCalendarDay(card.due),
        ACTION_STATUS_WORDS[card.status],
      ]
    case 'cause':
      return confirmedWords(card.confidence)
    case 'why':
      return [`Why ${Math.max(1, depth)}`, ...confirmedWords(card.confidence)]
    case 'parked':
      return card.became === null ? [] : ['Taken up']
    case 'event':
    case 'worked':
    case 'note':
      return []
  }
}

function confirmedWords(confidence: Cause['confidence']): readonly string[] {
  return confidence === 'confirmed' ? ['Confirmed'] : []
}
