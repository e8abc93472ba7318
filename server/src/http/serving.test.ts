import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { bearing, createTestServer, ORIGIN, WORKSPACE_KEY } from '../testing/httpServer.ts'

let clientDir = ''
beforeAll(() => {
  clientDir = mkdtempSync(join(tmpdir(), 'whyboard-client-'))
  mkdirSync(join(clientDir, 'assets'))
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html><title>Whyboard</title>')
  writeFileSync(join(clientDir, 'index.html.br'), 'brotli index')
  writeFileSync(join(clientDir, 'sw.js'), 'self')
  writeFileSync(join(clientDir, '.hidden'), 'secret')
  writeFileSync(join(clientDir, 'assets/app-abc123.js'), 'plain')
  writeFileSync(join(clientDir, 'assets/app-abc123.js.br'), 'brotli')
  writeFileSync(join(clientDir, 'assets/app-abc123.js.gz'), 'gzip')
})
afterAll(() => rmSync(clientDir, { recursive: true }))

describe('H8 headers', () => {
  test.each([
    '/',
    '/assets/app-abc123.js',
    '/api/config',
    '/api/boards',
    '/nothing',
    '/b/%E0%A4%A',
  ])('H8.1 every answer carries them: %s', async (url) => {
    const { app } = await createTestServer({ clientDir })
    const { headers } = await app.inject({ url })
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
    const policy = String(headers['content-security-policy']).split('; ')
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "connect-src 'self' data: blob:",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
      ]),
    )
    expect(headers['strict-transport-security']).toBeUndefined()
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  test('H8.2 a page of another origin changes nothing, whatever its key', async () => {
    const { app, storage } = await createTestServer()
    const post = (origin: string | undefined) =>
      app.inject({
        method: 'POST',
        url: '/api/boards',
        headers: { ...bearing(WORKSPACE_KEY), ...(origin === undefined ? {} : { origin }) },
        payload: { title: 'T' },
      })
    for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`]) {
      const answer = await post(origin)
      expect(answer.statusCode).toBe(403)
      expect(answer.json()).toMatchObject({ type: 'urn:whyboard:problem:wrong-origin' })
    }
    expect(await storage.listBoards()).toEqual([])
    expect((await post(ORIGIN)).statusCode).toBe(201)
    expect((await post(undefined)).statusCode).toBe(201)
  })

  test('H8.3 no preflight of another origin is answered', async () => {
    const { app } = await createTestServer()
    const answer = await app.inject({
      method: 'OPTIONS',
      url: '/api/boards',
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    })
    expect(answer.statusCode).toBe(404)
    const names = Object.keys(answer.headers)
    expect(names.filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('H9 the client', () => {
  test.each(['/', '/new', '/b/board-0001', '/b/board-0001/facilitate', '/b/board-0001/report'])(
    'H9.1 %s is its page, asked for anew each time',
    async (url) => {
      const { app } = await createTestServer({ clientDir })
      const answer = await app.inject({ url })
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(answer.headers['cache-control']).toBe('no-cache')
      expect(answer.body).toContain('Whyboard')
      const packed = await app.inject({ url, headers: { 'accept-encoding': 'br' } })
      expect(packed.body).toBe('brotli index')
      expect(packed.headers).toMatchObject({
        'content-encoding': 'br',
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      })
    },
  )

  test('H9.2 hashed files are kept for ever, others are not', async () => {
    const { app } = await createTestServer({ clientDir })
    const asset = await app.inject({ url: '/assets/app-abc123.js' })
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(asset.headers['content-type']).toBe('text/javascript; charset=x-user-defined')
    expect(asset.body).toBe('plain')
    const worker = await app.inject({ url: '/sw.js' })
    expect(worker.headers['cache-control']).toBe('no-cache')
    expect(worker.headers['content-type']).toBe('application/javascript; charset=utf-8')
  })

  test.each([
    ['gzip, deflate, br', 'br', 'brotli'],
    ['gzip', 'gzip', 'gzip'],
  ])(
    'H9.3 packed files are used where the browser takes them: %s',
    async (accepted, encoding, body) => {
      const { app } = await createTestServer({ clientDir })
      const asset = await app.inject({
        url: '/assets/app-abc123.js',
        headers: { 'accept-encoding': accepted },
      })
      expect(asset.headers).toMatchObject({
        'content-encoding': encoding,
        vary: 'accept-encoding',
        'cache-control': 'public, max-age=31536000, immutable',
      })
      expect(asset.headers['content-type']).toBe('text/javascript; charset=x-user-defined')
      expect(asset.body).toBe(body)
    },
  )

  test.each(['/assets/none.js', '/.hidden', '/../package.json', '/%2e%2e/package.json', '/else'])(
    'H9.4 %s is not there',
    async (url) => {
      const { app } = await createTestServer({ clientDir })
      const answer = await app.inject({ url })
      expect(answer.statusCode).toBe(404)
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    },
  )

  test('H9.6 whoever mistyped an address in a browser gets the page that says so; programs get a problem', async () => {
    const { app } = await createTestServer({ clientDir })
    const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
    const mistyped = await app.inject({ url: '/else', headers: browser })
    expect(mistyped.statusCode).toBe(404)
    expect(mistyped.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(mistyped.headers['cache-control']).toBe('no-cache')
    expect(mistyped.body).toContain('Whyboard')
    for (const url of ['/api/else', '/api/boards/none']) {
      const answer = await app.inject({ url, headers: browser })
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    }
  })

  test('H9.5 a client that is not built is said so, while the API works', async () => {
    const { app } = await createTestServer({ clientDir: join(clientDir, 'none') })
    const page = await app.inject({ url: '/b/board-0001' })
    expect(page.statusCode).toBe(503)
    expect(page.body).toContain('npm start')
    expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
  })
})

describe('H10 without a key', () => {
  test('H10.1 health, readiness and what the client must know', async () => {
    const { app } = await createTestServer({ tldrawLicenseKey: 'tldraw-abc' })
    expect((await app.inject({ url: '/healthz' })).json()).toEqual({ status: 'up' })
    expect((await app.inject({ url: '/readyz' })).json()).toEqual({ status: 'ready' })
    const config = await app.inject({ url: '/api/config' })
    expect(config.json()).toEqual({ version: '1.2.3', tldrawLicenseKey: 'tldraw-abc' })
    expect(config.headers['cache-control']).toBe('no-store')
  })

  test('H10.2 a server that goes down, or cannot save, is up but not ready', async () => {
    const closing = await createTestServer({ isClosing: () => true })
    const failing = await createTestServer()
    failing.storage.probe = () => Promise.reject(new Error('disk full'))
    const hanging = await createTestServer({
      clock: {
        nowMs: () => 0,
        after: (_delayMs, act) => {
          act()
          return () => {}
        },
      },
    })
    hanging.storage.probe = () => new Promise(() => {})
    for (const { app } of [closing, failing, hanging]) {
      expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
      const answer = await app.inject({ url: '/readyz' })
      expect(answer.statusCode).toBe(503)
      expect(answer.json()).toMatchObject({ type: 'urn:whyboard:problem:not-ready' })
    }
  })
})

interface Described {
  readonly openapi: string
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { operationId: string; security?: object[]; responses: object }>>
    >
  >
}

describe('H11 the description of the API', () => {
  test('H11.1 lists every route, with its key and its refusals', async () => {
    const { app } = await createTestServer({ clientDir })
    const described = (await app.inject({ url: '/api/openapi.json' })).json<Described>()
    expect(described.openapi).toBe('3.1.0')
    const routes = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => {
        expect(one.operationId).toMatch(/^[a-z][A-Za-z]+$/)
        const isOpen = path === '/healthz' || path === '/readyz' || path === '/api/config'
        // A picture's address is its key.
        const isKeyed = !isOpen && !path.endsWith('/{imageId}')
        const asked = path.endsWith('/me') ? [{ key: [], participant: [] }] : [{ key: [] }]
        expect(one.security).toEqual(isKeyed ? asked : undefined)
        expect(Object.keys(one.responses).includes('4XX')).toBe(!isOpen || path === '/readyz')
        return `${method.toUpperCase()} ${path}`
      }),
    )
    expect(new Set(routes)).toEqual(
      new Set([
        'POST /api/boards',
        'GET /api/boards',
        'GET /api/boards/{id}',
        'POST /api/boards/{id}/participants',
        'PATCH /api/boards/{id}/participants/me',
        'GET /api/boards/{id}/links',
        'POST /api/boards/{id}/links',
        'DELETE /api/boards/{id}/links/{linkId}',
        'POST /api/boards/{id}/images',
        'GET /api/boards/{id}/images/{imageId}',
        'GET /api/boards/{id}/report.md',
        'GET /healthz',
        'GET /readyz',
        'GET /api/config',
      ]),
    )
  })
})
