import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { countVotes, DOTS_PER_PERSON } from '../../domain/votes.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { syncAll, twoReplicas } from '../../testing/replicas.ts'
import { unwrap } from '../../testing/unwrap.ts'
import { BOARD_ROOTS } from '../keys.ts'
import { readBoard } from '../readBoard.ts'
import type { Writer } from '../writer.ts'
import { createCard, removeCards, restoreCard } from './cards.ts'
import { addCategory, removeCategory, reorderCategory, restoreCategory } from './categories.ts'
import { addLabel, removeLabel, setIncident } from './incident.ts'
import { link, unlink } from './links.ts'
import { answerPulse, putParticipant, signOff, withdrawSignOff } from './participants.ts'
import { editText, replaceText } from './text.ts'
import { dotsLeft, dotsOn, unvote, vote } from './votes.ts'

const refused = (reason: string) => ({ ok: false, reason })

function boardOf({ doc }: Pick<Writer, 'doc'>) {
  return readBoard(doc).board
}

describe('Y13 votes', () => {
  test('Y13 a person has five dots, and may put several on one card', () => {
    const [{ writer }] = twoReplicas()
    const [a = '', b = ''] = [1, 2].map(() => unwrap(createCard(writer, 'cause')))
    for (let dots = 1; dots <= 4; dots += 1) expect(unwrap(vote(writer, a))).toBe(dots)
    unwrap(vote(writer, b))
    expect(vote(writer, b)).toEqual(refused('no-dots-left'))
    expect(boardOf(writer).votes).toEqual({ [a]: 4, [b]: 1 })
    expect(unwrap(unvote(writer, a))).toBe(3)
    expect(unwrap(unvote(writer, b))).toBe(0)
    expect(unwrap(unvote(writer, b))).toBe(0)
    expect([dotsOn(writer, a), dotsOn(writer, b), dotsLeft(writer)]).toEqual([3, 0, 2])
  })

  test('Y13 dots on a removed card do not count and are free again', () => {
    const [{ writer }] = twoReplicas()
    const [a = '', b = ''] = [1, 2].map(() => unwrap(createCard(writer, 'cause')))
    for (let i = 0; i < DOTS_PER_PERSON; i += 1) unwrap(vote(writer, a))
    unwrap(removeCards(writer, [a]))
    expect(boardOf(writer).votes).toEqual({})
    unwrap(vote(writer, b))
    unwrap(restoreCard(writer, a))
    const { votes } = boardOf(writer)
    expect((votes[a] ?? 0) + (votes[b] ?? 0)).toBe(DOTS_PER_PERSON)
  })

  test('Y13 beyond the limit the dots on the smaller card ids count, per person', () => {
    const cast = [
      { participantId: 'ann', cardId: 'c', dots: 2 },
      { participantId: 'ann', cardId: 'a', dots: 2 },
      { participantId: 'ben', cardId: 'c', dots: 3 },
      { participantId: 'ann', cardId: 'b', dots: 2 },
    ]
    expect(countVotes(cast)).toEqual({ a: 2, b: 2, c: 4 })
    expect(countVotes(cast.toReversed())).toEqual({ a: 2, b: 2, c: 4 })
    expect(countVotes(cast, 2)).toEqual({ a: 2, c: 2 })
  })

  test('Y13 two devices of one person together count five', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const [a = '', b = ''] = [1, 2].map(() => unwrap(createCard(ann.writer, 'cause')))
    syncAll(both)
    const second = { ...ben.writer, participantId: ann.writer.participantId }
    for (let i = 0; i < 4; i += 1) {
      unwrap(vote(ann.writer, a))
      unwrap(vote(second, b))
    }
    syncAll(both)
    for (const replica of both) {
      const counted = Object.values(boardOf(replica).votes)
      expect(counted.reduce((sum, dots) => sum + dots, 0)).toBe(DOTS_PER_PERSON)
    }
  })

  test('Y13 anonymous sessions have no votes, sign-off or pulse', () => {
    const [{ writer }] = twoReplicas()
    const id = unwrap(createCard(writer, 'cause'))
    const nobody = { ...writer, participantId: null }
    expect(vote(nobody, id)).toEqual(refused('anonymous'))
    expect(unvote(nobody, id)).toEqual(refused('anonymous'))
    expect(signOff(nobody)).toEqual(refused('anonymous'))
    expect(withdrawSignOff(nobody)).toEqual(refused('anonymous'))
    expect(answerPulse(nobody, 3)).toEqual(refused('anonymous'))
    expect(dotsLeft(nobody)).toBe(0)
    expect(vote(writer, 'nobody')).toEqual(refused('no-such-card'))
  })
})

