/** What runs inside the measured pages. Each function stands alone: it is sent to the page as text. */

/** What the measuring code keeps on a page's window. */
export interface Gauges {
  /** ms from the beginning of the navigation until the board took keys and a card was painted. */
  usableMs: number | null
  /** Epoch ms of each key press since {@link watchKeys}. */
  keys: number[]
  /** From each key press to the end of the next picture, ms. */
  keyToPaint: number[]
  /** Epoch ms at which each letter of the watched card was first painted. */
  painted: number[]
  /** Between one picture and the next, ms. */
  frames: number[]
}

declare global {
  interface Window {
    gauges: Gauges
  }
}

/** Installed before the page's own code: notes when the board is usable. */
export function watchUsable(): void {
  window.gauges = { usableMs: null, keys: [], keyToPaint: [], painted: [], frames: [] }
  const look = (): void => {
    const ready = document.querySelector('[data-board][aria-busy="false"]')
    if (ready === null || ready.querySelector('article') === null) return
    watching.disconnect()
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.addEventListener('message', () => {
        window.gauges.usableMs = performance.now()
      })
      channel.port1.start()
      channel.port2.postMessage(null)
    })
  }
  const watching = new MutationObserver(look)
  watching.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['aria-busy'],
  })
}

/** Notes when each key was pressed and when the next picture was there. */
export function watchKeys(): void {
  const { gauges } = window
  gauges.keys = []
  gauges.keyToPaint = []
  const onKey = (event: KeyboardEvent): void => {
    const pressed = event.timeStamp
    gauges.keys.push(performance.timeOrigin + pressed)
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.addEventListener('message', () => {
        gauges.keyToPaint.push(performance.now() - pressed)
      })
      channel.port1.start()
      channel.port2.postMessage(null)
    })
  }
  addEventListener('keydown', onKey, { capture: true })
}

/** Notes when each further `letter` of the one card that holds `words` was painted. */
export function watchLetters({
  words,
  letter,
}: {
  readonly words: string
  readonly letter: string
}): void {
  const { gauges } = window
  gauges.painted = []
  const count = (): number => {
    // Others' carets lie over a card's text as a copy of it: the first one is the text.
    const text = [...document.querySelectorAll('article p')].find(({ textContent }) =>
      textContent.includes(words),
    )
    return (text?.textContent.split(letter).length ?? 1) - 1
  }
  let seen = count()
  let asked = false
  const look = (): void => {
    if (asked) return
    asked = true
    requestAnimationFrame(() => {
      asked = false
      const now = count()
      const channel = new MessageChannel()
      channel.port1.addEventListener('message', () => {
        const at = performance.timeOrigin + performance.now()
        for (; seen < now; seen += 1) gauges.painted.push(at)
      })
      channel.port1.start()
      channel.port2.postMessage(null)
    })
  }
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
  })
}

/** Notes the time between pictures from now on, until it is called again. */
export function watchFrames(): void {
  const { gauges } = window
  const frames: number[] = []
  gauges.frames = frames
  let before = performance.now()
  const next = (): void => {
    const now = performance.now()
    frames.push(now - before)
    before = now
    if (gauges.frames === frames) requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
}
