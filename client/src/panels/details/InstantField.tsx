import type { ReactNode } from 'react'

import { epochToZoned, zonedToEpochMs } from '../../ui/wallClock.ts'
import { DraftField } from './DraftField.tsx'

/** A moment, typed on the wall clock of the board's zone. `null`: none. */
export function InstantField({
  label,
  hint,
  error,
  valueMs,
  timeZone,
  disabled,
  onCommit,
}: {
  readonly label: string
  readonly hint?: ReactNode
  readonly error?: ReactNode
  /** Epoch ms. */
  readonly valueMs: number | null
  readonly timeZone: string
  readonly disabled: boolean
  readonly onCommit: (valueMs: number | null) => void
}) {
  return (
    <DraftField
      type="datetime-local"
      label={label}
      hint={hint}
      error={error}
      disabled={disabled}
      value={valueMs === null ? '' : epochToZoned(valueMs, timeZone)}
      onCommit={(value) => {
        const ms = zonedToEpochMs(value, timeZone)
        if (value === '' || ms !== null) onCommit(ms)
      }}
    />
  )
}
