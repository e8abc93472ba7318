import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { Check } from 'lucide-react'

import type { LastPerson } from '../../connection/keys.ts'
import { PERSON_COLOURS, readableOn } from '../../ui/colour.ts'
import { TextField } from '../../ui/Field.tsx'
import styles from './PersonFields.module.css'

/** The name and the colour by which others know somebody on a board. */
export function PersonFields({
  value: { name, colour },
  nameMissing,
  onChange,
}: {
  readonly value: LastPerson
  /** Nothing that can be read stands in the name, and somebody tried to go on. */
  readonly nameMissing: boolean
  readonly onChange: (person: LastPerson) => void
}) {
  return (
    <>
      <TextField
        label="Your name"
        name="name"
        value={name}
        maxLength={LIMITS.maxNameLength}
        autoComplete="name"
        data-autofocus
        error={nameMissing ? 'Say who you are, so that others know who writes.' : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onChange({ name: event.target.value, colour })}
      />
      <fieldset className={styles.colours}>
        <legend>Your colour</legend>
        {PERSON_COLOURS.map((option) => (
          <label key={option.value} className={styles.colour} title={option.name}>
            <input
              type="radio"
              name="colour"
              value={option.value}
              aria-label={option.name}
              checked={option.value === colour}
              onChange={() => onChange({ name, colour: option.value })}
            />
            <span
              className={styles.swatch}
              style={{ background: option.value, color: readableOn(option.value) }}
            >
              {option.value === colour && <Check size={14} strokeWidth={3} aria-hidden />}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  )
}
