import { writableStore, type WritableStore } from '../connection/store.ts'
import type { Environment } from '../connection/environment.ts'

/** Light or dark as the system is, or one of them whatever the system is. */
export const COLOUR_SCHEMES = ['system', 'light', 'dark'] as const
export type ColourScheme = (typeof COLOUR_SCHEMES)[number]

/** How this person, on this device, wants boards to look and behave. */
export interface Preferences {
  readonly colourScheme: WritableStore<ColourScheme>
  /** Whether things move as little as they can even where the system does not ask for it. */
  readonly lessMotion: WritableStore<boolean>
  /** Whether letters, digits and signs alone are shortcuts (WCAG 2.2, 2.1.4). */
  readonly characterKeys: WritableStore<boolean>
  /** Whether the small map of the board is shown. */
  readonly minimap: WritableStore<boolean>
}

/** The preferences kept in this browser; another tab's change is taken over. */
export function createPreferences(
  environment: Pick<Environment, 'storage' | 'onStorageChange'>,
): Preferences {
  // The first two are read by `first.ts` too, before anything else runs.
  return {
    colourScheme: kept(environment, 'whyboard.colourScheme', {
      read: (text) => COLOUR_SCHEMES.find((scheme) => scheme === text) ?? 'system',
      write: (scheme) => scheme,
    }),
    lessMotion: keptFlag(environment, 'whyboard.lessMotion', false),
    characterKeys: keptFlag(environment, 'whyboard.characterKeys', true),
    minimap: keptFlag(environment, 'whyboard.minimap', false),
  }
}

/** A yes or no in the browser's storage. */
function keptFlag(
  environment: Pick<Environment, 'storage' | 'onStorageChange'>,
  key: string,
  fallback: boolean,
): WritableStore<boolean> {
  return kept(environment, key, {
    read: (text) => (text === null ? fallback : text === 'yes'),
    write: (value) => (value ? 'yes' : 'no'),
  })
}

/** A value in the browser's storage; `read` answers for `null` too, which is nothing kept. */
function kept<Value>(
  { storage, onStorageChange }: Pick<Environment, 'storage' | 'onStorageChange'>,
  key: string,
  { read, write }: { read(text: string | null): Value; write(value: Value): string },
): WritableStore<Value> {
  const store = writableStore(read(storage.getItem(key)))
  onStorageChange((changed) => {
    if (changed === key) store.set(read(storage.getItem(key)))
  })
  return {
    get: store.get,
    subscribe: store.subscribe,
    set: (value) => {
      storage.setItem(key, write(value))
      store.set(value)
    },
  }
}
