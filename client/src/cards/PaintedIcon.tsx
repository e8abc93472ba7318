import type { Region } from '@whyboard/shared/domain/cards/card.ts'
import type { LucideIconData } from 'lucide-react'
import type { CSSProperties } from 'react'

import { useColourScheme } from '../ui/useMedia.ts'
import { iconImage } from './iconImage.ts'
import styles from './PaintedIcon.module.css'

/** A colour of the style sheet that an icon within a card can have, by the name of its property. */
export type Ink = `${Region}-ink` | 'text-2' | 'sticky-text-2' | 'warn' | 'danger'

/**
 * An icon within a card. It is an image, because Chromium puts every `<svg>` in view together anew with each letter that is
 * typed anywhere (client/README.md, "What it measures").
 */
export function PaintedIcon({
  icon,
  ink,
  size,
  filled = false,
  label,
}: {
  readonly icon: LucideIconData
  readonly ink: Ink
  /** Its width and height, px. */
  readonly size: number
  readonly filled?: boolean
  /** What it says to those who do not see it, where no words beside it do. */
  readonly label?: string
}) {
  const image = imageOf(icon, ink, filled, useColourScheme())
  return (
    <span
      className={styles.icon}
      style={{ width: size, height: size, '--image': image } as CSSProperties}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  )
}

const images = new Map<string, string>()

/** @param scheme the page's at the moment: its style sheet tells no other colours */
function imageOf(
  icon: LucideIconData,
  ink: Ink,
  filled: boolean,
  scheme: 'light' | 'dark',
): string {
  const key = `${icon.name} ${ink} ${filled} ${scheme}`
  let image = images.get(key)
  if (image === undefined) {
    const colour = getComputedStyle(document.documentElement).getPropertyValue(`--${ink}`)
    image = iconImage(icon, colour, scheme, filled)
    images.set(key, image)
  }
  return image
}
