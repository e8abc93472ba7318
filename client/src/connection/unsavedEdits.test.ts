import { describe, expect, it } from 'vitest'

import { SAME_EDIT_MS, unsavedEdits } from './unsavedEdits.ts'

/** A ledger whose socket has sent its first step 1 and step 2. */
function inStep() {
  const edits = unsavedEdits()
  edits.socketOpened()
  edits.frameSent('step1')
  edits.frameSent('step2')
  edits.durable(2)
  return edits
}

describe('unsaved edits', () => {
  it('counts an edit until the frame that carried it is durable', () => {
    const edits = inStep()
    edits.changed('card a', 0)
    edits.frameSent('update')
    expect(edits.count()).toBe(1)
    edits.durable(2)
    expect(edits.count()).toBe(1)
    edits.durable(3)
    expect(edits.count()).toBe(0)
    expect(edits.waitingSinceMs()).toBeNull()
  })

  it('counts a run of typing in one card once, and a pause or another card as a new edit', () => {
    const edits = inStep()
    edits.changed('card a', 0)
    edits.changed('card a', 300)
    edits.changed('card a', 900)
    expect(edits.count()).toBe(1)
    edits.changed('card b', 950)
    edits.changed('card b', 950 + SAME_EDIT_MS)
    expect(edits.count()).toBe(3)
  })

  it('keeps counting while offline, and the step 2 after the reconnect confirms all of it', () => {
    const edits = inStep()
    edits.changed('card a', 0)
    edits.frameSent('update')
    edits.changed('card b', 10)
    edits.socketOpened()
    edits.frameSent('step1')
    edits.durable(1)
    expect(edits.count()).toBe(2)
    edits.frameSent('step2')
    edits.durable(2)
    expect(edits.count()).toBe(0)
  })

  it('does not take the old socket’s frame numbers for the new one’s', () => {
    const edits = inStep()
    edits.changed('card a', 0)
    edits.frameSent('update')
    edits.socketOpened()
    edits.frameSent('step1')
    edits.durable(1)
    expect(edits.count()).toBe(1)
  })

  it('an update sent before this socket’s step 2 confirms nothing by itself', () => {
    const edits = unsavedEdits()
    edits.changed('card a', 0)
    edits.socketOpened()
    edits.frameSent('step1')
    edits.changed('card b', 5)
    edits.frameSent('update')
    edits.durable(2)
    expect(edits.count()).toBe(2)
    edits.frameSent('step2')
    edits.durable(3)
    expect(edits.count()).toBe(0)
  })

  it('knows since when the longest-waiting change waits, also under steady typing', () => {
    const edits = inStep()
    edits.changed('card a', 1_000)
    edits.frameSent('update')
    edits.changed('card a', 1_500)
    edits.frameSent('update')
    expect(edits.waitingSinceMs()).toBe(1_000)
    edits.durable(3)
    expect(edits.waitingSinceMs()).toBe(1_500)
    expect(edits.count()).toBe(1)
  })

  it('counts what an earlier page left until the first step 2 is durable', () => {
    const edits = unsavedEdits()
    edits.restore(3)
    expect(edits.count()).toBe(3)
    edits.socketOpened()
    edits.frameSent('step1')
    edits.frameSent('step2')
    edits.durable(2)
    expect(edits.count()).toBe(0)
    expect(edits.waitingSinceMs()).toBeNull()
  })
})
