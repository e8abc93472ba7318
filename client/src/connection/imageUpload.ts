import type { ApiError, ApiResult } from './api.ts'
import { problemIn } from './api.ts'
import type { Environment } from './environment.ts'

/** A picture that the server has taken. */
export interface UploadedImage {
  /** Its address on this server, without scheme and host. */
  readonly url: string
  /** px */
  readonly w: number
  readonly h: number
  readonly mimeType: string
}

export interface ImageUploadOptions {
  /** How much of the file has been sent, from 0 to 1. */
  readonly onProgress?: (sent: number) => void
  readonly signal?: AbortSignal
}

/** 10 MB in 3 minutes is a slow phone; what takes longer has lost its way. */
const UPLOAD_TIMEOUT_MS = 180_000

const SAYS: Readonly<Record<'offline' | 'slow' | 'stopped', string>> = {
  offline: 'The server cannot be reached.',
  slow: 'The server did not take the picture in time.',
  stopped: 'The upload was stopped.',
}

/** Sends a picture to a board. `fetch` does not tell how much of a body is sent; XMLHttpRequest does. Never throws. */
export function uploadImage(
  target: { readonly boardId: string; readonly key: string },
  file: Blob,
  { onProgress, signal }: ImageUploadOptions,
  environment: Pick<Environment, 'XMLHttpRequest' | 'origin'>,
): Promise<ApiResult<UploadedImage>> {
  return new Promise((resolve) => {
    const request = new environment.XMLHttpRequest()
    const fail = (kind: 'offline' | 'slow' | 'stopped') => {
      const error: ApiError = { kind, problem: null, status: 0, says: SAYS[kind] }
      resolve({ ok: false, error })
    }
    const stop = () => request.abort()
    request.open(
      'POST',
      `${environment.origin}/api/boards/${encodeURIComponent(target.boardId)}/images`,
    )
    request.setRequestHeader('authorization', `Bearer ${target.key}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.timeout = UPLOAD_TIMEOUT_MS
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress?.(total > 0 ? loaded / total : 0),
    )
    request.addEventListener('error', () => fail('offline'))
    request.addEventListener('timeout', () => fail('slow'))
    request.addEventListener('abort', () => fail('stopped'))
    request.addEventListener('load', () => {
      const answer = parsed(request.responseText)
      const image = request.status === 201 ? readImage(answer) : null
      if (image !== null) resolve({ ok: true, value: image })
      else resolve({ ok: false, error: problemIn(answer, request.status) })
    })
    request.addEventListener('loadend', () => signal?.removeEventListener('abort', stop))
    signal?.addEventListener('abort', stop)
    if (signal?.aborted === true) fail('stopped')
    else request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A proxy's page.
    return null
  }
}

function readImage(answer: unknown): UploadedImage | null {
  if (typeof answer !== 'object' || answer === null) return null
  const { url, w, h, mimeType } = answer as Readonly<Record<string, unknown>>
  if (typeof url !== 'string' || typeof mimeType !== 'string') return null
  return typeof w === 'number' && typeof h === 'number' ? { url, w, h, mimeType } : null
}
