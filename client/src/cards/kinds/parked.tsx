import { CircleParking } from 'lucide-react'

import { Badge, CardFrame } from '../CardFrame.tsx'
import type { CardBodyProps, CardView } from '../cardView.ts'

/** A fix or topic raised too early. */
function ParkedBody({ card, state, children }: CardBodyProps<'parked'>) {
  return (
    <CardFrame
      lane="parking"
      icon={CircleParking}
      label="Parked"
      state={state}
      author={card.author}
      muted={card.became !== null}
      badges={card.became !== null && <Badge quiet>Taken up</Badge>}
    >
      {children}
    </CardFrame>
  )
}

export const parkedView: CardView<'parked'> = {
  icon: CircleParking,
  prompt: 'An idea for later',
  Body: ParkedBody,
}
