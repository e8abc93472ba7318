import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { expect } from '@playwright/test'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** It takes a second or two; a machine that is busy with much else has needed more than twenty. */
const READY_WITHIN_MS = 45_000

/** How a server of a test differs from one that was just started by somebody trying Whyboard. */
export interface ServerOptions {
  /** The address under which people reach it, when that is not its own; gets its port. */
  readonly publicUrl?: (port: number) => string
}

/** A real server process with a data folder of its own. */
export interface RunningServer {
  readonly port: number
  /** Where people reach it, without a slash at the end. */
  readonly origin: string
  /** Where this machine reaches it, whatever its public address is. */
  readonly direct: string
  readonly workspaceKey: string
  /** Ends the process at once, as a power cut does. */
  kill(): Promise<void>
  /** Starts it again on the same port, with the same data. */
  start(): Promise<void>
  /** Ends it and takes its data away. */
  dispose(): Promise<void>
  /** What it has written so far: its log and complaints. */
  output(): string
}

/** A port that nobody uses now. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port was given.')
  return address.port
}

/** Starts a server and waits until it takes sockets. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const port = await freePort()
  const direct = `http://127.0.0.1:${port}`
  const publicUrl = options.publicUrl?.(port)
  const workspaceKey = `e2e-workspace-key-${port}`
  const dataDir = await mkdtemp(join(tmpdir(), 'whyboard-e2e-'))
  let written = ''
  let child: ChildProcess | null = null

  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const ending = child
    child = null
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return
    const exit = once(ending, 'exit')
    ending.kill(signal)
    await exit
  }
  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, ['server/src/main.ts'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        WORKSPACE_KEY: workspaceKey,
        PUBLIC_URL: publicUrl ?? '',
        LOG_LEVEL: 'info',
      },
    })
    child = started
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (written += text))
    }
    await expect
      .poll(async () => started.exitCode !== null || (await isReady(direct)), {
        message: 'the server is ready',
        timeout: READY_WITHIN_MS,
        intervals: [50],
      })
      .toBe(true)
    if (started.exitCode !== null) throw new Error(`The server did not start:\n${written}`)
  }

  await start()
  return {
    port,
    direct,
    workspaceKey,
    origin: publicUrl ?? direct,
    kill: () => end('SIGKILL'),
    start,
    dispose: async () => {
      await end('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
    output: () => written,
  }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/readyz`)).ok
  } catch {
    return false
  }
}
