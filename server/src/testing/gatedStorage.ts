import type { BoardStorage } from '../storage/boardStorage.ts'
import { createMemoryBoardStorage } from '../storage/memoryBoardStorage.ts'

/** Memory storage whose appends wait for the test, and can be made to fail. */
export interface GatedStorage extends BoardStorage {
  /** While closed, appends wait. */
  gate: 'open' | 'closed'
  /** Appends that wait at the closed gate. */
  readonly waiting: number
  /** Appends that went through. */
  readonly committed: number
  /** How many of the next appends fail, as a full disk would. */
  failures: number
  /** Times that a room was loaded. */
  readonly loads: number
  /** How many of the next loads fail. */
  loadFailures: number
  /** Lets through what waits. */
  open(): void
  /** Does something, and resolves after the append that it leads to was tried. */
  triedAfter(act: () => void): Promise<void>
}

export function gatedStorage(): GatedStorage {
  const memory = createMemoryBoardStorage()
  let held: (() => void)[] = []
  let committed = 0
  let loads = 0
  let tried = (): void => {}
  const storage: GatedStorage = {
    ...memory,
    gate: 'open',
    failures: 0,
    loadFailures: 0,
    get waiting() {
      return held.length
    },
    get committed() {
      return committed
    },
    get loads() {
      return loads
    },
    open() {
      storage.gate = 'open'
      for (const go of held.splice(0)) go()
    },
    triedAfter(act) {
      return new Promise((resolve) => {
        tried = resolve
        act()
      })
    },
    async loadRoom(room) {
      loads += 1
      if (storage.loadFailures > 0) {
        storage.loadFailures -= 1
        throw new Error('The disk cannot be read.')
      }
      return memory.loadRoom(room)
    },
    async append(appends) {
      if (storage.gate === 'closed') await new Promise<void>((resolve) => held.push(resolve))
      if (storage.failures > 0) {
        storage.failures -= 1
        // Once whoever waits for this append has heard of it.
        setImmediate(tried)
        throw new Error('The disk is full.')
      }
      const seqs = await memory.append(appends)
      committed += 1
      return seqs
    },
  }
  return storage
}
