import type { BusMember, BusMessage, RoomBus } from './roomBus.ts'

/** A bus within one process. A server alone is its only member, so publishing costs nothing. */
export function createLocalRoomBus(): RoomBus {
  const members = new Map<BusMember, (message: BusMessage) => void>()
  return {
    join(hear) {
      const member: BusMember = {
        publish(message) {
          if (!members.has(member)) return
          for (const [other, tell] of members) {
            if (other !== member) queueMicrotask(() => members.has(other) && tell(message))
          }
        },
        leave: () => void members.delete(member),
      }
      members.set(member, hear)
      return member
    },
  }
}
