import type { ColourScheme } from '../../ui/preferences.ts'

/** The colour schemes as people choose among them. */
export const SCHEMES: readonly { readonly value: ColourScheme; readonly label: string }[] = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]
