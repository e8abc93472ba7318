import { BlockList, isIP } from 'node:net'

/** Tells who really asks, behind proxies that the settings trust. */
export interface ClientAddress {
  /** Whether a peer at this address is one of the trusted proxies. */
  readonly isProxy: (address: string) => boolean
  /**
   * The address of the client: the peer's own, or, seen through trusted proxies, the last one of `X-Forwarded-For`
   * that no trusted proxy stands for. What an untrusted peer claims is not looked at.
   * @param peer the socket's remote address
   * @param forwardedFor the header as it came, if any
   */
  readonly of: (peer: string, forwardedFor: string | undefined) => string
}

/**
 * @param ranges addresses or CIDR ranges
 */
export function createClientAddress(ranges: readonly string[]): ClientAddress {
  const proxies = new BlockList()
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) proxies.addAddress(address, family)
    else proxies.addSubnet(address, Number(prefix), family)
  }
  const isProxy = (address: string): boolean => {
    const plain = toPlain(address)
    const version = isIP(plain)
    return version !== 0 && proxies.check(plain, version === 6 ? 'ipv6' : 'ipv4')
  }
  return {
    isProxy,
    of(peer, forwardedFor) {
      const hops = forwardedFor?.split(',').map((hop) => hop.trim()) ?? []
      let address = toPlain(peer)
      while (isProxy(address)) {
        const hop = toPlain(hops.pop() ?? '')
        if (isIP(hop) === 0) break
        address = hop
      }
      return address
    },
  }
}

/** An IPv4 address that a dual-stack socket shows as IPv6 (RFC 4291, 2.5.5.2) is the IPv4 address. */
function toPlain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '')
}
