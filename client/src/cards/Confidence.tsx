import type { CONFIDENCES } from '@whyboard/shared/domain/cards/cause.ts'
import { CircleCheck, CircleDashed, Plus } from 'lucide-react'

import { CardButton } from './CardFields.tsx'
import { Badge } from './CardFrame.tsx'
import { useCardEnvironment } from './cardEnvironment.ts'

type Confidence = (typeof CONFIDENCES)[number]

const WORDS = { suspected: 'Suspected', confirmed: 'Confirmed' } as const
/** What a press on it does. */
const TURNS = { suspected: 'confirm it', confirmed: 'only suspect it' } as const
const ICONS = { suspected: CircleDashed, confirmed: CircleCheck } as const

/** Whether a cause or why is only suspected, or confirmed by evidence: a sign and a word, so that no colour is needed. */
export function ConfidenceBadge({ confidence }: { readonly confidence: Confidence }) {
  const Icon = ICONS[confidence]
  return (
    <Badge quiet={confidence === 'suspected'}>
      <Icon size={12} strokeWidth={2.25} aria-hidden /> {WORDS[confidence]}
    </Badge>
  )
}

/** What one can do with a selected cause or why: confirm it or only suspect it, ask why below it. */
export function FactorFields({
  cardId,
  kind,
  confidence,
}: {
  readonly cardId: string
  readonly kind: 'cause' | 'why'
  readonly confidence: Confidence
}) {
  const { setFields, addWhy } = useCardEnvironment()
  const Icon = ICONS[confidence]
  const other = confidence === 'suspected' ? 'confirmed' : 'suspected'
  return (
    <>
      <CardButton
        label={`${WORDS[confidence]}: ${TURNS[confidence]}`}
        onPress={() => setFields(cardId, kind, { confidence: other })}
      >
        <Icon size={16} aria-hidden /> {WORDS[confidence]}
      </CardButton>
      <CardButton
        label="Ask why: add a why below (Tab while writing)"
        onPress={() => addWhy(cardId)}
      >
        <Plus size={16} aria-hidden /> Why
      </CardButton>
    </>
  )
}
