import type { TextTarget } from '@whyboard/shared/document/operations/text.ts'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

import { useCanWrite } from '../board/boardContext.tsx'
import { useTextBinding } from '../board/useTextBinding.ts'
import { ownPointer } from '../cards/CardFields.tsx'
import { cx } from '../ui/cx.ts'
import { useCanvas } from './canvasContext.ts'
import styles from './structureText.module.css'

/** A text of the board's structure (the effect, a category's name), edited where it stands. */
export function StructureText({
  target,
  value,
  label,
  placeholder,
  className,
  singleLine = false,
  asked = false,
  onBegin,
  onEnd,
}: {
  readonly target: TextTarget
  readonly value: string
  readonly label: string
  readonly placeholder: string
  readonly className: string
  readonly singleLine?: boolean
  /** It is being edited because something else than a click asks for it, until `onEnd`. */
  readonly asked?: boolean
  /** Called when the field is there, before anything is written in it. */
  readonly onBegin?: () => void
  readonly onEnd?: () => void
}) {
  const [editing, setEditing] = useState(false)
  const canWrite = useCanWrite()
  if ((editing || asked) && canWrite) {
    return (
      <Field
        target={target}
        label={label}
        placeholder={placeholder}
        className={className}
        singleLine={singleLine}
        onBegin={onBegin}
        onEnd={() => {
          setEditing(false)
          onEnd?.()
        }}
      />
    )
  }
  if (!canWrite) {
    return <span className={cx(className, styles.text)}>{value === '' ? placeholder : value}</span>
  }
  return (
    <button
      {...ownPointer}
      type="button"
      className={cx(className, styles.text, styles.button)}
      aria-label={`${label}: ${value}. Edit`}
      title="Edit"
      onClick={() => setEditing(true)}
    >
      {value === '' ? <em>{placeholder}</em> : value}
    </button>
  )
}

function Field({
  target,
  label,
  placeholder,
  className,
  singleLine,
  onBegin,
  onEnd,
}: {
  readonly target: TextTarget
  readonly label: string
  readonly placeholder: string
  readonly className: string
  readonly singleLine: boolean
  readonly onBegin: (() => void) | undefined
  readonly onEnd: () => void
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const { commands } = useCanvas()
  useTextBinding(field, target)
  const begin = useRef(onBegin)
  useEffect(() => {
    begin.current?.()
    // Not every browser moves the focus along with the selection.
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const ends = event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)
    if (!ends) return
    event.preventDefault()
    onEnd()
    commands.focus()
  }
  return (
    <textarea
      {...ownPointer}
      ref={field}
      className={cx(className, styles.text, styles.field)}
      aria-label={label}
      placeholder={placeholder}
      rows={singleLine ? 1 : 2}
      onBlur={onEnd}
      onKeyDown={onKeyDown}
    />
  )
}
