/**
 * The composition root: reads the environment, puts the parts together, runs the server until it is told to stop.
 * Exit codes: 0 after SIGTERM or SIGINT, 1 when it cannot start or could not stop in time.
 */

import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { networkInterfaces } from 'node:os'
import { join, resolve } from 'node:path'

import { pino } from 'pino'

import type { Random } from '@whyboard/shared/domain/random.ts'

import { createAttempts } from './access/attempts.ts'
import { createClientAddress } from './access/clientAddress.ts'
import { createDoorkeeper } from './access/doorkeeper.ts'
import { openInstanceFiles, type InstanceFiles } from './access/instanceFiles.ts'
import { createLinks } from './access/links.ts'
import { createOriginRules, type OriginRules } from './access/origins.ts'
import { createParticipants } from './access/participants.ts'
import { createLocalRoomBus } from './bus/localRoomBus.ts'
import { PROXY_RANGES, readConfig, type Config, type LogLevel } from './config.ts'
import { createHttp, type Server } from './http/app.ts'
import { createProcessReencoder } from './images/processReencoder.ts'
import { messageOf, type Clock, type Log } from './room/environment.ts'
import { createRooms } from './room/createRooms.ts'
import { createThreadCompactor } from './room/threadCompactor.ts'
import { attachSockets } from './socket/attachSockets.ts'
import { NewerDatabase, StorageInUse, type BoardStorage } from './storage/boardStorage.ts'
import { openSqliteBoardStorage } from './storage/sqliteBoardStorage.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** A stop that takes longer has met something that hangs; process supervisors kill after 10 s. */
const STOP_LIMIT_MS = 9_000
/** How long a request that has begun may take to end. */
const REQUEST_FAREWELL_MS = 3_000
/** A terminal sends Ctrl+C to npm and to the server, and npm passes it on: that is one wish to stop, not two. */
const SAME_SIGNAL_MS = 500

const clock: Clock = {
  nowMs: () => Date.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs)
    return () => clearTimeout(timer)
  },
}
const random: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) }

/** Ends the process before it has begun: one sentence each, nothing else. */
function giveUp(sentences: readonly string[]): never {
  for (const sentence of sentences) console.error(`Whyboard cannot start: ${sentence}`)
  process.exit(1)
}

function createLog(level: LogLevel): Log {
  const logger = pino({
    level,
    base: null,
    messageKey: 'event',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  })
  const line =
    (write: 'debug' | 'info' | 'warn' | 'error'): Log['info'] =>
    (name, fields = {}) =>
      logger[write](fields, name)
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') }
}

async function openStorage(dataDir: string): Promise<BoardStorage> {
  const path = join(dataDir, 'whyboard.sqlite')
  try {
    return await openSqliteBoardStorage(path)
  } catch (error) {
    if (error instanceof NewerDatabase) {
      return giveUp([
        `the database "${path}" was written by a later version of Whyboard; start that version, nothing was changed.`,
      ])
    }
    if (error instanceof StorageInUse) {
      return giveUp([
        `DATA_DIR "${dataDir}" is used by another Whyboard that is running; stop that one, or set DATA_DIR to another folder.`,
      ])
    }
    return giveUp([`the database "${path}" cannot be opened: ${messageOf(error)}.`])
  }
}

function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((all) => all?.map((one) => one.address) ?? [])
}

const LISTEN_CAUSES: Readonly<Record<string, (config: Config) => string>> = {
  EADDRINUSE: ({ port }) =>
    `port ${port} is in use; stop what uses it, or set PORT to another one.`,
  EACCES: ({ port }) => `this user may not use port ${port}; set PORT to one above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `HOST "${host}" is no address of this machine.`,
  ENOTFOUND: ({ host }) => `HOST "${host}" is no name that this machine knows.`,
}

/** @returns the port in use */
async function listen(http: Server, config: Config): Promise<number> {
  try {
    await http.listen({ port: config.port, host: config.host })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const cause = LISTEN_CAUSES[code]?.(config) ?? `it cannot listen: ${messageOf(error)}.`
    return giveUp([cause])
  }
  const address = http.server.address()
  return typeof address === 'object' && address !== null ? address.port : config.port
}

/** For the person who started it. The key is in this line and in no log. */
function sayReady(origins: OriginRules, config: Config, { workspaceKey }: InstanceFiles): void {
  // Behind a public address the output is often collected; whoever set the key there knows it.
  const isKnown = config.publicUrl !== null && config.workspaceKey !== null
  const key = isKnown && !process.stdout.isTTY ? '<your WORKSPACE_KEY>' : workspaceKey
  console.log(`Whyboard is ready: ${origins.base}/#key=${key}`)
  if (process.stdout.isTTY) {
    console.log('Open this address in a browser. It opens every board, so keep it to yourself.')
    console.log('To stop: Ctrl+C')
  }
}

