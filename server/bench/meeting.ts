import { performance } from 'node:perf_hooks'

import { MESSAGE, SYNC } from '@whyboard/shared/protocol/messages.ts'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/** A meeting as a load: everybody moves their cursor, some write. */
export interface MeetingLoad {
  readonly people: number
  readonly cursorsPerSecond: number
  readonly writers: number
  readonly editsPerSecond: number
}

export interface MeetingFigures {
  /** Messages that people sent, cursors and edits. */
  readonly sends: number
  /** From a writer's send until everybody else has received it: one value per edit and person, ms, sorted. */
  readonly editMs: readonly number[]
}

export interface Meeting {
  /** Lets everybody go on for this long. */
  run(durationMs: number): Promise<MeetingFigures>
  leave(): void
}

const MARK = /edit-(\d+)-/

/**
 * People on sockets of their own, who only look at the time in what they receive: a load, no clients.
 * @param url of the board's room, or of the relay
 */
export async function meet(url: string, load: MeetingLoad): Promise<Meeting> {
  const people = await Promise.all(
    Array.from({ length: load.people }, (_, n) => Person.join(url, n)),
  )
  const sentAtMs = new Map<number, number>()
  let sends = 0
  let edits = 0
  let editMs: number[] = []
  for (const person of people) {
    person.onEdit = (edit) => {
      const sent = sentAtMs.get(edit)
      if (sent !== undefined) editMs.push(performance.now() - sent)
    }
  }
  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

  return {
    async run(durationMs) {
      sends = 0
      editMs = []
      sentAtMs.clear()
      const timers: NodeJS.Timeout[] = []
      const every = (perSecond: number, at: number, of: number, act: () => void): void => {
        const periodMs = 1000 / perSecond
        // People are not in step with each other.
        timers.push(setTimeout(() => timers.push(setInterval(act, periodMs)), (periodMs * at) / of))
      }
      people.forEach((person, n) => {
        every(load.cursorsPerSecond, n, load.people, () => {
          sends += 1
          person.moveCursor()
        })
      })
      people.slice(0, load.writers).forEach((person, n) => {
        every(load.editsPerSecond, n, load.writers, () => {
          sends += 1
          edits += 1
          sentAtMs.set(edits, performance.now())
          person.edit(edits)
        })
      })
      await sleep(durationMs)
      for (const timer of timers) clearInterval(timer)
      // What is under way arrives.
      await sleep(300)
      return { sends, editMs: editMs.toSorted((a, b) => a - b) }
    },
    leave() {
      for (const person of people) person.leave()
    },
  }
}

class Person {
  onEdit: (edit: number) => void = () => {}
  readonly #socket: WebSocket
  readonly #doc = new Y.Doc()
  #clock = 0

  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data) => {
      const frame = data as Buffer
      if (frame[0] !== MESSAGE.sync || frame[1] !== SYNC.update) return
      const edit = MARK.exec(frame.toString('latin1'))?.[1]
      if (edit !== undefined) this.onEdit(Number(edit))
    })
    this.#doc.on('update', (update: Uint8Array) => {
      this.#send(MESSAGE.sync, SYNC.update, update)
    })
  }

  static async join(url: string, n: number): Promise<Person> {
    const socket = new WebSocket(url, ['whyboard', 'key.bench'], { perMessageDeflate: false })
    const person = new Person(socket)
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    person.#send(MESSAGE.sync, SYNC.step1, Uint8Array.of(0))
    person.#send(MESSAGE.sync, SYNC.step2, Uint8Array.of(0, 0))
    person.#doc.getMap(`of ${n}`)
    return person
  }

  /** As a whiteboard's cursor looks: about 200 bytes. */
  moveCursor(): void {
    this.#clock += 1
    const update = encoding.createEncoder()
    encoding.writeVarUint(update, 1)
    encoding.writeVarUint(update, this.#doc.clientID)
    encoding.writeVarUint(update, this.#clock)
    encoding.writeVarString(
      update,
      JSON.stringify({
        user: { id: null, name: 'Somebody', colour: '#aa5500', role: 'contributor' },
        cursor: { x: 1000.5 + this.#clock, y: 2000.25 },
        selection: ['card-0123456789'],
        viewport: { x: 0, y: 0, w: 1920, h: 1080 },
      }),
    )
    this.#send(MESSAGE.awareness, null, encoding.toUint8Array(update))
  }

  edit(number: number): void {
    this.#doc.getMap('edits').set(`of ${this.#doc.clientID}`, `edit-${number}-`)
  }

  leave(): void {
    this.#socket.terminate()
  }

  #send(type: number, step: number | null, payload: Uint8Array): void {
    const frame = encoding.createEncoder()
    encoding.writeVarUint(frame, type)
    if (step !== null) encoding.writeVarUint(frame, step)
    encoding.writeVarUint8Array(frame, payload)
    this.#socket.send(encoding.toUint8Array(frame))
  }
}
