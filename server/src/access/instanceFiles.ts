import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

import { refuse, succeed, type Result } from '@whyboard/shared/domain/result.ts'

import { SECRET_BYTES, toSecret } from './secrets.ts'

/** What belongs to one installation and lies beside its database. */
export interface InstanceFiles {
  /** Key of every link's secret ({@link linkSecret}); 32 bytes. */
  readonly instanceSecret: Uint8Array
  /** The key of the library: the setting's, else the one made at first start. */
  readonly workspaceKey: string
}

const INSTANCE_SECRET_FILE = 'instance-secret'
const WORKSPACE_KEY_FILE = 'workspace-key'
const INSTANCE_SECRET_BYTES = 32

/**
 * Makes the data folder and the secrets in it where they are missing (readable by their owner only), and reads them.
 * @param dataDir absolute path
 * @param workspaceKey the setting's key; `null`: kept in the folder
 * @param randomBytes cryptographic randomness
 * @returns the secrets, or one sentence that says what keeps the folder from being used
 */
export function openInstanceFiles(
  dataDir: string,
  workspaceKey: string | null,
  randomBytes: (length: number) => Uint8Array,
): Result<InstanceFiles, string> {
  try {
    makeFolder(dataDir)
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    const secretPath = join(dataDir, INSTANCE_SECRET_FILE)
    const secret = readOrMake(secretPath, () => toSecret(randomBytes(INSTANCE_SECRET_BYTES)))
    const instanceSecret = Buffer.from(secret, 'base64url')
    if (instanceSecret.length !== INSTANCE_SECRET_BYTES) return damaged(secretPath)

    if (workspaceKey !== null) return succeed({ instanceSecret, workspaceKey })
    const keyPath = join(dataDir, WORKSPACE_KEY_FILE)
    const key = readOrMake(keyPath, () => toSecret(randomBytes(SECRET_BYTES)))
    if (!/^[A-Za-z0-9._~-]{16,200}$/.test(key)) return damaged(keyPath)
    return succeed({ instanceSecret, workspaceKey: key })
  } catch (error) {
    return refuse(`DATA_DIR "${dataDir}" cannot be used: ${causeOf(error)}.`)
  }
}

function damaged(path: string): Result<never, string> {
  return refuse(`The file "${path}" is damaged: put it back from your backup; links depend on it.`)
}

/** Makes a folder and those it lies in. Node's own way never comes back where the system has none made, as in /proc. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // A link to nowhere is in the way, or somebody else was quicker.
    if (codeOf(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error
  }
}

/** Two processes may start at once and a start may be cut short: the file appears whole, and the first one wins. */
function readOrMake(path: string, make: () => string): string {
  const before = readIfThere(path)
  if (before !== null) return before
  const draft = `${path}.new`
  rmSync(draft, { force: true })
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, `${make()}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    linkSync(draft, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  rmSync(draft, { force: true })
  return readFileSync(path, 'utf8').trim()
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'there is a file of that name, not a folder',
  ENOENT: 'what it points to, or the folder it lies in, is not there',
  ENOTDIR: 'a part of the path is a file, not a folder',
}

function causeOf(error: unknown): string {
  const code = codeOf(error)
  return CAUSES[code ?? ''] ?? `the system says ${code ?? String(error)}`
}
