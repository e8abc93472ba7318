import type { ComponentProps, CSSProperties } from 'react'

import styles from './Avatar.module.css'
import { readableOn } from './colour.ts'
import { cx } from './cx.ts'

/** The letters that stand for a name: of its first and last word, upper case; "?" for an empty one. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const first = words[0]
  if (first === undefined) return '?'
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last]
    .map((word) => (word === undefined ? '' : (Array.from(word)[0] ?? '')))
    .join('')
    .toLocaleUpperCase()
}

/** A person's initials in their colour. Decorative: the name stands beside it or in its button's label. */
export function Avatar({ name, colour }: { readonly name: string; readonly colour: string }) {
  const style = { '--person': colour, '--on-person': readableOn(colour) } as CSSProperties
  return (
    // Drawn by the style sheet: as text they would have to be part of every label around them.
    <span className={styles.avatar} style={style} data-initials={initialsOf(name)} aria-hidden />
  )
}

/** An avatar that can be pressed. */
export function AvatarButton({
  name,
  colour,
  className,
  children,
  ...rest
}: { readonly name: string; readonly colour: string } & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className={cx(styles.press, className)}>
      <Avatar name={name} colour={colour} />
      {children}
    </button>
  )
}

/** A row of avatars that overlap a little; give it an `aria-label`. */
export function AvatarStack({ className, ...rest }: ComponentProps<'fieldset'>) {
  return <fieldset {...rest} className={cx(styles.stack, className)} />
}

/** "+n" for those who do not fit. */
export function MoreButton({
  count,
  ...rest
}: { readonly count: number } & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className={styles.press}>
      <span className={cx(styles.avatar, styles.more)}>+{count}</span>
    </button>
  )
}
