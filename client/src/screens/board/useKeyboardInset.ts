import { useEffect } from 'react'

/**
 * Keeps the custom property `--keyboard` at the height (px) that an on-screen keyboard hides of the page's lower part, so
 * that what stands at the bottom stands above it. Browsers that shrink the page themselves leave it at 0.
 */
export function useKeyboardInset(): void {
  useEffect(() => {
    const { visualViewport, document } = window
    if (visualViewport === null) return undefined
    const { style } = document.documentElement
    const measure = () => {
      const { height, offsetTop, scale } = visualViewport
      // Who has zoomed in sees a part of the page; that is no keyboard.
      const hidden = scale > 1.01 ? 0 : Math.round(window.innerHeight - height - offsetTop)
      style.setProperty('--keyboard', `${Math.max(0, hidden)}px`)
    }
    visualViewport.addEventListener('resize', measure)
    visualViewport.addEventListener('scroll', measure)
    return () => {
      visualViewport.removeEventListener('resize', measure)
      visualViewport.removeEventListener('scroll', measure)
      style.removeProperty('--keyboard')
    }
  }, [])
}
