/** Who wants to hear of something. */
export interface Listeners<Args extends readonly unknown[]> {
  /** Adds a listener, also one that is there already; returns what takes it out again. */
  add(listener: (...args: Args) => void): () => void
  /** Calls everybody, in the order in which they came. Who is added meanwhile is called the next time. */
  call(...args: Args): void
  size(): number
}

/** Nobody yet. */
export function listeners<Args extends readonly unknown[]>(): Listeners<Args> {
  const everybody = new Set<(...args: Args) => void>()
  return {
    add: (listener) => {
      // A function of its own, so that each subscription of the same listener ends by itself.
      const own = (...args: Args) => listener(...args)
      everybody.add(own)
      return () => {
        everybody.delete(own)
      }
    },
    call: (...args) => {
      const present = Array.from(everybody)
      for (const listener of present) listener(...args)
    },
    size: () => everybody.size,
  }
}
