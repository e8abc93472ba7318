import { beforeEach, describe, expect, test } from 'vitest'

import type { Role } from '@whyboard/shared/domain/board.ts'
import type { Result } from '@whyboard/shared/domain/result.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { seededRandom } from '@whyboard/shared/testing/random.ts'

import type { Admission, AdmissionRefusal } from '../room/admission.ts'
import type { BoardStorage } from '../storage/boardStorage.ts'
import { createMemoryBoardStorage } from '../storage/memoryBoardStorage.ts'
import { createAttempts, type Attempts } from './attempts.ts'
import { createDoorkeeper, type AccessDoorkeeper } from './doorkeeper.ts'
import { createLinks, type Links } from './links.ts'
import { createParticipants, type Participants } from './participants.ts'
import { hashSecret } from './secrets.ts'

const WORKSPACE_KEY = 'workspace-key-0001'
const BOARD = 'board-0001'
const OTHER = 'board-0002'

let nowMs = 1_000
let storage: BoardStorage
let attempts: Attempts
let links: Links
let participants: Participants
let doorkeeper: AccessDoorkeeper

beforeEach(async () => {
  nowMs = 1_000
  const clock = (): number => nowMs
  const random = seededRandom(1)
  storage = createMemoryBoardStorage()
  attempts = createAttempts(clock, { burst: 2, perSecond: 1, maxAddresses: 100 })
  links = createLinks({ storage, instanceSecret: new Uint8Array(32), random, nowMs: clock })
  participants = createParticipants({ storage, random, nowMs: clock })
  doorkeeper = createDoorkeeper({ storage, workspaceKey: WORKSPACE_KEY, attempts, nowMs: clock })
  for (const id of [BOARD, OTHER]) {
    await storage.createBoard({
      id,
      epoch: `of-${id}`,
      createdAtMs: 0,
      rooms: new Map(),
      links: [],
    })
  }
})

async function newLink(role: Role, expiresAtMs: number | null = null, boardId = BOARD) {
  const made = await links.create(boardId, role, expiresAtMs)
  if (!made.ok) throw new Error(made.reason)
  return made.value
}

function admit(
  key: string | null,
  more: { boardId?: string; participantToken?: string; address?: string } = {},
): Promise<Result<Admission, AdmissionRefusal>> {
  return doorkeeper.admit({ boardId: BOARD, key, participantToken: null, ...more })
}

const refused = (reason: string) => ({ ok: false, reason })

describe('A6 who comes in', () => {
  test.each<Role>(['facilitator', 'contributor', 'observer'])(
    'A6.1 a link opens its board with its role: %s',
    async (role) => {
      const link = await newLink(role, 5_000)
      expect(await admit(link.secret)).toEqual({
        ok: true,
        value: {
          boardId: BOARD,
          epoch: `of-${BOARD}`,
          role,
          linkId: link.record.id,
          expiresAtMs: 5_000,
          participantId: null,
        },
      })
    },
  )

  test('A6.2 a link opens no other board, and does not tell whether there is one', async () => {
    const { secret } = await newLink('facilitator')
    expect(await admit(secret, { boardId: OTHER })).toEqual(refused('unknownKey'))
    expect(await admit(secret, { boardId: 'board-0003' })).toEqual(refused('unknownKey'))
  })

  test('A6.3 the workspace key is a facilitator on every board', async () => {
    for (const boardId of [BOARD, OTHER]) {
      expect(await admit(WORKSPACE_KEY, { boardId })).toMatchObject({
        ok: true,
        value: { boardId, role: 'facilitator', linkId: null },
      })
    }
    expect(await admit(WORKSPACE_KEY, { boardId: 'board-0003' })).toEqual(refused('noSuchBoard'))
  })

  test('A6.4 a wrong key, an empty one, and none open nothing', async () => {
    const { secret } = await newLink('observer')
    for (const key of [null, '', 'wrong', `${secret}x`, secret.slice(1), WORKSPACE_KEY.slice(1)]) {
      expect(await admit(key, { address: String(key) })).toEqual(refused('unknownKey'))
    }
  })

  test('A6.5 a revoked link is revoked, and stays so', async () => {
    const { secret, record } = await newLink('contributor')
    expect(await links.revoke(OTHER, record.id)).toBe(false)
    expect(await admit(secret)).toMatchObject({ ok: true })
    expect(await links.revoke(BOARD, record.id)).toBe(true)
    expect(await admit(secret)).toEqual(refused('revoked'))
  })

  test('A6.6 an expired link is as a revoked one, from the very moment on', async () => {
    const { secret } = await newLink('contributor', 2_000)
    nowMs = 1_999
    expect(await admit(secret)).toMatchObject({ ok: true })
    nowMs = 2_000
    expect(await admit(secret)).toEqual(refused('revoked'))
  })

  test('A6.7 several links of one role are apart: one revoked leaves the others', async () => {
    const [one, other] = [await newLink('contributor'), await newLink('contributor')]
    await links.revoke(BOARD, one.record.id)
    expect(await admit(one.secret)).toEqual(refused('revoked'))
    expect(await admit(other.secret)).toMatchObject({ ok: true })
  })
})

