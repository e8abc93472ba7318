import {
  atom,
  createTLStore,
  defaultBindingUtils,
  type Signal,
  type TLAnyShapeUtilConstructor,
  type TLAssetStore,
  type TLStore,
} from 'tldraw'

/**
 * tldraw's store for one open board: in memory only, filled by projection.
 * @param readonly whether the person may look but not write
 * @param assets where pictures are kept; without it tldraw would put them into the document as base64
 */
export function createBoardStore(
  shapeUtils: readonly TLAnyShapeUtilConstructor[],
  readonly: Signal<boolean>,
  assets: TLAssetStore,
): TLStore {
  const mode = atom<'readonly' | 'readwrite'>('mode', readonly.get() ? 'readonly' : 'readwrite')
  const store = createTLStore({
    shapeUtils,
    bindingUtils: defaultBindingUtils,
    assets,
    collaboration: { status: atom('status', 'online'), mode },
  })
  // Makes the document and page records (tldraw's own way to do so is internal).
  store.mergeRemoteChanges(() => {})
  return store
}
