import type { Preferences } from './preferences.ts'

/**
 * Puts what a person chose onto the page, now and whenever they choose anew: the style sheets go by two attributes of the root,
 * the browser's own bars by the page's meta elements. `first.ts` does the same before the first picture.
 */
export function applyAppearance(
  document: Document,
  { colourScheme, lessMotion }: Pick<Preferences, 'colourScheme' | 'lessMotion'>,
): void {
  const root = document.documentElement
  const bars = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].map(
    (meta) => ({ meta, media: meta.media }),
  )
  const apply = (): void => {
    const scheme = colourScheme.get()
    if (scheme === 'system') delete root.dataset['colourScheme']
    else root.dataset['colourScheme'] = scheme
    root.toggleAttribute('data-less-motion', lessMotion.get())
    for (const { meta, media } of bars) {
      // Of the two colours the one that does not fit is for no medium at all.
      meta.media = scheme === 'system' ? media : media.includes(scheme) ? 'all' : 'not all'
    }
  }
  apply()
  colourScheme.subscribe(apply)
  lessMotion.subscribe(apply)
}
