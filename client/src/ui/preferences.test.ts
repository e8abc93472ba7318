import { expect, test } from 'vitest'

import { memoryStorage } from '../connection/environment.ts'
import { createPreferences } from './preferences.ts'

test('a preference is kept and follows another tab', () => {
  const storage = memoryStorage()
  const heard: ((key: string) => void)[] = []
  const environment = {
    storage,
    onStorageChange: (listener: (key: string) => void) => {
      heard.push(listener)
      return () => {}
    },
  }
  const { characterKeys } = createPreferences(environment)
  expect(characterKeys.get()).toBe(true)
  characterKeys.set(false)
  expect(createPreferences(environment).characterKeys.get()).toBe(false)
  storage.setItem('whyboard.characterKeys', 'yes')
  for (const tell of heard) tell('whyboard.characterKeys')
  expect(characterKeys.get()).toBe(true)
})
