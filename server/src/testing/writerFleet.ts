import * as Y from 'yjs'

import { RawClient } from './rawClient.ts'

const WRITERS = 10
const UPDATES_PER_SECOND = 300
const BEAT_MS = 10
const MAX_DUE = 12

/** What must be on the board, whatever happens to the server. */
export interface Witnessed {
  /** Entries that another client than their writer has received. */
  readonly seen: ReadonlySet<string>
  /** Entries that were acknowledged to their writer. */
  readonly acknowledged: ReadonlySet<string>
  readonly sent: number
}

/** Ten people who each make 300 changes a second, on a socket of their own, until the server is gone. */
export interface WriterFleet {
  /** Resolves once everybody has synced and writes. */
  readonly writing: Promise<void>
  /** Resolves once one of them has received this many changes of the others. */
  untilReceived(changes: number): Promise<void>
  /** Resolves with what must be kept once the server has gone. */
  readonly ended: Promise<Witnessed>
}

/**
 * What others send is kept as it comes and looked at when all is over, so that the fleet keeps up with itself.
 * @param url `ws://…/sync/<board>`
 * @param name tells this fleet's entries from those of others
 */
export function launchWriters(url: string, key: string, name: string): WriterFleet {
  const writers = Array.from({ length: WRITERS }, (_, n) => new Writer(url, key, `${name}.${n}`))
  let beat: NodeJS.Timeout | undefined
  const writing = Promise.all(writers.map((writer) => writer.synced())).then(() => {
    let beganAtMs = Date.now()
    for (const writer of writers) writer.client.send(Uint8Array.of(100, 1))
    beat = setInterval(() => {
      const due = Math.floor(((Date.now() - beganAtMs) * UPDATES_PER_SECOND) / 1000)
      if (due === 0) return
      beganAtMs += (due * 1000) / UPDATES_PER_SECOND
      // Where the machine is too busy for the pace, what was missed is not caught up with.
      for (let n = 0; n < Math.min(due, MAX_DUE); n += 1) {
        for (const writer of writers) writer.write()
      }
    }, BEAT_MS)
  })
  const ended = Promise.all(writers.map((writer) => writer.client.untilClosed())).then(() => {
    clearInterval(beat)
    return {
      seen: new Set(writers.flatMap((writer) => writer.seen())),
      acknowledged: new Set(writers.flatMap((writer) => writer.acknowledged())),
      sent: writers.reduce((sum, writer) => sum + writer.sent, 0),
    }
  })
  const untilReceived = async (changes: number): Promise<void> => {
    const [first] = writers
    if (first === undefined) return
    const { client } = first
    const before = client.heard.length
    await client.until(() => client.heard.length >= before + changes)
  }
  return { writing, untilReceived, ended }
}

class Writer {
  readonly client: RawClient
  readonly #name: string
  /** Entry of each sync frame, in the order sent; a step 1 and a step 2 go first. */
  readonly #frames: (string | null)[] = [null, null]

  constructor(url: string, key: string, name: string) {
    this.#name = name
    this.client = new RawClient({ url, key, isStock: false })
  }

  get sent(): number {
    return this.#frames.length
  }

  /** Begins as stock clients do. */
  async synced(): Promise<void> {
    const { client } = this
    await client.until(() => client.heard.some((one) => one.kind === 'step1'))
    client.sendStep1()
    client.sendStep2(Y.encodeStateAsUpdate(client.doc))
    await client.untilSynced()
    client.doc.on('update', (update: Uint8Array) => client.sendUpdate(update))
  }

  /** One small change: an entry of its own; now and then it also types and deletes in a text that all share. */
  write(): void {
    const { doc, ws } = this.client
    if (ws.readyState !== ws.OPEN) return
    const frame = this.#frames.length
    const entry = `<${this.#name}/${frame}>`
    doc.transact(() => {
      doc.getMap('entries').set(entry, frame)
      const text = doc.getText('text.summary')
      if (frame % 10 === 0) text.insert(0, 'word ')
      if (frame % 50 === 0) text.delete(0, 20)
    })
    this.#frames.push(entry)
  }

  /** Entries of others that it received. */
  seen(): string[] {
    return this.client.heard.flatMap((one) =>
      one.kind === 'update' ? findEntries(one.payload) : [],
    )
  }

  acknowledged(): string[] {
    let durable = 0
    for (const one of this.client.heard) {
      if (one.kind === 'durability') durable = Math.max(durable, one.durableFrames)
    }
    return this.#frames.slice(0, durable).filter((entry) => entry !== null)
  }
}

/** Entries stand in an update as plain text. */
function findEntries(update: Uint8Array): string[] {
  return (
    Buffer.from(update)
      .toString('latin1')
      .match(/<[^<>]+\/\d+>/g) ?? []
  )
}

/** Every entry on the board, of all fleets. */
export function entriesOn(doc: Y.Doc): Set<string> {
  return new Set(doc.getMap('entries').keys())
}
