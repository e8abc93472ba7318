/**
 * Puts text on the clipboard. Pages on plain http have no `navigator.clipboard`, so there it selects the text in a
 * field that nobody sees and asks the browser to copy the selection. Resolves to whether it worked.
 */
export async function copyText(text: string): Promise<boolean> {
  // The type says it is always there; on plain http it is not.
  const clipboard = navigator.clipboard as Clipboard | undefined
  if (clipboard !== undefined) {
    try {
      await clipboard.writeText(text)
      return true
    } catch {
      // Refused (no permission, page not focused): the older way below may still be allowed.
    }
  }
  const focused = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.style.cssText = 'position:fixed;top:0;left:0;opacity:0;pointer-events:none'
  // Inside of an open dialog, which would take the focus back from anywhere else.
  const host = document.querySelector('[role="dialog"]') ?? document.body
  host.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (focused instanceof HTMLElement) focused.focus()
  }
}
