import { react, type Editor } from 'tldraw'

import { isCardShape } from './cardShape.ts'
import { isControl } from './isControl.ts'

/** Keys besides characters that belong to a text. Escape ends one, and only behind what was written. */
const OF_A_TEXT: ReadonlySet<string> = new Set(['Enter', 'Tab', 'Backspace'])

/**
 * Holds what is typed between the moment a text begins to be edited and the one in which its field can take it, and types
 * it there then, in its order. React makes the field a frame or more later, and tldraw's own editor of a drawing's words puts
 * the caret to their beginning once more after that. Returns what ends it.
 */
export function holdFirstKeys(root: HTMLElement, editor: Editor): () => void {
  const owner = root.ownerDocument
  let waiting = false
  let held: readonly KeyboardEvent[] = []
  /** tldraw's editor of the words before these, which it does not forget. */
  let former = editor.getRichTextEditor()

  const release = () => {
    waiting = false
    // One of the keys may open the next text.
    while (!waiting) {
      const [key, ...later] = held
      if (key === undefined) return
      held = later
      type(key, owner)
    }
  }
  /** Once all that takes place with the field's coming is done. */
  const releaseSoon = () => {
    const shape = editor.getEditingShapeId()
    queueMicrotask(() => {
      if (waiting && shape !== null && editor.getEditingShapeId() === shape) release()
    })
  }

  const endEditing = editor.sideEffects.registerAfterChangeHandler(
    'instance_page_state',
    (before, after) => {
      if (before.editingShapeId === after.editingShapeId) return
      waiting = after.editingShapeId !== null
      former = editor.getRichTextEditor()
      // The next card ends this one first.
      queueMicrotask(() => {
        if (editor.getEditingShapeId() === null) held = []
      })
    },
  )
  const endRichText = react('words take keys', () => {
    const words = editor.getRichTextEditor()
    if (words !== null && words !== former) releaseSoon()
  })
  const onFocus = ({ target }: FocusEvent) => {
    if (waiting && isControl(target) && isCardShape(editor.getEditingShape())) releaseSoon()
  }
  const onKey = (event: KeyboardEvent) => {
    const { activeElement } = owner
    if (!waiting || event.isComposing) return
    if (activeElement !== owner.body && !root.contains(activeElement)) return
    if (!isOfText(event) && !(event.key === 'Escape' && endsWithText(held))) return
    event.preventDefault()
    event.stopImmediatePropagation()
    held = [...held, event]
  }
  owner.addEventListener('keydown', onKey, { capture: true })
  root.addEventListener('focusin', onFocus)
  return () => {
    endEditing()
    endRichText()
    owner.removeEventListener('keydown', onKey, { capture: true })
    root.removeEventListener('focusin', onFocus)
  }
}

function isOfText(event: KeyboardEvent): boolean {
  // AltGr counts as Ctrl and Alt where keyboards make signs with it.
  const isCommand = (event.ctrlKey || event.metaKey || event.altKey) && !isAltGraph(event)
  return !isCommand && (event.key.length === 1 || OF_A_TEXT.has(event.key))
}

function isAltGraph(event: KeyboardEvent): boolean {
  return event.getModifierState('AltGraph')
}

function endsWithText(held: readonly KeyboardEvent[]): boolean {
  const last = held.at(-1)
  return last !== undefined && last.key !== 'Escape'
}

/** Presses a key again where the keyboard is now, and does what the browser would have done by itself. */
function type({ key, code, shiftKey }: KeyboardEvent, owner: Document): void {
  const again = { key, code, shiftKey, bubbles: true, cancelable: true }
  if (owner.activeElement?.dispatchEvent(new KeyboardEvent('keydown', again)) !== true) return
  // No other call edits fields as keys do, with the events that follow.
  if (key === 'Backspace') owner.execCommand('delete')
  else if (key === 'Enter') owner.execCommand('insertText', false, '\n')
  else if (key.length === 1) owner.execCommand('insertText', false, key)
}
