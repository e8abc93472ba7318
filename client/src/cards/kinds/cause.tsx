import { GitBranch } from 'lucide-react'

import { CardFrame } from '../CardFrame.tsx'
import { useCardEnvironment } from '../cardEnvironment.ts'
import type { CardBodyProps, CardView } from '../cardView.ts'
import { CauseControls, ConfidenceBadge } from '../Confidence.tsx'

/** A contributing factor on a bone. */
function CauseBody({ card, state, children }: CardBodyProps<'cause'>) {
  const { canWrite } = useCardEnvironment()
  return (
    <CardFrame
      lane="causes"
      icon={GitBranch}
      label="Cause"
      state={state}
      author={card.author}
      badges={<ConfidenceBadge confidence={card.confidence} />}
      {...(state.selected &&
        canWrite && {
          footer: <CauseControls cardId={card.id} kind="cause" confidence={card.confidence} />,
        })}
    >
      {children}
    </CardFrame>
  )
}

export const causeView: CardView<'cause'> = {
  icon: GitBranch,
  prompt: 'What made this possible?',
  Body: CauseBody,
}
