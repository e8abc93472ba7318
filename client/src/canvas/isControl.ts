const FIELDS: ReadonlySet<string> = new Set(['INPUT', 'TEXTAREA', 'SELECT', 'BUTTON'])

/** Whether keys and the clipboard belong to a control there rather than to the canvas. */
export function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || FIELDS.has(target.tagName))
}
