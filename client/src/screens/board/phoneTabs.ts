import type { Phase } from '@whyboard/shared/domain/agenda.ts'
import type { Region } from '@whyboard/shared/domain/cards/card.ts'
import { Map as MapIcon, type LucideIcon } from 'lucide-react'

import { PLACES } from './places.ts'

/** What a phone shows: the list of a region, or the board itself. */
export type PhoneTab = Region | 'board'

/** Short enough for six side by side on the narrowest phone. */
const SHORT: Readonly<Record<Region, string>> = {
  timeline: 'Timeline',
  causes: 'Causes',
  worked: 'Worked',
  actions: 'Actions',
  parking: 'Parked',
}

/** The tabs in their order, the board last. */
export const PHONE_TABS: readonly {
  readonly tab: PhoneTab
  readonly label: string
  readonly short: string
  readonly icon: LucideIcon
  readonly colour: string
}[] = [
  ...PLACES.map(({ region, label, icon, colour }) => ({
    tab: region,
    label,
    short: SHORT[region],
    icon,
    colour,
  })),
  { tab: 'board', label: 'Board', short: 'Board', icon: MapIcon, colour: 'var(--accent)' },
]

/** The tab of a phase; one about the whole board begins with what happened. */
export function tabOfPhase(region: Phase['region']): PhoneTab {
  return region === 'board' ? 'timeline' : region
}
