import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

/** How many sockets each link and each address has open. */
export class ConnectionCounts {
  readonly #counts = new Map<string, number>()

  /** Counts one more socket, unless the link or the address has as many as it may. @returns what takes it off again */
  add(linkId: string | null, address: string): (() => void) | null {
    const byKey = `key/${linkId ?? ''}`
    const byAddress = `address/${address}`
    if (
      this.#of(byKey) >= LIMITS.maxConnectionsPerKey ||
      this.#of(byAddress) >= LIMITS.maxConnectionsPerAddress
    ) {
      return null
    }
    this.#change(byKey, 1)
    this.#change(byAddress, 1)
    let counted = true
    return () => {
      if (!counted) return
      counted = false
      this.#change(byKey, -1)
      this.#change(byAddress, -1)
    }
  }

  #of(name: string): number {
    return this.#counts.get(name) ?? 0
  }

  #change(name: string, by: number): void {
    const count = this.#of(name) + by
    if (count === 0) this.#counts.delete(name)
    else this.#counts.set(name, count)
  }
}