describe('Y14 links', () => {
  test('Y14 evidence leads to events, answers to causes and whys; repeats change nothing', () => {
    const [{ writer, doc }] = twoReplicas()
    const event = unwrap(createCard(writer, 'event'))
    const cause = unwrap(createCard(writer, 'cause'))
    const why = unwrap(createCard(writer, 'why', { fields: { parent: cause } }))
    const action = unwrap(createCard(writer, 'action'))
    unwrap(link(writer, 'evidence', cause, event))
    unwrap(link(writer, 'evidence', why, event))
    unwrap(link(writer, 'answers', action, why))
    const before = Y.encodeStateAsUpdate(doc)
    unwrap(link(writer, 'evidence', cause, event))
    unwrap(unlink(writer, 'answers', action, cause))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
    expect(boardOf(writer).links).toHaveLength(3)
    expect(link(writer, 'evidence', event, cause)).toEqual(refused('wrong-kinds'))
    expect(link(writer, 'answers', cause, why)).toEqual(refused('wrong-kinds'))
    expect(link(writer, 'answers', action, event)).toEqual(refused('wrong-kinds'))
    expect(link(writer, 'evidence', 'nobody', event)).toEqual(refused('no-such-card'))
    unwrap(unlink(writer, 'evidence', cause, event))
    expect(boardOf(writer).links.map(({ from }) => from)).not.toContain(cause)
  })

  test('Y14 a link goes and comes back with its cards', () => {
    const [{ writer, doc }] = twoReplicas()
    const event = unwrap(createCard(writer, 'event'))
    const cause = unwrap(createCard(writer, 'cause'))
    const other = unwrap(createCard(writer, 'event'))
    unwrap(link(writer, 'evidence', cause, event))
    unwrap(removeCards(writer, [event]))
    doc.getMap(BOARD_ROOTS.links).set('evidence/odd', true)
    doc.getMap(BOARD_ROOTS.links).set(`evidence/${cause}/${event}/more`, true)
    doc.getMap(BOARD_ROOTS.links).set(`evidence/${cause}/${other}`, false)
    expect(boardOf(writer).links).toEqual([])
    unwrap(restoreCard(writer, event))
    expect(boardOf(writer).links).toEqual([{ kind: 'evidence', from: cause, to: event }])
  })
})

describe('Y15 labels', () => {
  test('Y15 names are trimmed, sorted sets that merge', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    expect(unwrap(addLabel(ann.writer, 'service', '  payments   api '))).toBe('payments api')
    unwrap(addLabel(ann.writer, 'tag', 'a/b'))
    unwrap(addLabel(ben.writer, 'service', 'checkout'))
    unwrap(addLabel(ben.writer, 'team', 'Payments'))
    syncAll(both)
    for (const replica of both) {
      expect(boardOf(replica)).toMatchObject({
        services: ['checkout', 'payments api'],
        teams: ['Payments'],
        tags: ['a/b'],
      })
    }
    unwrap(removeLabel(ann.writer, 'tag', 'a/b'))
    unwrap(removeLabel(ann.writer, 'tag', 'none'))
    ann.doc.getMap(BOARD_ROOTS.labels).set('tag/off', false)
    expect(boardOf(ann).tags).toEqual([])
    expect(addLabel(ann.writer, 'tag', ' ')).toEqual(refused('no-name'))
    expect(addLabel(ann.writer, 'tag', 'x'.repeat(61))).toEqual(refused('too-long'))
  })
})

describe('Y16 categories', () => {
  test('Y16 a bone is added, renamed letter by letter, moved and removed', () => {
    const [{ writer }] = twoReplicas()
    const id = unwrap(addCategory(writer, ' Training '))
    const names = (): string[] => boardOf(writer).categories.map(({ name }) => name)
    expect(names().at(-1)).toBe('Training')
    unwrap(replaceText(writer, { category: id }, 'Onboarding'))
    unwrap(reorderCategory(writer, id, null))
    expect(names()[0]).toBe('Onboarding')
    unwrap(reorderCategory(writer, id, 'process'))
    expect(names().slice(0, 3)).toEqual(['Technology', 'Process', 'Onboarding'])
    unwrap(reorderCategory(writer, id, id))
    unwrap(removeCategory(writer, id))
    expect(names()).toHaveLength(6)
    expect(removeCategory(writer, id)).toEqual(refused('no-such-category'))
    unwrap(restoreCategory(writer, id))
    expect(names()).toContain('Onboarding')
  })

  test('Y16 the causes of a removed bone stay as they are', () => {
    const [{ writer }] = twoReplicas()
    const fields = { category: 'process' }
    const cause = unwrap(createCard(writer, 'cause', { fields }))
    unwrap(removeCategory(writer, 'process'))
    expect(boardOf(writer).cards).toMatchObject([{ id: cause, category: 'process' }])
  })

  test('Y4 a bone that is removed while another renames it comes back', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    unwrap(removeCategory(ann.writer, 'process'))
    const edit = { index: 7, remove: 0, insert: 'es' }
    unwrap(editText(ben.writer, { category: 'process' }, edit))
    syncAll(both)
    for (const replica of both) {
      expect(boardOf(replica).categories.map(({ name }) => name)).toContain('Processes')
    }
  })

  test('Y2 undo of a new bone keeps it when another renamed it', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    const id = unwrap(addCategory(ann.writer, 'Tools'))
    syncAll(both)
    unwrap(replaceText(ben.writer, { category: id }, 'Tooling'))
    syncAll(both)
    ann.undo.undo()
    syncAll(both)
    expect(boardOf(ann).categories.map(({ name }) => name)).toContain('Tooling')
  })

  test('Y10 bones without a name, with too long a one, or too many are refused', () => {
    const [{ writer }] = twoReplicas()
    expect(addCategory(writer, '  ')).toEqual(refused('no-name'))
    expect(addCategory(writer, 'x'.repeat(LIMITS.maxNameLength + 1))).toEqual(refused('too-long'))
    for (let i = 6; i < LIMITS.maxCategories; i += 1) unwrap(addCategory(writer, `Bone ${i}`))
    expect(addCategory(writer, 'One more')).toEqual(refused('too-many-categories'))
    unwrap(removeCategory(writer, 'process'))
    unwrap(addCategory(writer, 'One more'))
    expect(reorderCategory(writer, 'nothing', null)).toEqual(refused('no-such-category'))
    expect(reorderCategory(writer, 'people', 'nothing')).toEqual(refused('no-such-category'))
    expect(restoreCategory(writer, 'nothing')).toEqual(refused('no-such-category'))
  })
})

