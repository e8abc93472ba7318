import { CornerDownRight } from 'lucide-react'

import { CardFrame } from '../CardFrame.tsx'
import { useCardEnvironment } from '../cardEnvironment.ts'
import type { CardBodyProps, CardView } from '../cardView.ts'
import { CauseControls, ConfidenceBadge } from '../Confidence.tsx'

/** One answer below a cause or another why. */
function WhyBody({ card, state, children }: CardBodyProps<'why'>) {
  const { canWrite } = useCardEnvironment()
  return (
    <CardFrame
      lane="causes"
      icon={CornerDownRight}
      label={`Why ${Math.max(1, state.depth)}`}
      state={state}
      author={card.author}
      badges={<ConfidenceBadge confidence={card.confidence} />}
      {...(state.selected &&
        canWrite && {
          footer: <CauseControls cardId={card.id} kind="why" confidence={card.confidence} />,
        })}
    >
      {children}
    </CardFrame>
  )
}

export const whyView: CardView<'why'> = {
  icon: CornerDownRight,
  prompt: 'Why was that so?',
  Body: WhyBody,
}
