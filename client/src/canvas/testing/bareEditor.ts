import { createTLStore, Editor } from 'tldraw'

/** tldraw's editor without shapes and tools, on an element that no page shows. Needs a document. */
export function bareEditor(): Editor {
  const root = document.createElement('div')
  return new Editor({
    store: createTLStore(),
    shapeUtils: [],
    bindingUtils: [],
    tools: [],
    getContainer: () => root,
  })
}
