import type { Editor } from 'tldraw'

import type { Environment } from '../connection/environment.ts'

/** How long after the last pointer, wheel or finger the clock goes on: what fades behind a pointer has faded by then. */
export const REST_AFTER_MS = 2_000

/** What of tldraw's editor has to do with its clock. */
export type TickingEditor = Pick<Editor, 'dispatch'> & {
  readonly inputs: Pick<Editor['inputs'], 'isPointing'>
  on(event: 'tick', listener: (elapsedMs: number) => void): unknown
  off(event: 'tick', listener: (elapsedMs: number) => void): unknown
  listenerCount(event: 'tick' | 'frame'): number
}

/** The clock itself: private to the editor of tldraw 3.15, which lets nobody stop it. */
interface Clock {
  start(): void
  dispose(): void
}

/**
 * Stops tldraw's clock while nothing needs it. It ticks before every picture as long as the editor lives, and so has the browser
 * make sixty pictures a second of a board that stands still: a twelfth of a core here, also while one types. Pointers, wheels and
 * fingers wake it, and so does whoever listens to it, which is how the camera moves.
 * @returns what lets it tick again for good
 */
export function restTicks(
  editor: TickingEditor,
  environment: Pick<Environment, 'monotonicMs'>,
): () => void {
  const { _tickManager: clock } = editor as unknown as { readonly _tickManager: Clock }
  const { on, dispatch } = editor
  let usedMs = environment.monotonicMs()
  let resting = false
  const wake = () => {
    usedMs = environment.monotonicMs()
    if (!resting) return
    resting = false
    clock.start()
  }
  /** How many listen all the time, the editor itself and {@link look}; who has something to do for a while comes and goes. */
  let always = Infinity
  const look = () => {
    const listening = editor.listenerCount('tick') + editor.listenerCount('frame')
    always = Math.min(always, listening)
    const needed = listening > always || editor.inputs.isPointing
    if (needed || environment.monotonicMs() - usedMs < REST_AFTER_MS) return
    resting = true
    clock.dispose()
  }
  on.call(editor, 'tick', look)
  editor.on = (event, listener) => {
    wake()
    return on.call(editor, event, listener)
  }
  editor.dispatch = (info) => {
    // Keys are answered at once.
    if (info.type !== 'keyboard') wake()
    return dispatch.call(editor, info)
  }
  return () => {
    editor.off('tick', look)
    editor.on = on
    editor.dispatch = dispatch
    wake()
  }
}
