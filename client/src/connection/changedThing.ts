import * as Y from 'yjs'

/** Any shared type, as Yjs' own signatures write it. */
type SharedType = Y.Transaction['changed'] extends Map<infer Type, unknown> ? Type : never

/**
 * Names what a transaction changed, so that a run of typing in one card is one edit to a person: the root and key under
 * which each changed type lives, e.g. a card's id, whatever the names are. Cheap: it climbs two or three parents.
 */
export function changedThing(change: Y.Transaction): string {
  const things = new Set<string>()
  for (const [type, keys] of change.changed) {
    const { root, key } = placeOf(type)
    const name = rootName(change.doc, root)
    if (key !== null) things.add(`${name}/${key}`)
    else for (const changed of keys) things.add(`${name}/${changed ?? ''}`)
  }
  return [...things].toSorted().join(' ')
}

/** The root above a type, and the key of the root's entry that holds it (`null`: it is the root). */
function placeOf(type: SharedType): { readonly root: SharedType; readonly key: string | null } {
  let root = type
  let key: string | null = null
  while (root._item !== null && root._item.parent instanceof Y.AbstractType) {
    key = root._item.parentSub ?? ''
    root = root._item.parent as SharedType
  }
  return { root, key }
}

function rootName(doc: Y.Doc, root: SharedType): string {
  for (const [name, type] of doc.share) if (type === root) return name
  return ''
}
