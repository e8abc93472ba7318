/**
 * Whyboard's rooms and sockets as the server runs them, on SQLite in the folder given, without HTTP: one board, one
 * key. It is measured from outside.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

import { succeed } from '@whyboard/shared/domain/result.ts'
import * as Y from 'yjs'

import { createLocalRoomBus } from '../src/bus/localRoomBus.ts'
import { createRooms } from '../src/room/createRooms.ts'
import type { Clock } from '../src/room/environment.ts'
import { SILENT } from '../src/room/environment.ts'
import { createThreadCompactor } from '../src/room/threadCompactor.ts'
import { attachSockets } from '../src/socket/attachSockets.ts'
import { openSqliteBoardStorage } from '../src/storage/sqliteBoardStorage.ts'
import { answerCpu } from './cpu.ts'

const BOARD = 'bench-board-01'
const EPOCH = 'bench-epoch'
const folder = process.argv[2] ?? '.'

const clock: Clock = {
  nowMs: () => Date.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs)
    return () => clearTimeout(timer)
  },
}
const storage = await openSqliteBoardStorage(join(folder, 'bench.sqlite'))
if ((await storage.findBoard(BOARD)) === null) {
  const empty = Y.encodeStateAsUpdate(new Y.Doc())
  await storage.createBoard({
    id: BOARD,
    epoch: EPOCH,
    createdAtMs: clock.nowMs(),
    rooms: new Map([[BOARD, empty]]),
    links: [],
  })
}
const rooms = createRooms({
  storage,
  bus: createLocalRoomBus(),
  compactor: createThreadCompactor(),
  clock,
  random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
  log: SILENT,
})
const server = createServer()
attachSockets(server, {
  rooms,
  doorkeeper: {
    admit: async ({ boardId }) =>
      succeed({
        boardId,
        epoch: EPOCH,
        role: 'contributor',
        linkId: 'bench-link-01',
        expiresAtMs: null,
        participantId: null,
      }),
  },
  allowsOrigin: () => true,
  addressOf: () => '127.0.0.1',
  clock,
  log: SILENT,
})
server.listen(0, '127.0.0.1', () => answerCpu((server.address() as AddressInfo).port))
