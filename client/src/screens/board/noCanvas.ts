import type { Store } from '../../connection/store.ts'

const NO_CARDS: readonly string[] = []

/** Nothing is selected where there is no canvas. */
export const NONE_SELECTED: Store<readonly string[]> = {
  get: () => NO_CARDS,
  subscribe: () => () => {},
}
