/** A record's values by flattened key: what stands in `props` and `meta` has a key of its own, `props.color`. */
export type FlatRecord = ReadonlyMap<string, unknown>

const NESTED: ReadonlySet<string> = new Set(['props', 'meta'])

/** Flattens a record, so that two people changing different properties of one drawing both keep their change. */
export function flattenRecord(record: object): Map<string, unknown> {
  const flat = new Map<string, unknown>()
  for (const [key, value] of Object.entries(record)) {
    if (!NESTED.has(key) || !isObject(value)) {
      if (key !== 'id' && value !== undefined) flat.set(key, value)
      continue
    }
    for (const [name, inner] of Object.entries(value)) {
      if (inner !== undefined) flat.set(`${key}.${name}`, inner)
    }
  }
  return flat
}

/** The record that flattens to these values. */
export function unflattenRecord(id: string, flat: FlatRecord): Record<string, unknown> {
  const props: Record<string, unknown> = {}
  const meta: Record<string, unknown> = {}
  const record: Record<string, unknown> = { id }
  for (const [key, value] of flat) {
    if (key.startsWith('props.')) define(props, key.slice('props.'.length), value)
    else if (key.startsWith('meta.')) define(meta, key.slice('meta.'.length), value)
    else define(record, key, value)
  }
  // The record's own id is its key in the document, whatever its values say.
  return { ...record, id, props, meta }
}

/** Sets a property even where its name means something to JavaScript. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

/** The values that turn `before` into `after`; `undefined` for those that are gone. */
export function changesBetween(before: FlatRecord, after: FlatRecord): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  for (const [key, value] of after) {
    if (!before.has(key) || !isSame(before.get(key), value)) define(changes, key, value)
  }
  for (const key of before.keys()) {
    if (!after.has(key)) define(changes, key, undefined)
  }
  return changes
}

/** Whether two JSON values are the same, whatever the order of their keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((one, index) => isSame(one, b[index]))
    )
  }
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
