import type { Editor } from 'tldraw'

/** Gives the canvas the keyboard. tldraw's own `focus` does nothing where it believes to have it already. */
export function focusCanvas(editor: Editor): void {
  editor.focus({ focusContainer: false })
  editor.getContainer().focus({ preventScroll: true })
}
