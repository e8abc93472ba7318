import { REGIONS, type Region } from '@whyboard/shared/domain/cards/card.ts'
import {
  ArrowRight,
  ChartNoAxesGantt,
  Check,
  CircleParking,
  GitBranch,
  type LucideIcon,
} from 'lucide-react'

import { REGION_NAMES } from '../../cards/regionNames.ts'

const ICONS: Readonly<Record<Region, LucideIcon>> = {
  timeline: ChartNoAxesGantt,
  causes: GitBranch,
  worked: Check,
  actions: ArrowRight,
  parking: CircleParking,
}

/** The regions one can go to, in the order of their number keys. */
export const PLACES: readonly {
  readonly region: Region
  readonly label: string
  readonly icon: LucideIcon
  readonly colour: string
}[] = REGIONS.map((region) => ({
  region,
  label: REGION_NAMES[region],
  icon: ICONS[region],
  colour: `var(--${region}-ink)`,
}))
