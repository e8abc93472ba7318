import type { CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { createLucideIcon, type LucideIcon, type LucideIconData } from 'lucide-react'
import { __iconData as arrowRight } from 'lucide-react/icons/arrow-right'
import { __iconData as check } from 'lucide-react/icons/check'
import { __iconData as circleLetterP } from 'lucide-react/icons/circle-letter-p'
import { __iconData as clock } from 'lucide-react/icons/clock'
import { __iconData as cornerDownRight } from 'lucide-react/icons/corner-down-right'
import { __iconData as gitBranch } from 'lucide-react/icons/git-branch'
import { __iconData as stickyNote } from 'lucide-react/icons/sticky-note'

/** The glyph of each kind, as its cards paint it (`PaintedIcon.tsx`). */
export const CARD_GLYPHS = {
  event: clock,
  cause: gitBranch,
  why: cornerDownRight,
  worked: check,
  action: arrowRight,
  parked: circleLetterP,
  note: stickyNote,
} as const satisfies Readonly<Record<CardKind, LucideIconData>>

/** The same where a card is mentioned rather than shown. */
export const CARD_ICONS = Object.fromEntries(
  Object.entries(CARD_GLYPHS).map(([kind, glyph]) => [kind, createLucideIcon(glyph)]),
) as Readonly<Record<CardKind, LucideIcon>>
