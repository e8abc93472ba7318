import { CARD_KINDS, type CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import {
  Circle,
  Eraser,
  Hand,
  Highlighter,
  Link2,
  Minus,
  MousePointer2,
  MoveUpRight,
  Pencil,
  Pointer,
  Square,
  Type,
  type LucideIcon,
} from 'lucide-react'

import type { CanvasTool } from '../../canvas/handle.ts'
import { CARD_ICONS } from '../../cards/cardIcons.ts'

/** A tool as the rail shows it. */
export interface ToolButton {
  readonly tool: CanvasTool
  readonly label: string
  readonly icon: LucideIcon
}

/** For everybody. */
export const POINTING: readonly ToolButton[] = [
  { tool: 'select', label: 'Select', icon: MousePointer2 },
  { tool: 'hand', label: 'Move around', icon: Hand },
]

/** Drawn often. */
export const DRAWING: readonly ToolButton[] = [
  { tool: 'draw', label: 'Draw', icon: Pencil },
  { tool: 'eraser', label: 'Erase', icon: Eraser },
  { tool: 'arrow', label: 'Arrow', icon: MoveUpRight },
  { tool: 'text', label: 'Text', icon: Type },
]

/** Needed now and then: behind "More". */
export const MORE_DRAWING: readonly ToolButton[] = [
  { tool: 'rectangle', label: 'Rectangle', icon: Square },
  { tool: 'ellipse', label: 'Ellipse', icon: Circle },
  { tool: 'line', label: 'Line', icon: Minus },
  { tool: 'highlight', label: 'Highlighter', icon: Highlighter },
  { tool: 'laser', label: 'Laser pointer', icon: Pointer },
]

/** Ties two cards together. */
export const LINKING: ToolButton = {
  tool: 'link',
  label: 'Link two cards',
  icon: Link2,
}

/** All but whys, which are asked of a card. */
const KINDS = (Object.keys(CARD_KINDS) as readonly CardKind[]).filter((kind) => kind !== 'why')

/** The kinds of card that can be added, each with the colour of its region. */
export const ADDING: readonly {
  readonly kind: CardKind
  readonly label: string
  readonly icon: LucideIcon
  readonly colour: string
}[] = KINDS.map((kind) => {
  const { label, region } = CARD_KINDS[kind]
  const colour = region === null ? 'var(--text-2)' : `var(--${region}-ink)`
  return { kind, label, icon: CARD_ICONS[kind], colour }
})
