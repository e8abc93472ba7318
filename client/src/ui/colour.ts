/** Colours that people can pick for themselves: apart from one another, and readable with white or black letters. */
export const PERSON_COLOURS = [
  { value: '#3b5bdb', name: 'Indigo' },
  { value: '#0b7285', name: 'Teal' },
  { value: '#23773a', name: 'Green' },
  { value: '#e8a33d', name: 'Amber' },
  { value: '#c2410c', name: 'Orange' },
  { value: '#c2255c', name: 'Pink' },
  { value: '#7048c6', name: 'Violet' },
  { value: '#5c6470', name: 'Slate' },
] as const

/**
 * A colour for somebody who has not chosen one: of those that the fewest people on the board have, the `pick`-th, so that
 * people who join at the same moment do not all get the first.
 * @param taken colours of those who are on the board, one for each of them
 * @param pick any whole number from 0
 */
export function offeredColour(taken: readonly string[], pick: number): string {
  const counts = PERSON_COLOURS.map(({ value }) => taken.filter((one) => one === value).length)
  const fewest = Math.min(...counts)
  const free = PERSON_COLOURS.filter((_, index) => counts[index] === fewest)
  return free[pick % free.length]?.value ?? PERSON_COLOURS[0].value
}

/**
 * The relative luminance of `#rrggbb`, 0–1.
 * Formula: WCAG 2.2, "relative luminance". A malformed colour counts as black.
 */
export function luminanceOf(colour: string): number {
  const hex = /^#([0-9a-f]{6})$/iu.exec(colour)?.[1] ?? '000000'
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Black or white, whichever is read better on `colour` (WCAG 2.2 contrast ratio). */
export function readableOn(colour: string): '#ffffff' | '#1c1b18' {
  const luminance = luminanceOf(colour)
  const onWhite = 1.05 / (luminance + 0.05)
  const onBlack = (luminance + 0.05) / (luminanceOf('#1c1b18') + 0.05)
  return onWhite >= onBlack ? '#ffffff' : '#1c1b18'
}
