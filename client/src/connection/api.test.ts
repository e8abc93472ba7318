import { describe, expect, it, vi } from 'vitest'

import { CALL_TIMEOUT_MS, serverApi } from './api.ts'

type Answer = (url: string, init: RequestInit) => Promise<Response>

function apiThat(answer: Answer) {
  const calls: { url: string; init: RequestInit }[] = []
  const timers: { ms: number; fire: () => void }[] = []
  const api = serverApi({
    origin: 'http://board.test',
    fetch: async (input, init = {}) => {
      const url = input instanceof Request ? input.url : String(input)
      calls.push({ url, init })
      return answer(url, init)
    },
    after: (ms, fire) => {
      timers.push({ ms, fire })
      return () => {}
    },
  })
  return { api, calls, timers }
}

const json = (value: unknown, status = 200) => Promise.resolve(Response.json(value, { status }))
/** As fetch does: rejects when its signal is aborted. */
const never: Answer = (_url, init) =>
  new Promise((_resolve, reject) => {
    const stop = () => reject(new DOMException('Aborted', 'AbortError'))
    if (init.signal?.aborted === true) stop()
    init.signal?.addEventListener('abort', stop)
  })

describe('api', () => {
  it('sends the key as a bearer token and never in the address', async () => {
    const { api, calls } = apiThat(() => json({ boards: [] }))
    expect(await api.boards('secret')).toEqual({ ok: true, value: [] })
    expect(calls[0]?.url).toBe('http://board.test/api/boards')
    expect(new Headers(calls[0]?.init.headers).get('authorization')).toBe('Bearer secret')
  })

  it('sends bodies as JSON', async () => {
    const { api, calls } = apiThat(() => json({ participantId: 'p', token: 't' }, 201))
    const joined = await api.join('secret', 'board-0001', { name: 'Ann', colour: '#336699' })
    expect(joined).toEqual({ ok: true, value: { participantId: 'p', token: 't' } })
    expect(calls[0]).toMatchObject({
      url: 'http://board.test/api/boards/board-0001/participants',
      init: { method: 'POST', body: '{"name":"Ann","colour":"#336699"}' },
    })
  })

  it('sends a person’s token in a header of its own', async () => {
    const ann = { name: 'Ann', colour: '#336699' }
    const { api, calls } = apiThat(() => json(ann))
    const changed = await api.changePerson('secret', 'hers', 'board-0001', ann)
    expect(changed).toEqual({ ok: true, value: ann })
    expect(calls[0]).toMatchObject({
      url: 'http://board.test/api/boards/board-0001/participants/me',
      init: { method: 'PATCH', body: '{"name":"Ann","colour":"#336699"}' },
    })
    const headers = new Headers(calls[0]?.init.headers)
    expect(headers.get('authorization')).toBe('Bearer secret')
    expect(headers.get('whyboard-participant')).toBe('hers')
  })

  it('a call without a body says nothing of its type', async () => {
    const { api, calls } = apiThat(() => Promise.resolve(new Response(null, { status: 204 })))
    expect(await api.revokeLink('secret', 'board-0001', 'link-0001')).toEqual({
      ok: true,
      value: null,
    })
    expect(new Headers(calls[0]?.init.headers).has('content-type')).toBe(false)
  })

  it('a problem becomes an error value with its name and sentence', async () => {
    const { api } = apiThat(() =>
      json(
        {
          type: 'urn:whyboard:problem:unknown-key',
          title: 'Unknown key',
          status: 401,
          detail: 'This link does not open this board. Ask for a new one.',
        },
        401,
      ),
    )
    expect(await api.board('secret', 'board-0001')).toEqual({
      ok: false,
      error: {
        kind: 'refused',
        problem: 'unknown-key',
        status: 401,
        says: 'This link does not open this board. Ask for a new one.',
      },
    })
  })

  it('a proxy’s error page becomes a plain sentence', async () => {
    const { api } = apiThat(() => Promise.resolve(new Response('<h1>502</h1>', { status: 502 })))
    expect(await api.config()).toMatchObject({
      ok: false,
      error: { kind: 'refused', problem: null, status: 502 },
    })
  })

  it.each(['null', '{"type":5,"detail":7}', '[]'])(
    'an odd problem body is survived: %s',
    async (body) => {
      const { api } = apiThat(() => Promise.resolve(new Response(body, { status: 400 })))
      expect(await api.config()).toMatchObject({
        ok: false,
        error: { kind: 'refused', status: 400 },
      })
    },
  )

  it('no network is offline, and a 200 that is no JSON too', async () => {
    const lost = apiThat(() => Promise.reject(new TypeError('Failed to fetch')))
    expect(await lost.api.config()).toMatchObject({ ok: false, error: { kind: 'offline' } })
    const captive = apiThat(() => Promise.resolve(new Response('<html>Hotel Wi-Fi</html>')))
    expect(await captive.api.config()).toMatchObject({ ok: false, error: { kind: 'offline' } })
  })

  it('a call without an answer is given up after its time', async () => {
    const { api, timers } = apiThat(never)
    const answer = api.config()
    await vi.waitFor(() => expect(timers).toHaveLength(1))
    expect(timers[0]?.ms).toBe(CALL_TIMEOUT_MS)
    timers[0]?.fire()
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'slow' } })
  })

  it('the caller can take a call back, also before it began', async () => {
    const { api } = apiThat(never)
    const stop = new AbortController()
    const answer = api.boards('secret', stop.signal)
    stop.abort()
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'stopped' } })
    expect(await api.boards('secret', stop.signal)).toMatchObject({ error: { kind: 'stopped' } })
  })

  it('the report comes as text', async () => {
    const { api } = apiThat(() => Promise.resolve(new Response('# Report')))
    expect(await api.report('secret', 'board-0001')).toEqual({ ok: true, value: '# Report' })
  })
})
