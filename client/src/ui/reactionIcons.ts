import type { Reaction } from '@whyboard/shared/protocol/presence.ts'
import {
  CircleQuestionMark,
  Heart,
  Lightbulb,
  PartyPopper,
  ThumbsUp,
  type LucideIcon,
} from 'lucide-react'

/** How each reaction looks and is called. */
export const REACTION_ICONS: Readonly<
  Record<Reaction, { readonly icon: LucideIcon; readonly label: string; readonly colour: string }>
> = {
  agree: { icon: ThumbsUp, label: 'Agree', colour: 'var(--ok)' },
  heart: { icon: Heart, label: 'Thank you', colour: 'var(--danger)' },
  celebrate: { icon: PartyPopper, label: 'Celebrate', colour: 'var(--causes-ink)' },
  idea: { icon: Lightbulb, label: 'Idea', colour: 'var(--warn)' },
  question: { icon: CircleQuestionMark, label: 'Question', colour: 'var(--accent)' },
}
