import {
  atom,
  createTLStore,
  createTLUser,
  defaultBindingUtils,
  defaultUserPreferences,
  type Signal,
  type TLAnyShapeUtilConstructor,
  type TLAssetStore,
  type TLStore,
  type TLUser,
  type TLUserPreferences,
} from 'tldraw'

/** Pictures would end up as base64 inside the document; until they can be uploaded they are turned away. */
const refusingAssets: TLAssetStore = {
  upload: () =>
    Promise.reject(new Error('Pictures cannot be put on the board yet. Nothing was changed.')),
}

/**
 * tldraw's store for one open board: in memory only, filled by projection.
 * @param readonly whether the person may look but not write
 */
export function createBoardStore(
  shapeUtils: readonly TLAnyShapeUtilConstructor[],
  readonly: Signal<boolean>,
): TLStore {
  const mode = atom<'readonly' | 'readwrite'>('mode', readonly.get() ? 'readonly' : 'readwrite')
  const store = createTLStore({
    shapeUtils,
    bindingUtils: defaultBindingUtils,
    assets: refusingAssets,
    collaboration: { status: atom('status', 'online'), mode },
  })
  // Makes the document and page records (tldraw's own way to do so is internal).
  store.mergeRemoteChanges(() => {})
  return store
}

/** tldraw's preferences, kept in memory: following the system's colours, without motion where less of it is asked for. */
export function createBoardUser(reducedMotion: boolean): TLUser {
  const preferences = atom<TLUserPreferences>('preferences', {
    ...defaultUserPreferences,
    id: 'whyboard',
    name: '',
    locale: 'en',
    colorScheme: 'system',
    animationSpeed: reducedMotion ? 0 : 1,
    edgeScrollSpeed: 1,
    // What is drawn while zoomed out is as thick and large on the screen as anywhere.
    isDynamicSizeMode: true,
    areKeyboardShortcutsEnabled: false,
  })
  return createTLUser({
    userPreferences: preferences,
    setUserPreferences: (next) => {
      preferences.set(next)
    },
  })
}
