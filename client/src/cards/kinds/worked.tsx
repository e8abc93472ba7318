import { OUTCOMES, WORKED_AREAS } from '@whyboard/shared/domain/cards/worked.ts'
import { AREA_WORDS, OUTCOME_WORDS } from '@whyboard/shared/domain/words.ts'
import { Icon } from 'lucide-react'
import { __iconData as clover } from 'lucide-react/icons/clover'
import { __iconData as triangleExclamation } from 'lucide-react/icons/triangle-exclamation-point'

import { Badge, CardFrame } from '../CardFrame.tsx'
import { CARD_GLYPHS } from '../cardIcons.ts'
import { CardButton, ChoiceField } from '../CardFields.tsx'
import { useCardEnvironment } from '../cardEnvironment.ts'
import type { CardBodyProps, CardFieldsProps, CardView } from '../cardView.ts'
import { namedOptions } from '../namedOptions.ts'

const AREA_OPTIONS = namedOptions(WORKED_AREAS, AREA_WORDS)
const SHORT = { well: 'Well', poorly: 'Poorly', lucky: 'Lucky' } as const
const GLYPHS = { well: CARD_GLYPHS.worked, poorly: triangleExclamation, lucky: clover } as const

/** What went well, went poorly, or where we got lucky; with the area of the response. */
function WorkedBody({ card, state, children }: CardBodyProps<'worked'>) {
  return (
    <CardFrame
      lane="worked"
      glyph={GLYPHS[card.outcome]}
      label={OUTCOME_WORDS[card.outcome]}
      state={state}
      author={card.author}
      badges={card.area !== null && <Badge quiet>{AREA_WORDS[card.area]}</Badge>}
    >
      {children}
    </CardFrame>
  )
}

function WorkedFields({ card }: CardFieldsProps<'worked'>) {
  const { setFields } = useCardEnvironment()
  return (
    <>
      {OUTCOMES.map((outcome) => (
        <CardButton
          key={outcome}
          label={OUTCOME_WORDS[outcome]}
          pressed={card.outcome === outcome}
          onPress={() => setFields(card.id, 'worked', { outcome })}
        >
          <Icon icon={GLYPHS[outcome]} size={16} aria-hidden /> {SHORT[outcome]}
        </CardButton>
      ))}
      <ChoiceField
        label="Area"
        value={card.area}
        options={AREA_OPTIONS}
        none="No area"
        onChange={(area) => setFields(card.id, 'worked', { area })}
      />
    </>
  )
}

export const workedView: CardView<'worked'> = {
  add: 'Add what worked',
  prompt: 'What is worth keeping?',
  Body: WorkedBody,
  Fields: WorkedFields,
}
