import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const WORKSPACE_KEY = 'bench-workspace-key-0123456789'
const READY_WITHIN_MS = 60_000

/** A board to measure on. */
export interface BenchBoard {
  readonly id: string
  /** The contributors' link and the secret in it. */
  readonly link: string
  readonly key: string
}

/** The real server, in a process of its own, on data of its own. */
export interface BenchServer {
  readonly origin: string
  createBoard(title: string): Promise<BenchBoard>
  stop(): Promise<void>
}

/** Starts a server on a free port and waits until it answers. */
export async function startServer(): Promise<BenchServer> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  const port = address === null || typeof address === 'string' ? 0 : address.port
  probe.close()
  await once(probe, 'close')

  const folder = mkdtempSync(join(tmpdir(), 'whyboard-bench-'))
  const origin = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['server/src/main.ts'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      WORKSPACE_KEY,
      PUBLIC_URL: '',
      LOG_LEVEL: 'error',
    },
  })
  const ended = once(child, 'exit')
  const from = performance.now()
  while (!(await answers(`${origin}/readyz`))) {
    if (performance.now() - from > READY_WITHIN_MS) throw new Error('The server did not start.')
    await sleep(50)
  }
  return {
    origin,
    async createBoard(title) {
      const response = await fetch(`${origin}/api/boards`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${WORKSPACE_KEY}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ title }),
      })
      const { id, links } = (await response.json()) as {
        readonly id: string
        readonly links: { readonly contributor: string }
      }
      const link = links.contributor
      const key = new URLSearchParams(new URL(link).hash.slice(1)).get('key') ?? ''
      return { id, link, key }
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}
