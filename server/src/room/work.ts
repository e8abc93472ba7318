import { LIMITS } from '@whyboard/shared/protocol/limits.ts'

/**
 * What the parts of a frame cost, in µs of the event loop, rather too much than too little; measured with Yjs 13.6 on
 * one core of an AMD EPYC (server/README.md). Where Yjs goes over something once for each struct, which makes a small
 * frame expensive, it says what one step costs.
 */
export const COST = {
  /** Any frame. */
  frame: 10,
  /** Per client id of the room and transaction: Yjs copies the state vector several times. */
  client: 0.15,
  readStruct: 0.5,
  readRange: 0.15,
  readValue: 0.05,
  readNestedByte: 0.1,
  /** A struct that is new: guarding, a second reading, its place, its traces in the transaction. */
  struct: 2.3,
  /** A neighbour that an item is compared with, since it was put to the same place at the same time. */
  conflict: 0.4,
  /** An entry of a key that is passed on the way to its oldest one. */
  chain: 0.004,
  /** Something cut in two. */
  split: 1,
  /** A struct that moves up or down in its client's list, since one before it was cut in two or joined. */
  shift: 0.0005,
  /** An element of an array that is copied, because its item was cut in two or joined with others. */
  copy: 0.02,
  /** An element of an array in the room that a new one is joined to. */
  join: 0.005,
  /** Something that is deleted. */
  deletion: 1,
  /** An item of a formatted text that is looked at again. */
  format: 0.2,
  /** A byte of a step 2 to be sent, and a struct to be written into it. */
  sendByte: 0.002,
  writeStruct: 0.4,
  presenceByte: 0.02,
} as const

/** Counts the work of one frame, µs; most of it before it is done. */
export class Work {
  #spent: number = COST.frame
  readonly #limit: number

  constructor(limit: number = LIMITS.maxUpdateWorkMicros) {
    this.#limit = limit
  }

  get spent(): number {
    return this.#spent
  }

  get left(): number {
    return this.#limit - this.#spent
  }

  /** @returns whether the frame may still go on */
  add(cost: number): boolean {
    this.#spent += cost
    return this.#spent <= this.#limit
  }
}
