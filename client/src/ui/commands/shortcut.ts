import { hasCommandKey } from '../platform.ts'

/**
 * A key as a command names it: modifiers and a `KeyboardEvent.key` in lower case, joined by `+`, e.g. `n`, `shift+a`,
 * `mod+shift+z`, `alt+arrowup`, `?`, `mod++`. `mod` is ⌘ where there is one, else Ctrl.
 */
export type Shortcut = string

interface Keys {
  readonly mod: boolean
  readonly shift: boolean
  readonly alt: boolean
  readonly key: string
}

const NAMES: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  delete: 'Delete',
  backspace: '⌫',
  enter: 'Enter',
  escape: 'Esc',
  tab: 'Tab',
  ' ': 'Space',
}

/** Each shortcut once, because every key that is pressed is compared with all of them. */
const parsed = new Map<Shortcut, Keys>()

function keysOf(shortcut: Shortcut): Keys {
  const known = parsed.get(shortcut)
  if (known !== undefined) return known
  const parts = shortcut.slice(0, -1).split('+')
  const key = `${parts.pop() ?? ''}${shortcut.slice(-1)}`
  const held = new Set(parts)
  const keys = { mod: held.has('mod'), shift: held.has('shift'), alt: held.has('alt'), key }
  parsed.set(shortcut, keys)
  return keys
}

/** Whether a press of a key is that shortcut. Shift counts only where it does not make another sign of the key. */
export function isShortcut(event: KeyboardEvent, shortcut: Shortcut): boolean {
  const { mod, shift, alt, key } = keysOf(shortcut)
  if ((event.ctrlKey || event.metaKey) !== mod || event.altKey !== alt) return false
  // With Shift a digit's key makes a sign that depends on the keyboard's layout.
  const isShiftedDigit = shift && /^[0-9]$/.test(key) && event.code === `Digit${key}`
  if (event.key.toLowerCase() !== key && !isShiftedDigit) return false
  return isSign(key) || event.shiftKey === shift
}

/**
 * Whether a shortcut is a letter, digit or sign alone, which people who speak to their computer press by accident
 * (WCAG 2.2, 2.1.4): such keys can be switched off.
 */
export function isCharacterKey(shortcut: Shortcut): boolean {
  const { mod, alt, key } = keysOf(shortcut)
  return !mod && !alt && key.length === 1
}

/** A shortcut as people of this device read it, e.g. `⌘ Shift Z`. */
export function shortcutWords(shortcut: Shortcut): string {
  const { mod, shift, alt, key } = keysOf(shortcut)
  const command = hasCommandKey()
  return [
    ...(mod ? [command ? '⌘' : 'Ctrl'] : []),
    ...(alt ? [command ? '⌥' : 'Alt'] : []),
    ...(shift ? ['Shift'] : []),
    NAMES[key] ?? (key.length === 1 || /^f\d+$/.test(key) ? key.toUpperCase() : key),
  ].join(' ')
}

/** Neither letter, digit nor a named key: what it is depends on shift and the layout of the keyboard already. */
function isSign(key: string): boolean {
  return key.length === 1 && key.toLowerCase() === key.toUpperCase() && !/[0-9 ]/.test(key)
}
