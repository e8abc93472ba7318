import type { CONFIDENCES } from '@whyboard/shared/domain/cards/cause.ts'
import { CircleCheck, CircleDashed, Plus } from 'lucide-react'

import { CardButton } from './CardFields.tsx'
import { Badge } from './CardFrame.tsx'
import { useCardEnvironment } from './cardEnvironment.ts'

type Confidence = (typeof CONFIDENCES)[number]

/** Whether a cause or why is only suspected, or confirmed by evidence. */
export function ConfidenceBadge({ confidence }: { readonly confidence: Confidence }) {
  return confidence === 'confirmed' ? <Badge>Confirmed</Badge> : <Badge quiet>Suspected</Badge>
}

/** What one can do with a selected cause or why: confirm it, ask why below it. */
export function CauseControls({
  cardId,
  kind,
  confidence,
}: {
  readonly cardId: string
  readonly kind: 'cause' | 'why'
  readonly confidence: Confidence
}) {
  const { setFields, addWhy } = useCardEnvironment()
  const confirmed = confidence === 'confirmed'
  return (
    <>
      <CardButton label="Ask why: add a why below (Tab)" onPress={() => addWhy(cardId)}>
        <Plus size={12} aria-hidden /> Why
      </CardButton>
      <CardButton
        label={confirmed ? 'Mark as suspected only' : 'Mark as confirmed'}
        onPress={() =>
          setFields(cardId, kind, { confidence: confirmed ? 'suspected' : 'confirmed' })
        }
      >
        {confirmed ? <CircleDashed size={12} aria-hidden /> : <CircleCheck size={12} aria-hidden />}
        {confirmed ? 'Suspect' : 'Confirm'}
      </CardButton>
    </>
  )
}
