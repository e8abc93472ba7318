import { isIPv6 } from 'node:net'

/** Which pages may speak to the server, and where people find it. */
export interface OriginRules {
  /**
   * Whether a request with this `Origin` header may change anything or open a socket. A missing one may: browsers
   * always send it there, other programs do not, and the key decides about them.
   */
  readonly allows: (origin: string | undefined) => boolean
  /** The origin that printed and shared links start with, without a trailing slash. */
  readonly base: string
}

export interface OriginSettings {
  /** `null`: loopback names and this machine's addresses are allowed. */
  readonly publicUrl: string | null
  /** What the server listens on. */
  readonly host: string
  /** The port in use, so never 0. */
  readonly port: number
  /** The machine's own addresses, without brackets or zone ids; asked each time, since networks come and go. */
  readonly addresses: () => readonly string[]
}

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']

/** The rules that follow from the settings. Origins are compared whole: never by ending, case or `null`. */
export function createOriginRules(settings: OriginSettings): OriginRules {
  const { publicUrl, port } = settings
  if (publicUrl !== null) {
    return {
      base: publicUrl,
      allows: (origin) => origin === undefined || origin === publicUrl,
    }
  }
  const base = originOf(reachableHost(settings), port)
  return {
    base,
    allows: (origin) =>
      origin === undefined ||
      origin === base ||
      LOOPBACK_NAMES.some((name) => origin === originOf(name, port)) ||
      settings.addresses().some((address) => origin === originOf(address, port)),
  }
}

/** As browsers write it: no default port, and an IPv6 address in its shortest form. */
function originOf(host: string, port: number): string {
  return new URL(`http://${isIPv6(host) ? `[${host}]` : host}:${port}`).origin
}

/** A name or address at which a browser reaches what listens on `host`; one that works for others where there is one. */
function reachableHost({ host, addresses }: OriginSettings): string {
  if (host !== '0.0.0.0' && host !== '::') return host
  const outside = addresses().filter((address) => !isLoopback(address))
  const first = outside.find((address) => !isIPv6(address))
  return (
    first ?? (host === '::' ? outside.find((one) => !isLinkLocal(one)) : undefined) ?? 'localhost'
  )
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.')
}

/** Such an address needs a zone id, which no URL carries (RFC 4291, 2.5.6). */
function isLinkLocal(address: string): boolean {
  return /^fe[89ab]/i.test(address)
}
