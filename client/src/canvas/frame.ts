/** Work that is done once before the next picture, however often it was asked for. */
export interface Frame {
  request(): void
  /** Does waiting work at once. */
  flush(): void
  /** Forgets waiting work. */
  cancel(): void
  /** Calls back once the next picture is shown: what takes long is announced before it. */
  afterNext(callback: () => void): void
}

/**
 * One queue for everything that changes what is drawn.
 * @param run the work
 * @param schedule calls back before the next picture and answers what cancels that
 */
export function createFrame(
  run: () => void,
  schedule: (callback: () => void) => () => void,
): Frame {
  let cancel: (() => void) | null = null
  const work = () => {
    cancel = null
    run()
  }
  return {
    request: () => {
      if (cancel === null) cancel = schedule(work)
    },
    flush: () => {
      if (cancel === null) return
      cancel()
      work()
    },
    cancel: () => {
      cancel?.()
      cancel = null
    },
    // The first is called before that picture.
    afterNext: (callback) => {
      schedule(() => schedule(callback))
    },
  }
}
