import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'

import { cx } from './cx.ts'
import styles from './IconButton.module.css'
import { Tooltip } from './Tooltip.tsx'

/** A square button with an icon; its label is read aloud and shown in a tooltip with the key that does the same. */
export function IconButton({
  label,
  icon: Icon,
  shortcut,
  small = false,
  side = 'bottom',
  tooltip = true,
  className,
  ...rest
}: {
  readonly label: string
  readonly icon: LucideIcon
  readonly shortcut?: string
  readonly small?: boolean
  /** Where the tooltip opens. */
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** `false` where the icon says enough, and an open tooltip would take the first Esc for itself. */
  readonly tooltip?: boolean
} & ComponentProps<'button'>) {
  const button = (
    <button
      type="button"
      aria-label={label}
      {...rest}
      className={cx(styles.button, small && styles.small, className)}
    >
      <Icon size={small ? 16 : 18} aria-hidden />
    </button>
  )
  if (!tooltip) return button
  return (
    <Tooltip label={label} side={side} {...(shortcut !== undefined && { shortcut })}>
      {button}
    </Tooltip>
  )
}
