/**
 * The text field before (−1) or after (+1) in the lists around one, when the caret stands at that end of it; else `null`,
 * because the key moves the caret within the text.
 */
export function neighbourText(text: HTMLTextAreaElement, step: -1 | 1): HTMLTextAreaElement | null {
  if (text.selectionStart !== text.selectionEnd) return null
  const at = text.selectionStart
  if (step === -1 ? at > 0 : at < text.value.length) return null
  const root = text.closest('[data-outline]')
  if (root === null) return null
  const all = [...root.querySelectorAll<HTMLTextAreaElement>('textarea[data-text]')]
  return all[all.indexOf(text) + step] ?? null
}
