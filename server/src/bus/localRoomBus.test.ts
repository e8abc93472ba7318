import { describe } from 'vitest'

import { createLocalRoomBus } from './localRoomBus.ts'
import { describeRoomBus } from './roomBusContract.ts'

describe('in one process', () => {
  describeRoomBus(
    async () => createLocalRoomBus(),
    async () => {
      await Promise.resolve()
    },
  )
})
