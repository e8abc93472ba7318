import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'

import styles from './Button.module.css'
import { cx } from './cx.ts'
import { Link } from './router.tsx'

type Tone = 'primary' | 'secondary' | 'quiet' | 'danger'

interface Look {
  /** One primary button a view; `secondary` unless told. */
  readonly tone?: Tone
  readonly small?: boolean
  readonly wide?: boolean
  readonly icon?: LucideIcon
  /** A key that does the same, shown on devices with a keyboard. */
  readonly shortcut?: string
}

function classOf({ tone = 'secondary', small, wide }: Look, className?: string): string {
  return cx(styles.button, styles[tone], small && styles.small, wide && styles.wide, className)
}

function Inside({
  icon: Icon,
  shortcut,
  children,
}: Look & Pick<ComponentProps<'button'>, 'children'>) {
  return (
    <>
      {Icon && <Icon size={16} aria-hidden />}
      {children}
      {shortcut !== undefined && (
        <kbd className={styles.key} aria-hidden>
          {shortcut}
        </kbd>
      )}
    </>
  )
}

/** A push button; `busy` keeps its place and focus, shows a spinner and ignores presses. */
export function Button({
  tone,
  small,
  wide,
  icon,
  shortcut,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: Look & { readonly busy?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || rest['aria-disabled']}
      data-busy={busy || undefined}
      className={classOf(
        { ...(tone && { tone }), ...(small && { small }), ...(wide && { wide }) },
        className,
      )}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {busy && <span className={styles.spinner} aria-hidden />}
      <Inside {...(icon && !busy && { icon })} {...(shortcut !== undefined && { shortcut })}>
        {children}
      </Inside>
    </button>
  )
}

/** A way to another page that looks like a button. */
export function ButtonLink({
  tone,
  small,
  wide,
  icon,
  shortcut,
  className,
  children,
  ...rest
}: Look & ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={classOf(
        { ...(tone && { tone }), ...(small && { small }), ...(wide && { wide }) },
        className,
      )}
    >
      <Inside {...(icon && { icon })} {...(shortcut !== undefined && { shortcut })}>
        {children}
      </Inside>
    </Link>
  )
}
