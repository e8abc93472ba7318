import { expect, test, vi } from 'vitest'

import { createFrame } from './frame.ts'

function manualSchedule() {
  const waiting = new Set<() => void>()
  return {
    schedule: (run: () => void) => {
      waiting.add(run)
      return () => waiting.delete(run)
    },
    next: () => {
      const runs = [...waiting]
      waiting.clear()
      for (const run of runs) run()
    },
  }
}

test('work asked for many times is done once in the next frame', () => {
  const run = vi.fn<() => void>()
  const { schedule, next } = manualSchedule()
  const frame = createFrame(run, schedule)
  frame.request()
  frame.request()
  expect(run).not.toHaveBeenCalled()
  next()
  expect(run).toHaveBeenCalledTimes(1)
  next()
  expect(run).toHaveBeenCalledTimes(1)
})

test('waiting work can be done at once or forgotten', () => {
  const run = vi.fn<() => void>()
  const { schedule, next } = manualSchedule()
  const frame = createFrame(run, schedule)
  frame.flush()
  expect(run).not.toHaveBeenCalled()
  frame.request()
  frame.flush()
  expect(run).toHaveBeenCalledTimes(1)
  frame.request()
  frame.cancel()
  next()
  expect(run).toHaveBeenCalledTimes(1)
})

test('what waits for the next picture comes behind it', () => {
  const late = vi.fn<() => void>()
  const { schedule, next } = manualSchedule()
  createFrame(() => {}, schedule).afterNext(late)
  next()
  expect(late).not.toHaveBeenCalled()
  next()
  expect(late).toHaveBeenCalledTimes(1)
})
