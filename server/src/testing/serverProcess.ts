import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '../main.ts')

/** Every setting at its default, whatever the environment of the tests holds. */
const UNSET = {
  PORT: '0',
  HOST: '',
  DATA_DIR: '',
  WORKSPACE_KEY: '',
  PUBLIC_URL: '',
  TLDRAW_LICENSE_KEY: '',
  LOG_LEVEL: 'debug',
  TRUSTED_PROXIES: '',
} as const

/** A real server process. */
export interface ServerProcess {
  readonly child: ChildProcess
  /** What it wrote so far. */
  readonly stdout: () => string
  readonly stderr: () => string
  /** Resolves with its exit code, `null` when a signal ended it. */
  readonly ended: Promise<number | null>
}

/** A server that is ready, at a free port. */
export interface ReadyServer extends ServerProcess {
  /** Origin of the printed link. */
  readonly url: string
  /** The printed link's key. */
  readonly key: string
}

/** Starts `main.ts` with these settings; unless told, at a free port and with every line logged. */
export function startServer(settings: Partial<Record<keyof typeof UNSET, string>>): ServerProcess {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, ...UNSET, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return { child, stdout: () => stdout, stderr: () => stderr, ended }
}

/** @throws when it ends instead, with what it wrote to stderr */
export async function startReadyServer(
  settings: Parameters<typeof startServer>[0],
): Promise<ReadyServer> {
  const server = startServer(settings)
  const end = server.ended.then((code) => {
    throw new Error(`The server ended with ${code}: ${server.stderr()}`)
  })
  for (;;) {
    const [, url, key] = /^Whyboard is ready: (\S+)\/#key=(.*)$/m.exec(server.stdout()) ?? []
    if (url !== undefined && key !== undefined) {
      end.catch(() => {})
      return { ...server, url, key }
    }
    await Promise.race([once(server.child.stdout as NodeJS.ReadableStream, 'data'), end])
  }
}
