// @vitest-environment happy-dom
import { expect, test } from 'vitest'

import { isCharacterKey, isShortcut, shortcutWords } from './shortcut.ts'

const press = (key: string, init: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, ...init })

test('a letter is its shortcut only with just the modifiers that it names', () => {
  expect(isShortcut(press('n'), 'n')).toBe(true)
  expect(isShortcut(press('N', { shiftKey: true }), 'n')).toBe(false)
  expect(isShortcut(press('A', { shiftKey: true }), 'shift+a')).toBe(true)
  expect(isShortcut(press('n', { ctrlKey: true }), 'n')).toBe(false)
  expect(isShortcut(press('z', { metaKey: true }), 'mod+z')).toBe(true)
  expect(isShortcut(press('Z', { ctrlKey: true, shiftKey: true }), 'mod+z')).toBe(false)
})

test('a sign is its shortcut however the keyboard makes it', () => {
  expect(isShortcut(press('?', { shiftKey: true }), '?')).toBe(true)
  expect(isShortcut(press('+', { shiftKey: true }), '+')).toBe(true)
  expect(isShortcut(press('+', { ctrlKey: true }), 'mod++')).toBe(true)
  expect(isShortcut(press('ArrowUp', { altKey: true }), 'alt+arrowup')).toBe(true)
  expect(isShortcut(press('!', { shiftKey: true, code: 'Digit1' }), 'shift+1')).toBe(true)
  expect(isShortcut(press('!', { shiftKey: true, code: 'Digit1' }), '1')).toBe(false)
})

test('characters alone can be switched off, other keys cannot', () => {
  expect(['n', '?', 'shift+a', '1'].every((one) => isCharacterKey(one))).toBe(true)
  expect(['mod+z', 'enter', 'alt+arrowup', 'delete'].some((one) => isCharacterKey(one))).toBe(false)
})

test('shortcuts read as this device names its keys', () => {
  expect(shortcutWords('mod+shift+z')).toBe('Ctrl Shift Z')
  expect(shortcutWords('alt+arrowup')).toBe('Alt ↑')
  expect(shortcutWords('+')).toBe('+')
  expect(shortcutWords('shift+f3')).toBe('Shift F3')
})
