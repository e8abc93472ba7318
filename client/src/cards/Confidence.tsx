import type { CONFIDENCES } from '@whyboard/shared/domain/cards/cause.ts'
import { Icon, Plus } from 'lucide-react'
import { __iconData as circleCheck } from 'lucide-react/icons/circle-check'
import { __iconData as circleDashed } from 'lucide-react/icons/circle-dashed'

import { CardButton } from './CardFields.tsx'
import { Badge } from './CardFrame.tsx'
import { useCardEnvironment } from './cardEnvironment.ts'
import { PaintedIcon } from './PaintedIcon.tsx'

type Confidence = (typeof CONFIDENCES)[number]

const WORDS = { suspected: 'Suspected', confirmed: 'Confirmed' } as const
/** What a press on it does. */
const TURNS = { suspected: 'confirm it', confirmed: 'only suspect it' } as const
const GLYPHS = { suspected: circleDashed, confirmed: circleCheck } as const

/** Whether a cause or why is only suspected, or confirmed by evidence: a sign and a word, so that no colour is needed. */
export function ConfidenceBadge({ confidence }: { readonly confidence: Confidence }) {
  const quiet = confidence === 'suspected'
  return (
    <Badge quiet={quiet}>
      <PaintedIcon icon={GLYPHS[confidence]} ink={quiet ? 'text-2' : 'causes-ink'} size={12} />
      {WORDS[confidence]}
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
  const other = confidence === 'suspected' ? 'confirmed' : 'suspected'
  return (
    <>
      <CardButton
        label={`${WORDS[confidence]}: ${TURNS[confidence]}`}
        onPress={() => setFields(cardId, kind, { confidence: other })}
      >
        <Icon icon={GLYPHS[confidence]} size={16} aria-hidden /> {WORDS[confidence]}
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