/** Stops once, on the first signal; a second one, some time after it, ends the process at once. */
function stopOnSignals(stop: () => Promise<void>, log: Log): void {
  let firstAtMs: number | null = null
  const onSignal = (signal: string): void => {
    if (firstAtMs !== null) {
      if (clock.nowMs() - firstAtMs > SAME_SIGNAL_MS) process.exit(1)
      return
    }
    firstAtMs = clock.nowMs()
    log.info('server.stopping', { signal })
    clock.after(STOP_LIMIT_MS, () => {
      log.error('server.hung', { afterMs: STOP_LIMIT_MS })
      process.exit(1)
    })
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('server.stopped-badly', { error: messageOf(error) })
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
  process.on('SIGHUP', onSignal)
}

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel)
  const instance = openInstanceFiles(config.dataDir, config.workspaceKey, random.bytes)
  if (!instance.ok) return giveUp([instance.reason])
  const { instanceSecret, workspaceKey } = instance.value
  const storage = await openStorage(config.dataDir)
  const rooms = createRooms({
    storage,
    bus: createLocalRoomBus(),
    compactor: createThreadCompactor(),
    clock,
    random,
    log,
  })

  const nowMs = (): number => clock.nowMs()
  const images = createProcessReencoder({ clock, log })
  const attempts = createAttempts(nowMs)
  const doorkeeper = createDoorkeeper({ storage, workspaceKey, attempts, nowMs })
  const ranges = config.trustedProxies.flatMap((one) => PROXY_RANGES[one] ?? [one])
  const client = createClientAddress(ranges)
  const addressOf = ({ socket, headers }: IncomingMessage): string => {
    const forwarded = headers['x-forwarded-for']
    const list = typeof forwarded === 'object' ? forwarded.join(',') : forwarded
    return client.of(socket.remoteAddress ?? '', list)
  }
  const settings = { publicUrl: config.publicUrl, host: config.host, addresses: ownAddresses }
  let origins = createOriginRules({ ...settings, port: config.port })
  let closing = false

  const version = (
    JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string }
  ).version
  const http = await createHttp({
    storage,
    rooms,
    doorkeeper,
    links: createLinks({ storage, instanceSecret, random, nowMs }),
    participants: createParticipants({ storage, random, nowMs }),
    attempts,
    images,
    instanceSecret,
    origins: () => origins,
    addressOf,
    clock,
    random,
    log,
    isClosing: () => closing,
    version,
    tldrawLicenseKey: config.tldrawLicenseKey,
    clientDir: join(ROOT, 'client/dist'),
  })
  const sockets = attachSockets(http.server, {
    rooms,
    doorkeeper,
    allowsOrigin: (origin) => origins.allows(origin),
    addressOf,
    clock,
    log,
  })

  const port = await listen(http, config)
  // With PORT=0 the port is known only now.
  origins = createOriginRules({ ...settings, port })

  stopOnSignals(async () => {
    closing = true
    const closed = http.close()
    // A request that still hangs then is not waited for.
    clock.after(REQUEST_FAREWELL_MS, () => http.server.closeAllConnections())
    await sockets.close()
    images.close()
    await closed
    await storage.close()
    log.info('server.stopped')
  }, log)
  log.info('server.started', { host: config.host, port, version })
  sayReady(origins, config, instance.value)
}

// What it makes (keys, boards) is for its own user alone.
process.umask(0o077)
const reading = readConfig(process.env, ROOT)
if (!reading.ok) giveUp(reading.reason)
await start(reading.value)
