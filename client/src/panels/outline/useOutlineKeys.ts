import { useCallback, type KeyboardEvent } from 'react'

import { isTyping } from '../../ui/useKeys.ts'
import { useOutline } from './outlineContext.ts'
import { neighbourText } from './neighbourText.ts'

/**
 * The keys of a card in a list. In its text: Enter makes the next one, Shift+Enter a new line, Tab and Shift+Tab move a why
 * down and up a level, ↑ and ↓ at its first and last line go to the neighbours, Backspace takes an empty one away, Escape
 * goes to its menu. Alt with the arrows moves it. Outside of fields, Shift+A, M and Delete act as on the canvas.
 */
export function useOutlineKeys(id: string): (event: KeyboardEvent<HTMLElement>) => void {
  const { editor, askMove } = useOutline()
  return useCallback(
    (event) => {
      if (event.defaultPrevented || event.nativeEvent.isComposing) return
      if (event.ctrlKey || event.metaKey) return
      const { target } = event
      const done = event.altKey
        ? withAlt(event.key, event.shiftKey)
        : target instanceof HTMLTextAreaElement && 'text' in target.dataset
          ? inText(event, target)
          : !isTyping(target) && outside(event)
      if (!done) return
      event.preventDefault()
      event.stopPropagation()

      function withAlt(key: string, shift: boolean): boolean {
        if (shift) return false
        if (key === 'ArrowUp') editor.move(id, -1)
        else if (key === 'ArrowDown') editor.move(id, 1)
        else if (key === 'ArrowRight') return editor.indent(id)
        else if (key === 'ArrowLeft') return editor.outdent(id)
        else return false
        return true
      }

      function inText({ key, shiftKey }: KeyboardEvent, text: HTMLTextAreaElement): boolean {
        switch (key) {
          case 'Enter':
            if (shiftKey) return false
            editor.addNext(id)
            return true
          case 'Tab':
            return shiftKey ? editor.outdent(id) : editor.indent(id)
          case 'Backspace':
            if (text.value !== '' || text.readOnly || hasNested(text)) return false
            editor.remove(id)
            return true
          case 'Escape':
            menuOf(text)?.focus()
            return true
          case 'ArrowUp':
            return !shiftKey && goTo(neighbourText(text, -1), text)
          case 'ArrowDown':
            return !shiftKey && goTo(neighbourText(text, 1), text)
          default:
            return false
        }
      }

      function outside({ key, shiftKey }: KeyboardEvent): boolean {
        if (shiftKey && key.toLowerCase() === 'a') editor.makeAction(id)
        else if (shiftKey) return false
        else if (key.toLowerCase() === 'm') askMove(id)
        else if (key === 'Delete' || key === 'Backspace') editor.remove(id)
        else return false
        return true
      }
    },
    [editor, askMove, id],
  )
}

function hasNested(text: HTMLTextAreaElement): boolean {
  return text.closest('li')?.querySelector('li') !== null
}

function menuOf(text: HTMLTextAreaElement): HTMLElement | null {
  return text.closest('[data-item]')?.querySelector<HTMLElement>('[aria-haspopup="menu"]') ?? null
}

/** Goes to a neighbour, its end coming from below and its start coming from above. */
function goTo(next: HTMLTextAreaElement | null, from: HTMLTextAreaElement): boolean {
  if (next === null) return false
  next.focus()
  const down = (from.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const at = down ? 0 : next.value.length
  next.setSelectionRange(at, at)
  return true
}
