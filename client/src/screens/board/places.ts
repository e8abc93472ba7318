import type { Region } from '@whyboard/shared/domain/cards/card.ts'
import {
  ArrowRight,
  ChartNoAxesGantt,
  Check,
  CircleParking,
  GitBranch,
  type LucideIcon,
} from 'lucide-react'

/** The regions one can go to, in the order of their number keys. */
export const PLACES: readonly {
  readonly region: Region
  readonly label: string
  readonly icon: LucideIcon
  readonly colour: string
}[] = [
  {
    region: 'timeline',
    label: 'Timeline',
    icon: ChartNoAxesGantt,
    colour: 'var(--timeline-ink)',
  },
  {
    region: 'causes',
    label: 'Causes',
    icon: GitBranch,
    colour: 'var(--causes-ink)',
  },
  {
    region: 'worked',
    label: 'What worked',
    icon: Check,
    colour: 'var(--worked-ink)',
  },
  {
    region: 'actions',
    label: 'Actions',
    icon: ArrowRight,
    colour: 'var(--actions-ink)',
  },
  {
    region: 'parking',
    label: 'Parking lot',
    icon: CircleParking,
    colour: 'var(--parking-ink)',
  },
]