describe('Y17 the incident', () => {
  test('Y17 two people who set two fields or two times at once keep both', () => {
    const both = twoReplicas()
    const [ann, ben] = both
    unwrap(setIncident(ann.writer, { severity: 'sev1', times: { started: 10 } }))
    unwrap(setIncident(ben.writer, { timeZone: 'Europe/Berlin', times: { resolved: 99 } }))
    syncAll(both)
    for (const replica of both) {
      expect(boardOf(replica).incident).toMatchObject({
        severity: 'sev1',
        timeZone: 'Europe/Berlin',
        times: { started: 10, detected: null, resolved: 99 },
      })
    }
  })

  test('Y10 values that do not fit are refused and change nothing', () => {
    const [{ writer, doc }] = twoReplicas()
    const before = Y.encodeStateAsUpdate(doc)
    const bad = 'x' as 'sev1'
    expect(setIncident(writer, { owner: 'Ann', severity: bad })).toEqual(refused('bad-value'))
    expect(setIncident(writer, { timeZone: 'Mars/Olympus' })).toEqual(refused('bad-value'))
    expect(setIncident(writer, { times: { started: 0.5 } })).toEqual(refused('bad-value'))
    expect(setIncident(writer, { shareBy: 'tomorrow' })).toEqual(refused('bad-value'))
    expect(setIncident(writer, { owner: 'x'.repeat(2_001) })).toEqual(refused('too-long'))
    const unknown = { colour: 'red' } as { owner?: string }
    expect(setIncident(writer, unknown)).toEqual(refused('unknown-field'))
    const odd = { times: { never: 1 } } as { times: { started?: number } }
    expect(setIncident(writer, odd)).toEqual(refused('unknown-field'))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })
})

describe('Y10 people', () => {
  test('Y10 a person has a name and a colour; the same again writes nothing', () => {
    const [{ writer, doc }] = twoReplicas()
    const ann = { id: 'person-ann', name: ' Ann ', colour: '#C2410C' }
    unwrap(putParticipant(writer, ann))
    const before = Y.encodeStateAsUpdate(doc)
    unwrap(putParticipant(writer, ann))
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
    expect(boardOf(writer).participants).toEqual([
      { id: 'person-ann', name: 'Ann', colour: '#c2410c' },
    ])
    expect(putParticipant(writer, { ...ann, id: 'a b' })).toEqual(refused('bad-id'))
    expect(putParticipant(writer, { ...ann, name: ' ' })).toEqual(refused('no-name'))
    expect(putParticipant(writer, { ...ann, name: 'x'.repeat(61) })).toEqual(refused('too-long'))
    expect(putParticipant(writer, { ...ann, colour: 'red' })).toEqual(refused('bad-colour'))
  })

  test('Y10 a sign-off keeps its first time and can be withdrawn; pulse answers are 1 to 5', () => {
    const [{ writer }, { writer: other }] = twoReplicas()
    const id = writer.participantId ?? ''
    unwrap(signOff({ ...writer, nowMs: () => 5 }))
    unwrap(signOff({ ...writer, nowMs: () => 9 }))
    expect(boardOf(writer).signOffs).toEqual({ [id]: 5 })
    unwrap(withdrawSignOff(writer))
    expect(boardOf(writer).signOffs).toEqual({})
    unwrap(answerPulse(writer, 4))
    unwrap(answerPulse(writer, 5))
    unwrap(answerPulse({ ...other, doc: writer.doc }, 2))
    expect(boardOf(writer).pulse).toEqual([2, 5])
    expect(answerPulse(writer, 6)).toEqual(refused('bad-value'))
  })
})
