import { describe, expect, test } from 'vitest'

import { uploadImage } from './imageUpload.ts'

const TARGET = { boardId: 'board 1', key: 'secret' }
const IMAGE = { url: '/api/boards/b/images/i', w: 3, h: 2, mimeType: 'image/png' }

/** A request that does what the test says; nothing leaves. */
function fakeRequests() {
  const made: FakeRequest[] = []
  class FakeRequest extends EventTarget {
    readonly upload = new EventTarget()
    readonly headers: Record<string, string> = {}
    status = 0
    responseText = ''
    timeout = 0
    opened = ''
    sent: unknown = null
    constructor() {
      super()
      made.push(this)
    }
    open(method: string, url: string): void {
      this.opened = `${method} ${url}`
    }
    setRequestHeader(name: string, value: string): void {
      this.headers[name] = value
    }
    send(body: unknown): void {
      this.sent = body
    }
    abort(): void {
      this.ends('abort')
    }
    ends(event: string): void {
      this.dispatchEvent(new Event(event))
      this.dispatchEvent(new Event('loadend'))
    }
    answers(status: number, body: unknown): void {
      this.status = status
      this.responseText = typeof body === 'string' ? body : JSON.stringify(body)
      this.ends('load')
    }
  }
  const environment = {
    origin: 'http://board.test',
    XMLHttpRequest: FakeRequest as unknown as typeof XMLHttpRequest,
  }
  return { made, environment }
}

describe('uploadImage', () => {
  test('sends the file with the key and tells how much is sent', async () => {
    const { made, environment } = fakeRequests()
    const file = new Blob(['bytes'])
    const progress: number[] = []
    const answer = uploadImage(
      TARGET,
      file,
      { onProgress: (sent) => progress.push(sent) },
      environment,
    )
    const [request] = made
    expect(request?.opened).toBe('POST http://board.test/api/boards/board%201/images')
    expect(request?.headers['authorization']).toBe('Bearer secret')
    expect(request?.sent).toBe(file)
    request?.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded: 1, total: 4 }))
    request?.answers(201, IMAGE)
    expect(await answer).toEqual({ ok: true, value: IMAGE })
    expect(progress).toEqual([0.25])
  })

  test.each([
    [413, { type: 'urn:whyboard:problem:too-large', detail: 'Too large.' }, 'too-large'],
    [503, '<html>A proxy</html>', null],
    [201, { url: 7 }, null],
    [201, 'null', null],
  ])('%i with %j is a refusal', async (status, body, problem) => {
    const { made, environment } = fakeRequests()
    const answer = uploadImage(TARGET, new Blob([]), {}, environment)
    made[0]?.answers(status, body)
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'refused', status, problem } })
  })

  test.each([
    ['error', 'offline'],
    ['timeout', 'slow'],
    ['abort', 'stopped'],
  ])('%s is said as %s', async (event, kind) => {
    const { made, environment } = fakeRequests()
    const answer = uploadImage(TARGET, new Blob([]), {}, environment)
    made[0]?.ends(event)
    expect(await answer).toMatchObject({ ok: false, error: { kind, status: 0 } })
  })

  test('is stopped by its caller, also before it began', async () => {
    const { made, environment } = fakeRequests()
    const stop = new AbortController()
    const options = { signal: stop.signal }
    const answer = uploadImage(TARGET, new Blob([]), options, environment)
    stop.abort()
    expect(await answer).toMatchObject({ error: { kind: 'stopped' } })
    expect(await uploadImage(TARGET, new Blob([]), options, environment)).toMatchObject({
      error: { kind: 'stopped' },
    })
    expect(made[1]?.sent).toBeNull()
  })
})
