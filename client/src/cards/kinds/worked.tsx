import { OUTCOMES, WORKED_AREAS } from '@whyboard/shared/domain/cards/worked.ts'
import { AREA_WORDS, OUTCOME_WORDS } from '@whyboard/shared/domain/words.ts'
import { Check, Clover, TriangleAlert } from 'lucide-react'

import { CardFrame } from '../CardFrame.tsx'
import { ChoiceField } from '../CardFields.tsx'
import { useCardEnvironment } from '../cardEnvironment.ts'
import type { CardBodyProps, CardView } from '../cardView.ts'
import { namedOptions } from '../namedOptions.ts'

const OUTCOME_OPTIONS = namedOptions(OUTCOMES, OUTCOME_WORDS)
const AREA_OPTIONS = namedOptions(WORKED_AREAS, AREA_WORDS)
const ICONS = { well: Check, poorly: TriangleAlert, lucky: Clover } as const

/** What went well, went poorly, or where we got lucky; with the area of the response. */
function WorkedBody({ card, state, children }: CardBodyProps<'worked'>) {
  const { canWrite, setFields } = useCardEnvironment()
  const controls = state.selected && canWrite
  return (
    <CardFrame
      lane="worked"
      icon={ICONS[card.outcome]}
      label={OUTCOME_WORDS[card.outcome]}
      state={state}
      author={card.author}
      badges={
        controls ? (
          <ChoiceField
            label="Area"
            value={card.area}
            options={AREA_OPTIONS}
            none="No area"
            onChange={(area) => setFields(card.id, 'worked', { area })}
          />
        ) : (
          card.area !== null && <span>{AREA_WORDS[card.area]}</span>
        )
      }
      {...(controls && {
        footer: (
          <ChoiceField
            label="How it went"
            value={card.outcome}
            options={OUTCOME_OPTIONS}
            onChange={(outcome) => outcome !== null && setFields(card.id, 'worked', { outcome })}
          />
        ),
      })}
    >
      {children}
    </CardFrame>
  )
}

export const workedView: CardView<'worked'> = {
  icon: Check,
  prompt: 'What is worth keeping?',
  Body: WorkedBody,
}
