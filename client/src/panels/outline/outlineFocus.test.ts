// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'

import { outlineFocus } from './outlineFocus.ts'

/** One row in a list, whose place on the screen is what the test says. */
function outline() {
  document.body.innerHTML =
    '<div><p data-item="one"><textarea data-text></textarea></p></div><input>'
  const [root, field] = [document.querySelector('div'), document.querySelector('textarea')]
  if (root === null || field === null) throw new Error('The page is not what it was made.')
  const frames: (() => void)[] = []
  const focus = outlineFocus({
    onNextFrame: (run) => {
      frames.push(run)
      return () => {}
    },
  })
  focus.attach(root)
  let top = 0
  field.getBoundingClientRect = () => new DOMRect(0, top, 100, 34)
  const shown = vi.fn<() => void>()
  field.scrollIntoView = shown
  /** Frames in which the field stands at these places; answers how often it was shown. */
  const shownWhile = (tops: readonly number[]): number => {
    shown.mockClear()
    for (const next of tops) {
      top = next
      for (const run of frames.splice(0)) run()
    }
    return shown.mock.calls.length
  }
  return { focus, field, shown, shownWhile }
}

test('a row that gets the keyboard is shown until the list around it stands still', () => {
  const { focus, field, shown, shownWhile } = outline()
  focus.moveTo('one')
  expect(document.activeElement).toBe(field)
  expect(shown).toHaveBeenCalledTimes(1)
  // Rows before it come in, or turn out higher than was thought.
  expect(shownWhile([900, 1_400, 2_000, 860])).toBe(4)
  expect(shownWhile(Array.from({ length: 40 }, () => 860))).toBeLessThan(15)
  expect(shownWhile([900, 1_400])).toBe(0)
})

test('who goes elsewhere is not brought back', () => {
  const { focus, shownWhile } = outline()
  focus.moveTo('one')
  expect(shownWhile([900])).toBe(1)
  document.querySelector('input')?.focus()
  expect(shownWhile([1_400, 2_000])).toBe(0)
})
