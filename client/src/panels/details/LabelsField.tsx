import { addLabel, removeLabel } from '@whyboard/shared/document/operations/incident.ts'
import { X } from 'lucide-react'
import { useState } from 'react'

import { useBoardModel, useCanWrite } from '../../board/boardContext.tsx'
import { Field } from '../../ui/Field.tsx'
import { useNotices } from '../../ui/Notices.tsx'
import styles from './LabelsField.module.css'

/** A set of names: Enter or a comma adds one, its cross takes it away. */
export function LabelsField({
  kind,
  label,
  names,
}: {
  readonly kind: 'service' | 'team' | 'tag'
  readonly label: string
  readonly names: readonly string[]
}) {
  const { writer } = useBoardModel()
  const canWrite = useCanWrite()
  const { notify } = useNotices()
  const [draft, setDraft] = useState('')
  const add = (): void => {
    if (draft.trim() === '') return
    const added = addLabel(writer, kind, draft)
    if (added.ok) setDraft('')
    else notify({ tone: 'warn', text: 'This name is too long.' })
  }
  return (
    <Field label={label}>
      {(wiring) => (
        <div className={styles.box}>
          {names.map((name) => (
            <span key={name} className={styles.chip}>
              {name}
              {canWrite && (
                <button
                  type="button"
                  aria-label={`Remove ${name}`}
                  onClick={() => removeLabel(writer, kind, name)}
                >
                  <X size={12} aria-hidden />
                </button>
              )}
            </span>
          ))}
          <input
            {...wiring}
            className={styles.input}
            value={draft}
            disabled={!canWrite}
            placeholder={names.length === 0 ? 'Add…' : ''}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key === 'Enter' || event.key === ',') {
                event.preventDefault()
                add()
              }
              const last = names.at(-1)
              if (event.key === 'Backspace' && draft === '' && last !== undefined) {
                removeLabel(writer, kind, last)
              }
            }}
          />
        </div>
      )}
    </Field>
  )
}
