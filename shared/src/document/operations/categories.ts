import * as Y from 'yjs'

import { randomId } from '../../domain/random.ts'
import { refuse, succeed, type Result } from '../../domain/result.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { contentHash } from '../contentHash.ts'
import { categoriesOf, entryOf, hasRoomFor, presentEntryOf } from '../entries.ts'
import { CATEGORY_KEYS } from '../keys.ts'
import type { Writer } from '../writer.ts'
import { placeAfter, placeLast, writeRekeyed } from './order.ts'
import { clearMark, create, write } from './transaction.ts'

export type AddCategoryRefusal = 'no-name' | 'too-long' | 'too-many-categories'

/** Adds a bone behind the others and answers its id. Renaming is `editText` with `{ category }`. */
export function addCategory(writer: Writer, name: string): Result<string, AddCategoryRefusal> {
  const trimmed = name.toWellFormed().trim()
  if (trimmed === '') return refuse('no-name')
  if (trimmed.length > LIMITS.maxNameLength) return refuse('too-long')
  const root = categoriesOf(writer.doc)
  if (!hasRoomFor(root, 1, LIMITS.maxCategories)) return refuse('too-many-categories')
  const id = randomId(writer.random)
  const place = placeLast(root, writer.random)
  create(writer, () => {
    writeRekeyed(root, place)
    const category = new Y.Map<unknown>()
    root.set(id, category)
    category.set(CATEGORY_KEYS.name, new Y.Text(trimmed))
    category.set(CATEGORY_KEYS.order, place.key)
    return [category]
  })
  return succeed(id)
}

/**
 * Marks a bone as removed; a rename at the same time brings it back. Its causes stay and read as on the "Other" bone.
 */
export function removeCategory(writer: Writer, id: string): Result<null, 'no-such-category'> {
  const category = presentEntryOf(categoriesOf(writer.doc), id)
  if (category === null) return refuse('no-such-category')
  write(writer, () => category.set(CATEGORY_KEYS.removed, contentHash(category)))
  return succeed(null)
}

/** Takes a bone's removal back. */
export function restoreCategory(writer: Writer, id: string): Result<null, 'no-such-category'> {
  const category = entryOf(categoriesOf(writer.doc), id)
  if (category === null) return refuse('no-such-category')
  if (category.has(CATEGORY_KEYS.removed)) write(writer, () => clearMark(category))
  return succeed(null)
}

/** Puts a bone right behind another; `null`: before all others. */
export function reorderCategory(
  writer: Writer,
  id: string,
  afterId: string | null,
): Result<null, 'no-such-category'> {
  const root = categoriesOf(writer.doc)
  const category = presentEntryOf(root, id)
  if (category === null) return refuse('no-such-category')
  if (afterId === id) return succeed(null)
  if (afterId !== null && entryOf(root, afterId) === null) return refuse('no-such-category')
  const place = placeAfter(root, id, afterId, writer.random)
  write(writer, () => {
    writeRekeyed(root, place)
    category.set(CATEGORY_KEYS.order, place.key)
  })
  return succeed(null)
}
