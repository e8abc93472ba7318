import { useCallback, useSyncExternalStore } from 'react'

import { useApp } from './app.tsx'

/** The width up to which the compact layout of a phone is used, px. */
export const COMPACT = '(max-width: 720px)'

/** Fingers are all there is to point with, so there is hardly a keyboard. */
export const TOUCH = '(hover: none)'

/** One list per query: making one asks the browser for all its styles. */
const lists = new Map<string, MediaQueryList>()

function listOf(query: string): MediaQueryList {
  const known = lists.get(query)
  if (known !== undefined) return known
  const list = matchMedia(query)
  lists.set(query, list)
  return list
}

/** Whether a media query holds now; follows it when it changes. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = listOf(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => listOf(query).matches)
}

/** The colours that the page has now, by what the person chose or else the system asks for. */
export function useColourScheme(): 'light' | 'dark' {
  const { colourScheme } = useApp().preferences
  const chosen = useSyncExternalStore(colourScheme.subscribe, colourScheme.get)
  const system = useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light'
  return chosen === 'system' ? system : chosen
}

/** Whether things should move as little as they can, because the system or the person asks for it. */
export function useLessMotion(): boolean {
  const { lessMotion } = useApp().preferences
  const chosen = useSyncExternalStore(lessMotion.subscribe, lessMotion.get)
  return useMedia('(prefers-reduced-motion: reduce)') || chosen
}
