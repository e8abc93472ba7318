import { useId, type ReactNode } from 'react'

import { useStore } from '../../board/boardContext.tsx'
import type { WritableStore } from '../../connection/store.ts'
import { useApp } from '../../ui/app.tsx'
import { Choices } from '../../ui/Field.tsx'
import styles from './PreferenceFields.module.css'
import { SCHEMES } from './schemes.ts'

/** How boards look and behave for this person on this device. */
export function PreferenceFields() {
  const { preferences } = useApp()
  const scheme = useStore(preferences.colourScheme)
  const name = useId()
  return (
    <div className={styles.fields}>
      <Choices
        legend="Appearance"
        name={name}
        value={scheme}
        options={SCHEMES}
        onChange={(value) => preferences.colourScheme.set(value)}
      />
      <Switch
        store={preferences.characterKeys}
        label="Single-key shortcuts"
        note="Letters, digits and signs alone. Switch them off when you speak to your computer."
      />
      <Switch
        store={preferences.lessMotion}
        label="Less motion"
        note="Nothing glides or fades, even where your system does not ask for it."
      />
    </div>
  )
}

function Switch({
  store,
  label,
  note,
}: {
  readonly store: WritableStore<boolean>
  readonly label: string
  readonly note: ReactNode
}) {
  const on = useStore(store)
  const id = useId()
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.words}>
        <span id={`${id}-label`}>{label}</span>
        <span className={styles.note} id={`${id}-note`}>
          {note}
        </span>
      </label>
      <input
        id={id}
        className={styles.switch}
        type="checkbox"
        role="switch"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-note`}
        aria-checked={on}
        checked={on}
        onChange={(event) => store.set(event.target.checked)}
      />
    </div>
  )
}
