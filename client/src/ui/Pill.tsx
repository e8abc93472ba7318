import type { ComponentProps } from 'react'

import { cx } from './cx.ts'
import styles from './Pill.module.css'

/** A short state in words. Its colour only underlines them. */
export function Pill({
  tone = 'plain',
  dot = false,
  className,
  children,
  ...rest
}: {
  readonly tone?: 'plain' | 'accent' | 'ok' | 'warn' | 'danger'
  readonly dot?: boolean
} & ComponentProps<'span'>) {
  return (
    <span {...rest} className={cx(styles.pill, tone !== 'plain' && styles[tone], className)}>
      {dot && <span className={styles.dot} aria-hidden />}
      {children}
    </span>
  )
}
