import type { CSSProperties } from 'react'

/** A style with custom properties of its own, which React's type does not know. */
export function vars(style: CSSProperties & Readonly<Record<`--${string}`, string | number>>) {
  return style as CSSProperties
}
