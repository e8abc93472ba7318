import { test as base } from '@playwright/test'

import { createBoard, type NewBoard, type TestBoard } from './boards.ts'
import { joinBoard, type Person, type PersonOptions } from './person.ts'
import { openSeats, type Seats } from './seats.ts'
import { startServer, type RunningServer, type ServerOptions } from './server.ts'
import { openStockClient, type StockClient } from './sockets.ts'

interface Fixtures {
  /** A server of this test's own, that it may kill; all of them end with the test. */
  readonly startServer: (options?: ServerOptions) => Promise<RunningServer>
  /** Makes a board on the worker's server, or on another one. */
  readonly newBoard: (board?: NewBoard, on?: RunningServer) => Promise<TestBoard>
  /**
   * A person who joins by a link: in a browser of their own, asked by the page who they are, when `options` say how it differs;
   * else in one of the worker's {@link Seats}, which keep nothing of who sat there before. A test that changes how the page
   * itself works closes it.
   */
  readonly join: (link: string, name: string, options?: PersonOptions) => Promise<Person>
  /** Ada and Ben, two contributors who have joined a new board. */
  readonly adaAndBen: (
    board?: NewBoard,
    on?: RunningServer,
  ) => Promise<{ readonly board: TestBoard; readonly ada: Person; readonly ben: Person }>
  /** A stock client of y-websocket on a room. */
  readonly stockClient: (room: string, key: string) => StockClient
}

interface WorkerFixtures {
  /** One server for all tests of a worker that leave it running. */
  readonly server: RunningServer
  /** Pages on that server that tests share. */
  readonly seats: Seats
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    async ({}, use) => {
      const server = await startServer()
      await use(server)
      await server.dispose()
    },
    { scope: 'worker' },
  ],
  startServer: async ({}, use, testInfo) => {
    const started: RunningServer[] = []
    await use(async (options) => {
      const server = await startServer(options)
      started.push(server)
      return server
    })
    for (const server of started) {
      await server.dispose()
      if (testInfo.status === testInfo.expectedStatus) continue
      await testInfo.attach('server output', { body: server.output(), contentType: 'text/plain' })
    }
  },
  newBoard: async ({ server }, use) => {
    await use((board = {}, on = server) => createBoard(on, { title: 'Checkout down', ...board }))
  },
  seats: [
    async ({ browser, server }, use) => {
      const seats = openSeats(browser, server)
      await use(seats)
      await seats.close()
    },
    { scope: 'worker' },
  ],
  join: async ({ browser, server, seats, serviceWorkers }, use, testInfo) => {
    const own: Person[] = []
    const seated: Person[] = []
    await use(async (link, name, options) => {
      const isSeated =
        options === undefined && serviceWorkers === 'block' && link.startsWith(`${server.origin}/`)
      const person = isSeated
        ? await seats.sit(link, name)
        : await joinBoard(browser, link, name, options)
      ;(isSeated ? seated : own).push(person)
      return person
    })
    for (const person of own) await person.context.close()
    // What went wrong may have left the page in any state.
    const asExpected = testInfo.status === testInfo.expectedStatus
    for (const person of seated) {
      if (asExpected) await seats.leave(person)
      else await person.context.close()
    }
  },
  adaAndBen: async ({ newBoard, join }, use) => {
    await use(async (given, on) => {
      const board = await newBoard(given, on)
      const { contributor } = board.links
      const [ada, ben] = await Promise.all([join(contributor, 'Ada'), join(contributor, 'Ben')])
      return { board, ada, ben }
    })
  },
  stockClient: async ({ server }, use) => {
    const clients: StockClient[] = []
    await use((room, key) => {
      const client = openStockClient(server, room, key)
      clients.push(client)
      return client
    })
    for (const client of clients) client.dispose()
  },
})
