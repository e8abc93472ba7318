// @vitest-environment happy-dom
import { EventEmitter } from 'node:events'

import { describe, expect, test } from 'vitest'

import { bareEditor } from './testing/bareEditor.ts'
import { REST_AFTER_MS, restTicks, type TickingEditor } from './ticks.ts'

/** An editor whose clock ticks when it is told to, like tldraw's: as long as it is not stopped. */
function opened() {
  const emitter = new EventEmitter()
  const clock = { ticking: true }
  const editor = Object.assign(emitter, {
    inputs: { isPointing: false },
    dispatch: () => editor,
    _tickManager: {
      start: () => (clock.ticking = true),
      dispose: () => (clock.ticking = false),
    },
  })
  editor.on('tick', () => {})
  let nowMs = 0
  const end = restTicks(editor as unknown as TickingEditor, { monotonicMs: () => nowMs })
  return {
    editor: editor as unknown as TickingEditor,
    inputs: editor.inputs,
    isTicking: () => clock.ticking,
    pass: (ms: number) => {
      nowMs += ms
      if (clock.ticking) emitter.emit('tick', ms)
    },
    end,
  }
}

const MOVE = { type: 'pointer' } as Parameters<TickingEditor['dispatch']>[0]
const KEY = { type: 'keyboard' } as Parameters<TickingEditor['dispatch']>[0]

describe('the clock of the canvas', () => {
  test('stops when nothing was done for a while, and goes on with the pointer', () => {
    const { editor, isTicking, pass } = opened()
    pass(REST_AFTER_MS - 1)
    expect(isTicking()).toBe(true)
    pass(1)
    expect(isTicking()).toBe(false)
    editor.dispatch(MOVE)
    expect(isTicking()).toBe(true)
    pass(REST_AFTER_MS)
    expect(isTicking()).toBe(false)
  })

  test('rests while somebody types', () => {
    const { editor, isTicking, pass } = opened()
    pass(REST_AFTER_MS)
    editor.dispatch(KEY)
    expect(isTicking()).toBe(false)
  })

  test('goes on as long as something moves', () => {
    const { editor, isTicking, pass } = opened()
    pass(REST_AFTER_MS)
    const step = () => {}
    editor.on('tick', step)
    expect(isTicking()).toBe(true)
    pass(10 * REST_AFTER_MS)
    expect(isTicking()).toBe(true)
    editor.off('tick', step)
    pass(1)
    expect(isTicking()).toBe(false)
  })

  test('goes on while a button is held', () => {
    const { inputs, isTicking, pass } = opened()
    inputs.isPointing = true
    pass(REST_AFTER_MS)
    expect(isTicking()).toBe(true)
    inputs.isPointing = false
    pass(1)
    expect(isTicking()).toBe(false)
  })

  test('what listened for a while when it was first looked at does not count for ever', () => {
    const { editor, isTicking, pass } = opened()
    const early = () => {}
    editor.on('tick', early)
    pass(1)
    editor.off('tick', early)
    pass(REST_AFTER_MS)
    expect(isTicking()).toBe(false)
    editor.on('tick', early)
    pass(10 * REST_AFTER_MS)
    expect(isTicking()).toBe(true)
  })

  test('ticks for good once it is let go', () => {
    const { isTicking, pass, end } = opened()
    pass(REST_AFTER_MS)
    end()
    expect(isTicking()).toBe(true)
    pass(10 * REST_AFTER_MS)
    expect(isTicking()).toBe(true)
  })

  test('is the one that tldraw’s editor has', () => {
    const editor = bareEditor()
    const { _tickManager: clock } = editor as unknown as {
      readonly _tickManager: { readonly isPaused: boolean }
    }
    let nowMs = 0
    restTicks(editor, { monotonicMs: () => nowMs })
    expect(clock.isPaused).toBe(false)
    nowMs = REST_AFTER_MS
    editor.emit('tick', 16)
    expect(clock.isPaused).toBe(true)
    editor.setCamera({ x: 10, y: 0, z: 1 }, { animation: { duration: 100 } })
    expect(clock.isPaused).toBe(false)
    editor.dispose()
  })
})
