import type { CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import {
  ArrowRight,
  Check,
  Circle,
  CircleParking,
  Clock,
  Eraser,
  GitBranch,
  Hand,
  Highlighter,
  Link2,
  Minus,
  MousePointer2,
  MoveUpRight,
  Pencil,
  Pointer,
  Square,
  StickyNote,
  Type,
  type LucideIcon,
} from 'lucide-react'

import type { CanvasTool } from '../../canvas/handle.ts'

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

/** The kinds of card that can be added, each with the colour of its region. */
export const ADDING: readonly {
  readonly kind: CardKind
  readonly label: string
  readonly icon: LucideIcon
  readonly colour: string
}[] = [
  { kind: 'event', label: 'Event', icon: Clock, colour: 'var(--timeline-ink)' },
  { kind: 'cause', label: 'Cause', icon: GitBranch, colour: 'var(--causes-ink)' },
  { kind: 'worked', label: 'What worked', icon: Check, colour: 'var(--worked-ink)' },
  { kind: 'action', label: 'Action', icon: ArrowRight, colour: 'var(--actions-ink)' },
  { kind: 'parked', label: 'Parked idea', icon: CircleParking, colour: 'var(--parking-ink)' },
  { kind: 'note', label: 'Note', icon: StickyNote, colour: 'var(--text-2)' },
]
