import { BOARD_ROOTS, PERSONAL_ROOTS, SERVER_ROOTS } from '@whyboard/shared/document/keys.ts'
import { readParticipants } from '@whyboard/shared/document/readParticipants.ts'
import type { Random } from '@whyboard/shared/domain/random.ts'
import { randomBelow } from '@whyboard/shared/domain/random.ts'
import { SYNC } from '@whyboard/shared/protocol/messages.ts'
import * as Y from 'yjs'

import type { StoredRoom } from '../storage/boardStorage.ts'
import type { DecodedUpdate } from './decodedUpdate.ts'
import { bringsNews } from './decodedUpdate.ts'
import type { OwnedRoot, Verdict } from './guard.ts'
import { guard } from './guard.ts'
import { toDoc } from './mergeStored.ts'
import { encodeSync } from './outgoing.ts'
import { People } from './people.ts'
import type { Session } from './session.ts'
import type { Work } from './work.ts'
import { COST } from './work.ts'

/** The document of a room in memory: what reaches it, and what it gives out. */
export class RoomDocument {
  readonly doc: Y.Doc
  /** Client id → who writes under it. */
  readonly #authors: Map<number, string>
  readonly #ownedRoots: ReadonlyMap<string, OwnedRoot>
  readonly #origin = { server: true }
  /** Whether anything has changed since it was last set back. */
  #changed = false
  /** Whether it is the board's own room, where people are written down. */
  readonly #isBoard: boolean
  /** Who is who, until somebody joins or changes their name. */
  #people: People | null = null
  /** The whole document as a step 2, until it changes. */
  #whole: Uint8Array | null = null

  /** @throws what Yjs throws on stored updates that it cannot apply */
  constructor(name: string, stored: StoredRoom, random: Random) {
    this.doc = toDoc(stored)
    // The server writes under an id of its own, which nobody has used.
    do this.doc.clientID = randomBelow(random, 2 ** 32)
    while (this.doc.store.clients.has(this.doc.clientID))
    this.#authors = new Map(stored.authors)
    this.#isBoard = !name.includes('/')
    // Asked for as maps from the start, so that their types stay the same objects.
    const owned = (roots: readonly string[], owner: OwnedRoot['owner']): [string, OwnedRoot][] =>
      roots.map((root) => [root, { type: this.doc.getMap(root), owner }])
    this.#ownedRoots = new Map(
      this.#isBoard ? [...owned(SERVER_ROOTS, 'server'), ...owned(PERSONAL_ROOTS, 'person')] : [],
    )
    if (stored.snapshot !== null && stored.updates.length === 0) {
      this.#whole = encodeSync(SYNC.step2, stored.snapshot.bytes)
    }
    this.doc.on('afterTransaction', (transaction) => {
      if (!hasChanged(transaction)) return
      this.#changed = true
      this.#whole = null
      const people = this.doc.share.get(BOARD_ROOTS.participants)
      if (people !== undefined && transaction.changed.has(people)) this.#people = null
    })
  }

  authorOf(clientId: number): string | undefined {
    return this.#authors.get(clientId)
  }

  /** Who is who; `null` in other rooms than the board's own, which do not say. */
  get people(): People | null {
    if (this.#isBoard) this.#people ??= new People(readParticipants(this.doc))
    return this.#people
  }

  /** Whether something in it waits for what is missing. */
  get hasPending(): boolean {
    return this.doc.store.pendingStructs !== null || this.doc.store.pendingDs !== null
  }

  /** See `guard`. */
  judge(update: DecodedUpdate, session: Session, work: Work): Verdict {
    const room = { doc: this.doc, authors: this.#authors, ownedRoots: this.#ownedRoots }
    return guard(update, room, session, work)
  }

  isNews(update: DecodedUpdate): boolean {
    return bringsNews(update, this.doc.store)
  }

  /** From now on only `author` writes under these client ids. */
  bind(clients: readonly number[], author: string): ReadonlyMap<number, string> {
    const authors = new Map(clients.map((client) => [client, author]))
    for (const client of clients) this.#authors.set(client, author)
    return authors
  }

  /**
   * Applies an update.
   * @returns what to keep and show: the update as it came, or of a step 2, which repeats much, only what was new;
   * `null` when nothing was
   * @throws what Yjs throws; the document must not be used afterwards
   */
  apply(kind: 'step2' | 'update', update: Uint8Array): Uint8Array | null {
    this.#changed = false
    if (kind === 'update') {
      Y.applyUpdate(this.doc, update)
      return this.#changed ? update : null
    }
    const news = this.#capture(() => Y.applyUpdate(this.doc, update)).updates
    return news.length > 1 ? Y.mergeUpdates([...news]) : (news[0] ?? null)
  }

  /**
   * Runs a change of the server. Operations make their transactions themselves.
   * @returns its value and the updates that it made; or what it threw, and whether it had changed something by then,
   * which Yjs cannot take back
   */
  change<Value>(
    change: (doc: Y.Doc, origin: object) => Value,
  ):
    | { readonly ok: true; readonly value: Value; readonly updates: readonly Uint8Array[] }
    | { readonly ok: false; readonly thrown: unknown; readonly isHalfDone: boolean } {
    this.#changed = false
    try {
      const { value, updates } = this.#capture(() => change(this.doc, this.#origin))
      return { ok: true, value, updates }
    } catch (thrown) {
      return { ok: false, thrown, isHalfDone: this.#changed }
    }
  }

  /**
   * A step 2 with everything that a peer with this state vector lacks; `work` counts what that takes.
   * @throws when the state vector cannot be read
   */
  toStep2(stateVector: Uint8Array, work: Work): Uint8Array {
    work.add(stateVector.byteLength * COST.readStruct)
    const isWhole = Y.decodeStateVector(stateVector).size === 0
    let step2 = isWhole ? this.#whole : null
    if (step2 === null) {
      for (const structs of this.doc.store.clients.values()) {
        work.add(COST.client + structs.length * COST.writeStruct)
      }
      step2 = encodeSync(SYNC.step2, Y.encodeStateAsUpdate(this.doc, stateVector))
      if (isWhole) this.#whole = step2
    }
    work.add(step2.byteLength * COST.sendByte)
    return step2
  }

  toStep1(): Uint8Array {
    return encodeSync(SYNC.step1, Y.encodeStateVector(this.doc))
  }

  #capture<Value>(act: () => Value): { value: Value; updates: readonly Uint8Array[] } {
    const updates: Uint8Array[] = []
    const capture = (update: Uint8Array): void => void updates.push(update)
    this.doc.on('update', capture)
    try {
      return { value: act(), updates }
    } finally {
      this.doc.off('update', capture)
    }
  }
}

function hasChanged({ deleteSet, beforeState, afterState }: Y.Transaction): boolean {
  if (deleteSet.clients.size > 0) return true
  for (const [client, clock] of afterState) if (beforeState.get(client) !== clock) return true
  return false
}
