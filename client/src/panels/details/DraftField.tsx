import { useState, type ComponentProps, type ReactNode } from 'react'

import { TextField } from '../../ui/Field.tsx'

/** A field that is taken over when it is left or Enter is pressed; Esc gives back what was there. */
export function DraftField({
  value,
  onCommit,
  error,
  ...rest
}: {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: ReactNode
  readonly value: string
  readonly onCommit: (value: string) => void
} & Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'onBlur' | 'onKeyDown'>) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <TextField
      {...rest}
      error={error}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => {
        if (draft !== null && draft !== value) onCommit(draft)
        setDraft(null)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation()
          setDraft(null)
        }
      }}
    />
  )
}
