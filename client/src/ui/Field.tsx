import { CircleAlert } from 'lucide-react'
import { useId, type ComponentProps, type ReactNode } from 'react'

import { cx } from './cx.ts'
import styles from './Field.module.css'

/** What every field shows around its control. */
export interface FieldFrame {
  readonly label: ReactNode
  /** Reads the label aloud without showing it. */
  readonly labelHidden?: boolean | undefined
  readonly hint?: ReactNode
  /** What is wrong and what to do; read out when it appears. */
  readonly error?: ReactNode
  /** Marks the field as one that may stay empty. */
  readonly optional?: boolean | undefined
}

interface Wiring {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** Label, hint and error around one control, tied to it for screen readers. */
export function Field({
  label,
  labelHidden,
  hint,
  error,
  optional,
  id: givenId,
  className,
  children,
}: FieldFrame & {
  readonly id?: string | undefined
  readonly className?: string | undefined
  readonly children: (wiring: Wiring) => ReactNode
}) {
  const ownId = useId()
  const id = givenId ?? ownId
  const hasError = error !== undefined && error !== null && error !== false
  const hasHint = hint !== undefined && hint !== null && hint !== false
  return (
    <div className={cx(styles.field, className)}>
      <label htmlFor={id} className={labelHidden === true ? 'visually-hidden' : styles.label}>
        {label}
        {optional === true && <span className={styles.optional}>Optional</span>}
      </label>
      {children({
        id,
        'aria-describedby': hasError ? `${id}-error` : hasHint ? `${id}-hint` : undefined,
        'aria-invalid': hasError ? true : undefined,
      })}
      {hasError ? (
        <div id={`${id}-error`} className={styles.error} role="alert">
          <CircleAlert size={14} aria-hidden />
          <div className={styles.says}>{error}</div>
        </div>
      ) : (
        hasHint && (
          <div id={`${id}-hint`} className={styles.hint}>
            {hint}
          </div>
        )
      )}
    </div>
  )
}

function split<Props extends FieldFrame & { readonly id?: string | undefined }>(props: Props) {
  const { label, labelHidden, hint, error, optional, id, ...control } = props
  return { frame: { label, labelHidden, hint, error, optional, id }, control }
}

/** One line of text. */
export function TextField(props: FieldFrame & ComponentProps<'input'>) {
  const { frame, control } = split(props)
  const { className, ...input } = control
  return (
    <Field {...frame} className={className}>
      {(wiring) => <input type="text" {...input} {...wiring} className={styles.control} />}
    </Field>
  )
}

/** Several lines of text; grows with what is written. */
export function TextArea(props: FieldFrame & ComponentProps<'textarea'>) {
  const { frame, control } = split(props)
  const { className, style, ...area } = control
  return (
    <Field {...frame} className={className}>
      {(wiring) => (
        <textarea
          {...area}
          {...wiring}
          className={cx(styles.control, styles.area)}
          style={{ ...style, ['--rows' as string]: area.rows ?? 3 }}
        />
      )}
    </Field>
  )
}

/** One of a list, with the system's own picker (the best one on a phone). */
export function Select(props: FieldFrame & ComponentProps<'select'>) {
  const { frame, control } = split(props)
  const { className, children, ...select } = control
  return (
    <Field {...frame} className={className}>
      {(wiring) => (
        <select {...select} {...wiring} className={cx(styles.control, styles.select)}>
          {children}
        </select>
      )}
    </Field>
  )
}

/** Day and time on a wall clock, `YYYY-MM-DDTHH:mm` or `''`; the zone is said beside it. */
export function TimeField(props: FieldFrame & ComponentProps<'input'>) {
  return <TextField {...props} type="datetime-local" />
}

/** A few options side by side, each with a line that says what it means. */
export function Choices<Value extends string>({
  legend,
  name,
  value,
  options,
  onChange,
}: {
  readonly legend: string
  readonly name: string
  readonly value: Value
  readonly options: readonly {
    readonly value: Value
    readonly label: string
    readonly note?: string
  }[]
  readonly onChange: (value: Value) => void
}) {
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label} style={{ padding: 0, marginBottom: 4 }}>
        {legend}
      </legend>
      <div className={styles.choices}>
        {options.map((option) => (
          <label key={option.value} className={styles.choice}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              aria-labelledby={`${name}-${option.value}`}
              onChange={() => onChange(option.value)}
            />
            <span id={`${name}-${option.value}`}>
              {option.label}
              {option.note !== undefined && (
                <span className={styles.choiceNote}>{option.note}</span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
