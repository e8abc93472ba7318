import { STICKY_COLOURS } from '@whyboard/shared/domain/cards/note.ts'

import { CardFrame } from '../CardFrame.tsx'
import { CARD_GLYPHS } from '../cardIcons.ts'
import { useCardEnvironment } from '../cardEnvironment.ts'
import type { CardBodyProps, CardFieldsProps, CardView } from '../cardView.ts'
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
  return (
    <CardFrame
      lane={null}
      glyph={CARD_GLYPHS.note}
      label="Note"
      state={state}
      author={card.author}
      sticky={card.colour}
    >
      {children}
    </CardFrame>
  )
}

function NoteFields({ card }: CardFieldsProps<'note'>) {
  const { setFields } = useCardEnvironment()
  return (
    <fieldset className={styles.colours}>
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
  )
}

export const noteView: CardView<'note'> = {
  add: 'Add a note',
  prompt: 'A note',
  Body: NoteBody,
  Fields: NoteFields,
}
