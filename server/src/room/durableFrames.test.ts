import { describe, expect, it } from 'vitest'

import { DurableFrames } from './durableFrames.ts'

describe('counting durable frames', () => {
  it('S8 counts in the order sent, so one that waits holds back those after it', () => {
    const frames = new DurableFrames()
    frames.add(0, 0)
    frames.add(5, 3)
    frames.add(0, 3)
    expect(frames.durable).toBe(1)
    expect(frames.settle(4)).toBe(false)
    expect(frames.settle(5)).toBe(true)
    expect(frames.durable).toBe(3)
    frames.add(5, 5)
    expect(frames.durable).toBe(4)
  })

  it('S6 what is ignored is never durable', () => {
    const frames = new DurableFrames()
    frames.add(Infinity, 0)
    frames.add(0, 0)
    expect(frames.settle(1_000)).toBe(false)
    expect(frames.durable).toBe(0)
  })

  it('G4 what was put off counts with the change that brought it', () => {
    const frames = new DurableFrames()
    frames.add(Infinity, 0)
    frames.add(Infinity, 0)
    frames.resolveDeferred(2)
    frames.add(2, 0)
    expect(frames.settle(2)).toBe(true)
    expect(frames.durable).toBe(3)
  })
})
