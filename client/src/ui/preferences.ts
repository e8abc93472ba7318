import { writableStore, type Store, type WritableStore } from '../connection/store.ts'
import type { Environment } from '../connection/environment.ts'

/** How this person, on this device, wants boards to behave. */
export interface Preferences {
  /** Whether letters, digits and signs alone are shortcuts (WCAG 2.2, 2.1.4). */
  readonly characterKeys: WritableStore<boolean>
}

/** The preferences kept in this browser; another tab's change is taken over. */
export function createPreferences(
  environment: Pick<Environment, 'storage' | 'onStorageChange'>,
): Preferences {
  return { characterKeys: keptFlag(environment, 'whyboard.characterKeys', true) }
}

/** A yes or no in the browser's storage. */
function keptFlag(
  { storage, onStorageChange }: Pick<Environment, 'storage' | 'onStorageChange'>,
  key: string,
  fallback: boolean,
): WritableStore<boolean> {
  const read = (): boolean => {
    const kept = storage.getItem(key)
    return kept === null ? fallback : kept === 'yes'
  }
  const store = writableStore(read())
  onStorageChange((changed) => {
    if (changed === key) store.set(read())
  })
  return {
    ...(store satisfies Store<boolean>),
    set: (value) => {
      storage.setItem(key, value ? 'yes' : 'no')
      store.set(value)
    },
  }
}
