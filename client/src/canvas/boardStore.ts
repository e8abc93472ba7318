import {
  atom,
  createTLStore,
  defaultBindingUtils,
  type Signal,
  type TLAnyShapeUtilConstructor,
  type TLAssetStore,
  type TLStore,
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
