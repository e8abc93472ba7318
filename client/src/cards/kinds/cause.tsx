import { CardFrame } from '../CardFrame.tsx'
import { CARD_GLYPHS } from '../cardIcons.ts'
import type { CardBodyProps, CardFieldsProps, CardView } from '../cardView.ts'
import { ConfidenceBadge, FactorFields } from '../Confidence.tsx'

/** A contributing factor on a bone. */
function CauseBody({ card, state, children }: CardBodyProps<'cause'>) {
  return (
    <CardFrame
      lane="causes"
      glyph={CARD_GLYPHS.cause}
      label="Cause"
      state={state}
      author={card.author}
      badges={<ConfidenceBadge confidence={card.confidence} />}
    >
      {children}
    </CardFrame>
  )
}

function CauseFields({ card }: CardFieldsProps<'cause'>) {
  return <FactorFields cardId={card.id} kind="cause" confidence={card.confidence} />
}

export const causeView: CardView<'cause'> = {
  add: 'Add a cause',
  prompt: 'What made this possible?',
  Body: CauseBody,
  Fields: CauseFields,
}
