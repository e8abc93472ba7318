import { expect, it } from 'vitest'

import type { BusMessage, RoomBus } from './roomBus.ts'

const presence = (n: number): BusMessage => ({
  kind: 'presence',
  room: 'board-one-0001',
  update: Uint8Array.of(n),
})

/**
 * What every bus keeps to (server/SPEC.md "Bus").
 * @param open a fresh bus
 * @param settle resolves once everything published was delivered
 */
export function describeRoomBus(open: () => Promise<RoomBus>, settle: () => Promise<void>): void {
  it('B1 tells every other member and never the publisher', async () => {
    const bus = await open()
    const heard: BusMessage[][] = [[], [], []]
    const members = heard.map((list) => bus.join((message) => list.push(message)))
    members[0]?.publish(presence(1))
    await settle()
    expect(heard).toEqual([[], [presence(1)], [presence(1)]])
  })

  it('B2 keeps the order of one publisher', async () => {
    const bus = await open()
    const heard: BusMessage[] = []
    bus.join((message) => heard.push(message))
    const member = bus.join(() => {})
    const sent = Array.from({ length: 100 }, (_, n) => presence(n))
    for (const message of sent) member.publish(message)
    await settle()
    expect(heard).toEqual(sent)
  })

  it('B3 tells nothing to who left, and takes nothing from them', async () => {
    const bus = await open()
    const heard: BusMessage[] = []
    const gone = bus.join((message) => heard.push(message))
    const stays = bus.join((message) => heard.push(message))
    gone.leave()
    stays.publish(presence(1))
    gone.publish(presence(2))
    await settle()
    expect(heard).toEqual([])
  })
}
