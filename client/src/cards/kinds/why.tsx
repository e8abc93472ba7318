import { CardFrame } from '../CardFrame.tsx'
import { CARD_GLYPHS } from '../cardIcons.ts'
import type { CardBodyProps, CardFieldsProps, CardView } from '../cardView.ts'
import { ConfidenceBadge, FactorFields } from '../Confidence.tsx'

/** One answer below a cause or another why. */
function WhyBody({ card, state, children }: CardBodyProps<'why'>) {
  return (
    <CardFrame
      lane="causes"
      glyph={CARD_GLYPHS.why}
      label={`Why ${Math.max(1, state.depth)}`}
      state={state}
      author={card.author}
      badges={<ConfidenceBadge confidence={card.confidence} />}
    >
      {children}
    </CardFrame>
  )
}

function WhyFields({ card }: CardFieldsProps<'why'>) {
  return <FactorFields cardId={card.id} kind="why" confidence={card.confidence} />
}

export const whyView: CardView<'why'> = {
  add: 'Add a why',
  prompt: 'Why was that so?',
  Body: WhyBody,
  Fields: WhyFields,
}
