import { spawn, type ChildProcess } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

import { refuse, succeed } from '@whyboard/shared/domain/result.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

import { messageOf, type Clock, type Log } from '../room/environment.ts'
import { readImageHeader, type ImageHeader } from './imageHeader.ts'
import type { ImageReencoder, ReencodedImage } from './imageReencoder.ts'

export interface ReencoderDeps {
  readonly clock: Clock
  readonly log: Log
}

/** Pictures at work at once, and those that wait for them. */
const MAX_AT_WORK = 2
const MAX_WAITING = 16
/** At work, without the time in the line. 25 megapixels take about 3 s on a slow core, 30 s of what others leave over. */
const TIME_LIMIT_MS = 60_000
/** Far above what the largest picture becomes. */
const MAX_RESULT_BYTES = 64 * 1024 * 1024

const PROGRAM = fileURLToPath(new URL('./reencodeProcess.ts', import.meta.url))

const MIME_TYPES: Readonly<Record<string, ReencodedImage['mimeType']>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
}

/**
 * Re-encodes each picture in a process of its own, which ends with it: whatever a file does to its decoder (a crash, an
 * endless loop, all memory), the server and the meetings on it go on.
 */
export function createProcessReencoder({ clock, log }: ReencoderDeps): ImageReencoder {
  const running = new Set<ChildProcess>()
  const waiting: (() => void)[] = []
  let atWork = 0
  let closed = false

  /** @returns the encoded picture, or why the process did not make one */
  const runProcess = async (file: Uint8Array): Promise<Buffer | 'unreadable' | 'too-slow'> => {
    // An empty environment: the server's holds its keys.
    const child = spawn(process.execPath, [PROGRAM], {
      env: {},
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    running.add(child)
    let isLate = false
    const cancelLimit = clock.after(TIME_LIMIT_MS, () => {
      isLate = true
      child.kill('SIGKILL')
    })
    try {
      const code = new Promise<number | null>((resolve, reject) => {
        child.once('close', resolve)
        child.once('error', reject)
      })
      // A process that ends early does not read on; its exit code says enough.
      child.stdin.on('error', () => {})
      child.stdin.end(file)
      let length = 0
      child.stdout.on('data', (chunk: Buffer) => {
        length += chunk.byteLength
        if (length > MAX_RESULT_BYTES) child.kill('SIGKILL')
      })
      const [exitCode, result] = await Promise.all([code, buffer(child.stdout)])
      if (exitCode === 0) return result
      return isLate ? 'too-slow' : 'unreadable'
    } finally {
      cancelLimit()
      running.delete(child)
    }
  }

  const reencode = async (file: Uint8Array, { kind }: ImageHeader) => {
    const startedAtMs = clock.nowMs()
    const bytes = await runProcess(file)
    log.info('image.reencoded', {
      kind,
      sizeBytes: file.byteLength,
      resultBytes: typeof bytes === 'string' ? null : bytes.byteLength,
      durationMs: clock.nowMs() - startedAtMs,
    })
    if (typeof bytes === 'string') return refuse(bytes)
    const made = readImageHeader(bytes)
    const mimeType = typeof made === 'string' ? undefined : MIME_TYPES[made.kind]
    if (typeof made === 'string' || mimeType === undefined) return refuse('unreadable')
    return succeed<ReencodedImage>({ bytes, mimeType, w: made.w, h: made.h })
  }

  return {
    async reencode(file) {
      const header = readImageHeader(file)
      if (typeof header === 'string') return refuse(header)
      if (header.w * header.h > LIMITS.maxImagePixels) return refuse('too-many-pixels')
      if (closed || waiting.length >= MAX_WAITING) return refuse('busy')
      if (atWork >= MAX_AT_WORK) await new Promise<void>((resolve) => waiting.push(resolve))
      else atWork += 1
      try {
        return closed ? refuse('busy') : await reencode(file, header)
      } catch (error) {
        // No process could be started: the machine's trouble, not the file's.
        log.warn('image.failed', { error: messageOf(error) })
        return refuse('busy')
      } finally {
        // Whoever waits takes over this place.
        const next = waiting.shift()
        if (next === undefined) atWork -= 1
        else next()
      }
    },
    close() {
      closed = true
      for (const child of running) child.kill('SIGKILL')
    },
  }
}
