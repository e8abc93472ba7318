import type { ReactNode, SyntheticEvent } from 'react'
import { useEffect, useRef } from 'react'

import styles from './CardFields.module.css'

/**
 * Keeps a pointer press on a control inside the card from also being one on the canvas (which would start a drag).
 * Spread onto the control.
 */
export const ownPointer = {
  onPointerDown: stop,
  onPointerUp: stop,
  onDoubleClick: stop,
  onTouchStart: stop,
  onTouchEnd: stop,
} as const

function stop(event: SyntheticEvent): void {
  event.stopPropagation()
}

/** A choice among few words, shown as the chosen one. */
export function ChoiceField<Option extends string>({
  label,
  value,
  options,
  none,
  onChange,
}: {
  readonly label: string
  readonly value: Option | null
  readonly options: readonly { readonly value: Option; readonly name: string }[]
  /** Name of "nothing chosen"; without it something has to be. */
  readonly none?: string
  readonly onChange: (value: Option | null) => void
}) {
  return (
    <select
      {...ownPointer}
      className={styles.choice}
      aria-label={label}
      title={label}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value)
        onChange(chosen?.value ?? null)
      }}
    >
      {none !== undefined && <option value="">{none}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  )
}

/** Calls a field's `write` also when the field goes with its card's selection, where there is no blur to write on. */
export function useLate(write: () => void): () => void {
  const latest = useRef(write)
  useEffect(() => {
    latest.current = write
  })
  useEffect(() => () => latest.current(), [])
  return write
}

/** A small button in a card. */
export function CardButton({
  children,
  label,
  pressed,
  expanded,
  onPress,
}: {
  readonly children: ReactNode
  /** Read aloud and shown on hover. */
  readonly label: string
  readonly pressed?: boolean
  /** Of a button that shows and hides something. */
  readonly expanded?: boolean
  readonly onPress: () => void
}) {
  return (
    <button
      {...ownPointer}
      type="button"
      className={styles.button}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
