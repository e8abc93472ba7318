/** Stamps: a hash of everything a step was made from, kept beside what it made, so that the step is skipped while both fit. */

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './child.mjs'

/**
 * Hash of files and of all that is in folders, by their paths and bytes.
 * @param {readonly string[]} paths from the project's root; what does not exist counts as such
 * @param {(path: string) => boolean} [counts] leaves files out
 * @returns {string}
 */
export function hashOf(paths, counts = () => true) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesIn).filter(counts).toSorted()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} path @returns {readonly string[]} */
function filesIn(path) {
  const full = join(ROOT, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full).flatMap((name) => filesIn(`${path}/${name}`))
}

/** @param {string} file stamp's path from the root @param {string} hash @returns {boolean} */
export function isStamped(file, hash) {
  const full = join(ROOT, file)
  return existsSync(full) && readFileSync(full, 'utf8') === hash
}

/** @param {string} file stamp's path from the root @param {string} hash */
export function putStamp(file, hash) {
  writeFileSync(join(ROOT, file), hash)
}
