import type { CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import {
  ArrowRight,
  Check,
  CircleParking,
  Clock,
  CornerDownRight,
  GitBranch,
  StickyNote,
  type LucideIcon,
} from 'lucide-react'

/** The glyph of each kind, where a card is mentioned rather than shown. */
export const CARD_ICONS: Readonly<Record<CardKind, LucideIcon>> = {
  event: Clock,
  cause: GitBranch,
  why: CornerDownRight,
  worked: Check,
  action: ArrowRight,
  parked: CircleParking,
  note: StickyNote,
}
