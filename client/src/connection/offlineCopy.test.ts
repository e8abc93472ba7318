import 'fake-indexeddb/auto'

import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'

import { memoryStorage, type PageMoment } from './environment.ts'
import {
  openOfflineCopy,
  readOfflineCopy,
  STORE_CONFIRMED_EVERY_MS,
  STORE_EVERY_MS,
} from './offlineCopy.ts'

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory())
})

/** A page whose time passes when it is told to. */
function page() {
  const waiting: { readonly atMs: number; readonly run: () => void }[] = []
  const hearing: ((moment: PageMoment) => void)[] = []
  let nowMs = 0
  return {
    environment: {
      hasIndexedDb: true,
      storage: memoryStorage(),
      nowMs: () => nowMs,
      after: (delayMs: number, run: () => void) => {
        const timer = { atMs: nowMs + delayMs, run }
        waiting.push(timer)
        return () => {
          const at = waiting.indexOf(timer)
          if (at !== -1) waiting.splice(at, 1)
        }
      },
      onPageMoment: (listener: (moment: PageMoment) => void) => {
        hearing.push(listener)
        return () => {}
      },
    },
    pass: (ms: number) => {
      nowMs += ms
      for (const timer of waiting.filter(({ atMs }) => atMs <= nowMs)) {
        waiting.splice(waiting.indexOf(timer), 1)
        timer.run()
      }
    },
    moment: (which: PageMoment) => {
      for (const listener of hearing) listener(which)
    },
  }
}

async function opened() {
  const one = page()
  const doc = new Y.Doc()
  const copy = await openOfflineCopy('copy', doc, one.environment)
  if (copy === null) throw new Error('There is no copy.')
  let unconfirmed = 0
  return {
    ...one,
    doc,
    copy,
    type: (word: string) => {
      doc.getText('text').insert(0, word)
      unconfirmed += 1
      copy.keepUnsaved(unconfirmed)
    },
    confirm: () => {
      unconfirmed = 0
      copy.keepUnsaved(unconfirmed)
    },
  }
}

/** What another page would find in the database. */
async function stored(): Promise<string> {
  const doc = new Y.Doc()
  const read = await readOfflineCopy('copy', page().environment)
  if (read !== null) Y.applyUpdate(doc, read.update)
  return doc.getText('text').toJSON()
}

/** How many entries the database holds. */
async function entries(): Promise<number> {
  const request = indexedDB.open('copy')
  await vi.waitFor(() => expect(request.readyState).toBe('done'))
  const count = request.result.transaction('updates').objectStore('updates').count()
  await vi.waitFor(() => expect(count.readyState).toBe('done'))
  request.result.close()
  return count.result
}

describe('a copy on this device', () => {
  it('stores what was typed in a while together', async () => {
    const { type, pass } = await opened()
    const before = await entries()
    for (const letter of 'edcba') type(letter)
    pass(STORE_EVERY_MS - 1)
    expect(await entries()).toBe(before)
    pass(1)
    pass(10 * STORE_EVERY_MS)
    expect(await entries()).toBe(before + 1)
    expect(await stored()).toBe('abcde')
  })

  it('lets wait what the server has confirmed, but not for ever', async () => {
    const { type, confirm, pass } = await opened()
    const before = await entries()
    for (let at = STORE_EVERY_MS; at < STORE_CONFIRMED_EVERY_MS; at += STORE_EVERY_MS) {
      type('a')
      confirm()
      pass(STORE_EVERY_MS)
    }
    expect(await entries()).toBe(before)
    pass(STORE_EVERY_MS)
    expect(await entries()).toBe(before + 1)
    expect(await stored()).toBe('a'.repeat(STORE_CONFIRMED_EVERY_MS / STORE_EVERY_MS - 1))
  })

  it('stores soon again what is typed once nothing confirms it any more', async () => {
    const { type, confirm, pass } = await opened()
    type('b')
    confirm()
    pass(STORE_EVERY_MS)
    expect(await stored()).toBe('')
    type('a')
    pass(STORE_EVERY_MS)
    expect(await stored()).toBe('ab')
  })

  it('leaves last words as long as nobody has said what the server lacks', async () => {
    const { doc, moment, environment } = await opened()
    doc.getText('text').insert(0, 'untold')
    moment('leaving')
    vi.stubGlobal('indexedDB', new IDBFactory())
    const later = new Y.Doc()
    await openOfflineCopy('copy', later, { ...page().environment, ...environment })
    expect(later.getText('text').toJSON()).toBe('untold')
  })

  it('counts last words as unsaved until the server has them, however often the page opens', async () => {
    const { type, moment, environment } = await opened()
    type('last')
    moment('leaving')
    const next = page()
    const again = { ...next.environment, storage: environment.storage }
    expect((await openOfflineCopy('copy', new Y.Doc(), again))?.unsavedAtOpen).toBe(1)
    next.pass(STORE_EVERY_MS)
    await vi.waitFor(async () => {
      expect((await readOfflineCopy('copy', page().environment))?.unsaved).toBe(1)
    })
  })

  it('leaves no last words where the server has confirmed all', async () => {
    const { type, confirm, moment, pass, environment } = await opened()
    type('kept')
    pass(STORE_EVERY_MS)
    type('all ')
    confirm()
    moment('leaving')
    const next = await openOfflineCopy('copy', new Y.Doc(), {
      ...page().environment,
      ...environment,
    })
    expect(next?.unsavedAtOpen).toBe(0)
    expect(await stored()).toBe('all kept')
  })

  it.each(['hidden', 'leaving'] as const)('stores at once when the page is %s', async (which) => {
    const { type, moment } = await opened()
    type('now')
    moment(which)
    expect(await stored()).toBe('now')
  })

  it('stores what is left when it is closed', async () => {
    const { type, copy } = await opened()
    type('last')
    await copy.close()
    expect(await stored()).toBe('last')
  })

  it('leaves what is not stored yet as last words, and has them at once the next time', async () => {
    const { type, moment, environment } = await opened()
    type('last')
    moment('leaving')
    vi.stubGlobal('indexedDB', new IDBFactory())
    const doc = new Y.Doc()
    const next = await openOfflineCopy('copy', doc, { ...page().environment, ...environment })
    expect(doc.getText('text').toJSON()).toBe('last')
    expect(next?.unsavedAtOpen).toBe(1)
    expect(await stored()).toBe('last')
  })

  it('keeps the number of edits that the server lacks', async () => {
    const { copy, pass } = await opened()
    copy.keepUnsaved(3)
    pass(STORE_EVERY_MS)
    await vi.waitFor(async () => {
      expect((await readOfflineCopy('copy', page().environment))?.unsaved).toBe(3)
    })
  })
})
