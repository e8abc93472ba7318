import { STICKY_COLOURS } from '@whyboard/shared/domain/cards/note.ts'
import { StickyNote } from 'lucide-react'

import { CardFrame } from '../CardFrame.tsx'
import { ownPointer } from '../CardFields.tsx'
import { useCardEnvironment } from '../cardEnvironment.ts'
import type { CardBodyProps, CardView } from '../cardView.ts'
import styles from './note.module.css'

const COLOUR_NAMES = {
  sun: 'Sun',
  sky: 'Sky',
  mint: 'Mint',
  rose: 'Rose',
  paper: 'Paper',
} as const

/** A free sticky in one of five colours. */
function NoteBody({ card, state, children }: CardBodyProps<'note'>) {
  const { canWrite, setFields } = useCardEnvironment()
  return (
    <CardFrame
      lane={null}
      icon={StickyNote}
      label="Note"
      state={state}
      author={card.author}
      sticky={card.colour}
      {...(state.selected &&
        canWrite && {
          footer: (
            <fieldset className={styles.colours} {...ownPointer}>
              <legend className="visually-hidden">Colour</legend>
              {STICKY_COLOURS.map((colour) => (
                <button
                  key={colour}
                  type="button"
                  className={styles.colour}
                  data-colour={colour}
                  aria-label={COLOUR_NAMES[colour]}
                  title={COLOUR_NAMES[colour]}
                  aria-pressed={card.colour === colour}
                  onClick={() => setFields(card.id, 'note', { colour })}
                />
              ))}
            </fieldset>
          ),
        })}
    >
      {children}
    </CardFrame>
  )
}

export const noteView: CardView<'note'> = {
  icon: StickyNote,
  prompt: 'A note',
  Body: NoteBody,
}
