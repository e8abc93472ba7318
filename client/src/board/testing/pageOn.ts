import { Doc, applyUpdate, encodeStateAsUpdate, encodeStateVector } from 'yjs'

import { writableStore, type WritableStore } from '../../connection/store.ts'
import { INITIAL_SYNC_STATE, type SyncState } from '../../connection/syncState.ts'
import { testEnvironment } from '../../connection/testing/testEnvironment.ts'
import type { BoardModel } from '../boardModel.ts'
import { boardModelOf } from '../boardModelOf.ts'

/** One person's page in a test, without a network: {@link exchange} passes on what they have. */
export interface TestPage {
  readonly doc: Doc
  readonly model: BoardModel
  readonly syncState: WritableStore<SyncState>
}

let pages = 0

/** A page on a document of its own, live unless told otherwise. */
export function pageOn(
  options: {
    readonly role?: 'facilitator' | 'contributor' | 'observer'
    readonly doc?: Doc
  } = {},
): TestPage {
  pages += 1
  const doc = options.doc ?? new Doc()
  // Client ids decide ties in Yjs, so they are not left to chance.
  doc.clientID = pages
  const syncState = writableStore<SyncState>({
    ...INITIAL_SYNC_STATE,
    phase: 'live',
    ready: true,
    saved: true,
  })
  const environment = testEnvironment()
  const own = pages
  const random = environment.random
  const model = boardModelOf({
    boardDoc: doc,
    stageDoc: new Doc(),
    session: {
      participantId: `person-${own}`,
      name: `Person ${own}`,
      colour: '#336699',
      role: options.role ?? 'contributor',
    },
    syncState,
    serverNowMs: () => 1_700_000_000_000,
    environment: {
      ...environment,
      random: { bytes: (length) => random.bytes(length).map((byte) => byte ^ (own * 53)) },
    },
  })
  return { doc, model, syncState }
}

/** Everybody gets what the others have. */
export function exchange(...pagesNow: readonly TestPage[]): void {
  for (const from of pagesNow) {
    for (const to of pagesNow) {
      if (from !== to) {
        applyUpdate(to.doc, encodeStateAsUpdate(from.doc, encodeStateVector(to.doc)), 'network')
      }
    }
  }
}
