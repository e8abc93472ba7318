import { ArrowRight, GitBranch, StickyNote, Undo2 } from 'lucide-react'

import { useCard } from '../../board/boardContext.tsx'
import { Badge, CardFrame } from '../CardFrame.tsx'
import { CARD_GLYPHS } from '../cardIcons.ts'
import { useCardEnvironment } from '../cardEnvironment.ts'
import { CardButton } from '../CardFields.tsx'
import type { CardBodyProps, CardFieldsProps, CardView } from '../cardView.ts'
import { CardChip } from '../LinkChips.tsx'
import { Fact } from '../PanelFields.tsx'
import panel from '../PanelFields.module.css'

/** A fix or topic raised too early. */
function ParkedBody({ card, state, children }: CardBodyProps<'parked'>) {
  const became = useCard(card.became ?? '')
  return (
    <CardFrame
      lane="parking"
      glyph={CARD_GLYPHS.parked}
      label="Parked"
      state={state}
      author={card.author}
      muted={became !== null}
      badges={became !== null && <Badge quiet>Taken up</Badge>}
    >
      {children}
    </CardFrame>
  )
}

/** What a parked idea becomes, or what it became. */
function ParkedFields({ card }: CardFieldsProps<'parked'>) {
  const { takeUp, setFields } = useCardEnvironment()
  const became = useCard(card.became ?? '')
  if (became !== null) {
    return (
      <div className={panel.chips}>
        <b>Became</b>
        <CardChip id={became.id} />
        <CardButton
          label="Park it again; what it became stays"
          onPress={() => setFields(card.id, 'parked', { became: null })}
        >
          <Undo2 size={14} aria-hidden /> Park again
        </CardButton>
      </div>
    )
  }
  return (
    <>
      <CardButton label="Make it an action (Shift+A)" onPress={() => takeUp(card.id, 'action')}>
        <ArrowRight size={16} aria-hidden /> Make it an action
      </CardButton>
      <CardButton label="Make it a cause" onPress={() => takeUp(card.id, 'cause')}>
        <GitBranch size={16} aria-hidden />
      </CardButton>
      <CardButton label="Make it a note" onPress={() => takeUp(card.id, 'note')}>
        <StickyNote size={16} aria-hidden />
      </CardButton>
    </>
  )
}

function ParkedFacts({ card }: CardFieldsProps<'parked'>) {
  const became = useCard(card.became ?? '')
  if (became === null) return null
  return (
    <Fact label="Became">
      <CardChip id={became.id} />
    </Fact>
  )
}

export const parkedView: CardView<'parked'> = {
  add: 'Park an idea',
  prompt: 'An idea for later',
  Body: ParkedBody,
  Fields: ParkedFields,
  Facts: ParkedFacts,
}