describe('A7 people', () => {
  test("A7.1 a token makes its person, with the key's role", async () => {
    const { secret } = await newLink('contributor')
    const added = await participants.add(BOARD)
    if (!added.ok) throw new Error(added.reason)
    const { participantId, token } = added.value
    expect(await admit(secret, { participantToken: token })).toMatchObject({
      value: {
        role: 'contributor',
        participantId,
      },
    })
    const [record] = await storage.listParticipants(BOARD)
    expect(record?.tokenHash).toBe(hashSecret(token))
    expect(JSON.stringify(record)).not.toContain(token)
  })

  test('A7.2 a role granted to a person comes before that of the key', async () => {
    const { secret } = await newLink('contributor')
    const added = await participants.add(BOARD)
    const [record] = await storage.listParticipants(BOARD)
    if (!added.ok || record === undefined) throw new Error('not added')
    await storage.putParticipant({ ...record, role: 'facilitator' })
    const { token } = added.value
    expect(await admit(secret, { participantToken: token })).toMatchObject({
      value: { role: 'facilitator' },
    })
  })

  test("A7.3 a wrong token, an empty one and another board's are refused, however good the key", async () => {
    const { secret } = await newLink('contributor')
    const elsewhere = await participants.add(OTHER)
    const token = elsewhere.ok ? elsewhere.value.token : ''
    for (const participantToken of ['wrong', '', token]) {
      expect(await admit(secret, { participantToken })).toEqual(refused('unknownKey'))
    }
  })

  test('A7.4 a board takes a bounded number of people', async () => {
    for (let i = 0; i < LIMITS.maxParticipants; i++) await participants.add(BOARD)
    expect(await participants.add(BOARD)).toEqual(refused('tooManyParticipants'))
    expect(await participants.add(OTHER)).toMatchObject({ ok: true })
  })
})

describe('A8 links', () => {
  test('A8.1 storage holds the hash of a secret, never the secret', async () => {
    const { secret, record } = await newLink('facilitator')
    expect(record.secretHash).toBe(hashSecret(secret))
    expect(JSON.stringify(await storage.listLinks(BOARD))).not.toContain(secret)
  })

  test('A8.2 Share shows the same secrets again', async () => {
    const made = [await newLink('facilitator'), await newLink('observer')]
    const listed = await links.list(BOARD)
    expect(new Set(listed.map((one) => one.secret))).toEqual(new Set(made.map((one) => one.secret)))
  })

  test("A8.3 another installation's link is listed without its secret", async () => {
    const random = seededRandom(2)
    const instanceSecret = new Uint8Array(32).fill(1)
    const foreign = createLinks({ storage, instanceSecret, random, nowMs: () => nowMs })
    const made = await foreign.create(BOARD, 'observer', null)
    expect(await links.list(BOARD)).toMatchObject([{ secret: null }])
    expect(await admit(made.ok ? made.value.secret : null)).toMatchObject({ ok: true })
  })

  test('A8.4 a board has a bounded number of open links; revoked and expired ones do not count', async () => {
    const expiring = await newLink('observer', 2_000)
    const first = await newLink('observer')
    for (let i = 2; i < LIMITS.maxLinks; i++) await newLink('observer')
    expect(await links.create(BOARD, 'observer', null)).toEqual(refused('tooManyLinks'))
    await links.revoke(BOARD, first.record.id)
    expect(await links.create(BOARD, 'observer', null)).toMatchObject({ ok: true })
    expect(await links.create(BOARD, 'observer', null)).toEqual(refused('tooManyLinks'))
    nowMs = expiring.record.expiresAtMs ?? 0
    expect(await links.create(BOARD, 'observer', null)).toMatchObject({ ok: true })
  })
})

describe('A9 guessing', () => {
  test('A9.1 an address without tries left is not compared with the workspace key, another one is', async () => {
    for (let i = 0; i < 2; i++) await admit('wrong', { address: '192.0.2.1' })
    expect(await admit(WORKSPACE_KEY, { address: '192.0.2.1' })).toEqual(refused('unknownKey'))
    expect(await doorkeeper.admitToLibrary(WORKSPACE_KEY, '192.0.2.1')).toEqual(
      refused('unknownKey'),
    )
    expect(await admit(WORKSPACE_KEY, { address: '192.0.2.2' })).toMatchObject({ ok: true })
    nowMs += 1_000
    expect(await admit(WORKSPACE_KEY, { address: '192.0.2.1' })).toMatchObject({ ok: true })
  })

  test('A9.2 links open from there all the same: an office is not locked out', async () => {
    const { secret } = await newLink('contributor')
    for (let i = 0; i < 10; i++) await admit('wrong', { address: '192.0.2.1' })
    expect(await admit(secret, { address: '192.0.2.1' })).toMatchObject({ ok: true })
  })

  test('A9.3 good keys cost no tries', async () => {
    for (let i = 0; i < 10; i++) {
      expect(await doorkeeper.admitToLibrary(WORKSPACE_KEY, '192.0.2.1')).toMatchObject({
        ok: true,
      })
    }
  })
})

describe('A10 the library', () => {
  test('A10.1 only the workspace key opens it', async () => {
    expect(await doorkeeper.admitToLibrary(WORKSPACE_KEY, 'a')).toEqual({ ok: true, value: true })
    expect(await doorkeeper.admitToLibrary('wrong', 'a')).toEqual(refused('unknownKey'))
    const { secret, record } = await newLink('facilitator')
    expect(await doorkeeper.admitToLibrary(secret, 'a')).toEqual(refused('forbidden'))
    await links.revoke(BOARD, record.id)
    expect(await doorkeeper.admitToLibrary(secret, 'a')).toEqual(refused('revoked'))
  })
})
