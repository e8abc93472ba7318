import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Pictures as files, `<folder>/<boardId>/<imageId>`. They are written outside of the thread that commits edits, and
 * once only instead of into a log first, so people's edits do not wait for them.
 */
export interface ImageFiles {
  /**
   * Resolves once the file would survive a power cut; it appears whole or not at all. One that is there is replaced. Of
   * several calls one may write at a time.
   */
  write(boardId: string, imageId: string, bytes: Uint8Array): Promise<void>
  /** `null` when there is no such file. */
  read(boardId: string, imageId: string): Promise<Uint8Array | null>
}

/** Ids are random words; nothing else becomes part of a path. */
const NAME = /^[\w-]+$/

/** @param folder absolute path; made with the first picture */
export function createImageFiles(folder: string): ImageFiles {
  const pathOf = (boardId: string, imageId: string): string => {
    if (!NAME.test(boardId) || !NAME.test(imageId)) throw new TypeError('Not the id of a picture.')
    return join(folder, boardId, imageId)
  }
  return {
    async write(boardId, imageId, bytes) {
      const path = pathOf(boardId, imageId)
      const made = await mkdir(dirname(path), { recursive: true })
      const draft = `${path}.part`
      try {
        const file = await open(draft, 'w')
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(draft, path)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
      await syncFolder(dirname(path))
      if (made === undefined) return
      // What was made is an entry of the folder above it.
      await syncFolder(folder)
      await syncFolder(dirname(folder))
    },
    async read(boardId, imageId) {
      try {
        return await readFile(pathOf(boardId, imageId))
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null
        throw error
      }
    },
  }
}

/** A new name is kept once its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch((error: unknown) => {
    // Windows opens no folders, and keeps names without being asked.
    if (['EISDIR', 'EPERM'].includes(codeOf(error))) return null
    throw error
  })
  try {
    await folder?.sync()
  } finally {
    await folder?.close()
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
