import { __iconData as clock } from 'lucide-react/icons/clock'
import { __iconData as star } from 'lucide-react/icons/star'
import { describe, expect, it } from 'vitest'

import { iconImage } from './iconImage.ts'

const COLOUR = '#1c4fa0'

/** The drawing within an image. */
function drawingIn(image: string): string {
  const encoded = /^url\("data:image\/svg\+xml,([^"]*)"\)$/.exec(image)?.[1]
  return decodeURIComponent(encoded ?? 'not an image')
}

describe('an icon as an image', () => {
  it('has the shapes of the icon, and nothing of React', () => {
    const drawing = drawingIn(iconImage(clock, COLOUR, 'light'))
    expect(drawing).toMatch(/^<svg [^>]*viewBox="0 0 24 24"[^>]*>.*<\/svg>$/)
    expect(drawing).toContain('<circle cx="12" cy="12" r="10"></circle><path d="M12 6v6l4 2">')
    expect(drawing).not.toContain('key=')
  })

  it('has a colour of its own', () => {
    expect(drawingIn(iconImage(clock, COLOUR, 'light'))).toContain(`fill="none" stroke="${COLOUR}"`)
  })

  it('has the colour of the page’s scheme where there are two', () => {
    const drawing = drawingIn(iconImage(clock, 'light-dark(#1c4fa0, #8db6ff)', 'dark'))
    expect(drawing).toContain('style="color-scheme: dark"')
  })

  it('is filled where that is asked for', () => {
    expect(drawingIn(iconImage(star, COLOUR, 'light', true))).toContain(
      `fill="${COLOUR}" stroke="${COLOUR}"`,
    )
  })
})
