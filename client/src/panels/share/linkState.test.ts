import { expect, test } from 'vitest'

import { isUsable } from './linkState.ts'

test('a link opens until it is revoked or its end has come', () => {
  expect(isUsable({ revokedAtMs: null, expiresAtMs: null }, 5)).toBe(true)
  expect(isUsable({ revokedAtMs: 3, expiresAtMs: null }, 5)).toBe(false)
  expect(isUsable({ revokedAtMs: null, expiresAtMs: 6 }, 5)).toBe(true)
  expect(isUsable({ revokedAtMs: null, expiresAtMs: 5 }, 5)).toBe(false)
})
