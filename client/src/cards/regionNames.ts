import type { Region } from '@whyboard/shared/domain/cards/card.ts'

/** What the regions are called on the board. */
export const REGION_NAMES: Readonly<Record<Region, string>> = {
  timeline: 'Timeline',
  causes: 'Causes',
  worked: 'What worked',
  actions: 'Actions',
  parking: 'Parking lot',
}

/** What an empty region says. */
export const REGION_PROMPTS: Readonly<Record<Region, string>> = {
  timeline: 'What happened, and when? Facts only.',
  causes: 'What made this possible? Ask why at least five times.',
  worked: 'What went well, what went poorly, where were we lucky?',
  actions: 'What will change? One owner and a date each.',
  parking: 'Fixes and topics that come up too early wait here.',
}

/** What the place of an empty region's first card says. */
export const FIRST_CARDS: Readonly<Record<Region, string>> = {
  timeline: 'Add the first event',
  causes: 'Add the first cause',
  worked: 'Add what worked',
  actions: 'Add the first action',
  parking: 'Park the first idea',
}
