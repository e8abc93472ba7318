import { describe } from 'vitest'

import { describeBoardStorage } from './boardStorageContract.ts'
import { createMemoryBoardStorage } from './memoryBoardStorage.ts'

describe('in memory', () => {
  describeBoardStorage(async () => createMemoryBoardStorage())
})
