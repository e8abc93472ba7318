import { isIP } from 'node:net'
import { isAbsolute, resolve } from 'node:path'

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** A shorter workspace key could be guessed. A made one has 27 characters. */
export const MIN_WORKSPACE_KEY_LENGTH = 16
const MAX_WORKSPACE_KEY_LENGTH = 200

/** The settings of a server, checked and frozen before anything starts. */
export interface Config {
  /** TCP port of HTTP and sockets alike; 0 takes a free one. */
  readonly port: number
  /** Address or name to listen on. */
  readonly host: string
  /** Absolute path of the folder that holds everything that outlives the process. */
  readonly dataDir: string
  /** `null`: made at first start and kept in the data folder. */
  readonly workspaceKey: string | null
  /** Origin under which people reach the server, without a trailing slash; `null`: local names and addresses. */
  readonly publicUrl: string | null
  /** Handed to the canvas as it is; `null`: none. */
  readonly tldrawLicenseKey: string | null
  readonly logLevel: LogLevel
  /** Addresses, CIDR ranges or {@link PROXY_RANGES} names whose `X-Forwarded-For` counts. */
  readonly trustedProxies: readonly string[]
}

/** Names for the ranges in which a proxy usually stands. */
export const PROXY_RANGES: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

/** The settings, or one sentence for each value that cannot be used. */
export type ConfigReading =
  | { readonly ok: true; readonly value: Config }
  | { readonly ok: false; readonly reason: readonly string[] }

/** Environment variables by name; an empty one counts as unset. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads every setting and checks all of them, so that one start names every mistake.
 * @param env the process's environment
 * @param root absolute path that a relative DATA_DIR starts from
 */
export function readConfig(env: Environment, root: string): ConfigReading {
  const problems: string[] = []
  const read = <T>(name: string, unset: T, parse: (text: string) => T | Refusal): T => {
    const text = env[name]?.trim() ?? ''
    if (text === '') return unset
    const value = parse(text)
    if (!(value instanceof Refusal)) return value
    problems.push(`${name} ${value.sentence}`)
    return unset
  }
  const config: Config = Object.freeze({
    port: read('PORT', 4400, parsePort),
    host: read('HOST', '127.0.0.1', parseHost),
    dataDir: read('DATA_DIR', resolve(root, 'data'), (text) =>
      isAbsolute(text) ? text : resolve(root, text),
    ),
    workspaceKey: read('WORKSPACE_KEY', null, parseWorkspaceKey),
    publicUrl: read('PUBLIC_URL', null, parsePublicUrl),
    tldrawLicenseKey: read<string | null>('TLDRAW_LICENSE_KEY', null, (text) => text),
    logLevel: read('LOG_LEVEL', 'warn', parseLogLevel),
    trustedProxies: Object.freeze(read('TRUSTED_PROXIES', [], parseProxies)),
  })
  return problems.length === 0 ? { ok: true, value: config } : { ok: false, reason: problems }
}

/** What follows a setting's name in the sentence about it. */
class Refusal {
  readonly sentence: string
  constructor(sentence: string) {
    this.sentence = sentence
  }
}

function parsePort(text: string): number | Refusal {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  return new Refusal(`is "${text}", but must be a whole number from 0 to 65535.`)
}

function parseHost(text: string): string | Refusal {
  const host = text.replace(/^\[(.*)\]$/, '$1')
  if (isIP(host) !== 0) return host
  if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) return host
  return new Refusal(
    `is "${text}", but must be a name or address to listen on, for example 127.0.0.1 or 0.0.0.0, without http:// and without a port.`,
  )
}

/** The key itself is never part of the sentence. */
function parseWorkspaceKey(text: string): string | Refusal {
  // It travels in an address and in Sec-WebSocket-Protocol: RFC 3986's unreserved characters are fit for both.
  if (!/^[A-Za-z0-9._~-]*$/.test(text)) {
    return new Refusal(
      'holds a character that cannot stand in an address: use letters, digits and . _ ~ - only.',
    )
  }
  if (text.length < MIN_WORKSPACE_KEY_LENGTH) {
    return new Refusal(
      `has ${text.length} characters, but needs at least ${MIN_WORKSPACE_KEY_LENGTH}; leave it unset and one is made.`,
    )
  }
  if (text.length > MAX_WORKSPACE_KEY_LENGTH) {
    return new Refusal(
      `has ${text.length} characters, but may have at most ${MAX_WORKSPACE_KEY_LENGTH}.`,
    )
  }
  return text
}

function parsePublicUrl(text: string): string | Refusal {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return new Refusal(
      `is "${text}", but must be a full address that starts with http:// or https://.`,
    )
  }
  if (url.username !== '' || url.password !== '') {
    return new Refusal(
      'holds a user name or password: leave them out, they would be in every link.',
    )
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return new Refusal(
      `is "${text}", but must end after the host and port: Whyboard needs a host name (or port) of its own.`,
    )
  }
  return url.origin
}

function parseLogLevel(text: string): LogLevel | Refusal {
  const level = LOG_LEVELS.find((one) => one === text.toLowerCase())
  return level ?? new Refusal(`is "${text}", but must be one of ${LOG_LEVELS.join(', ')}.`)
}

function parseProxies(text: string): readonly string[] | Refusal {
  const list = text.split(',').map((one) => one.trim())
  const wrong = list.find((one) => !Object.hasOwn(PROXY_RANGES, one) && !isRange(one))
  if (wrong === undefined) return list
  return new Refusal(
    `holds "${wrong}", but must list addresses, ranges like 10.0.0.0/8, or ${Object.keys(PROXY_RANGES).join(', ')}, with commas between them.`,
  )
}

function isRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return (
    prefix === undefined ||
    (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128))
  )
}
