import type { Participant } from '../../domain/board.ts'
import { refuse, succeed, type Result } from '../../domain/result.ts'
import { LIMITS } from '../../protocol/limits.ts'
import { canonical } from '../contentHash.ts'
import { isEntryId } from '../entries.ts'
import { BOARD_ROOTS } from '../keys.ts'
import type { Writer } from '../writer.ts'
import { write } from './transaction.ts'

export type ParticipantRefusal = 'bad-id' | 'no-name' | 'too-long' | 'bad-colour'

/** Writes a person's name and colour (`#rrggbb`). Only the server calls it. */
export function putParticipant(
  writer: Writer,
  participant: Participant,
): Result<null, ParticipantRefusal> {
  const { id, colour } = participant
  const name = participant.name.toWellFormed().trim()
  if (!isEntryId(id)) return refuse('bad-id')
  if (name === '') return refuse('no-name')
  if (name.length > LIMITS.maxNameLength) return refuse('too-long')
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return refuse('bad-colour')
  const people = writer.doc.getMap(BOARD_ROOTS.participants)
  const person = { name, colour: colour.toLowerCase() }
  if (canonical(people.get(id), 0) !== canonical(person, 0)) {
    write(writer, () => people.set(id, person))
  }
  return succeed(null)
}

/** The writer signs the report off, now. Repeats keep the first time. */
export function signOff(writer: Writer): Result<null, 'anonymous'> {
  const { participantId } = writer
  if (participantId === null) return refuse('anonymous')
  const signOffs = writer.doc.getMap(BOARD_ROOTS.signOffs)
  if (!signOffs.has(participantId)) {
    write(writer, () => signOffs.set(participantId, writer.nowMs()))
  }
  return succeed(null)
}

/** The writer takes their sign-off back. */
export function withdrawSignOff(writer: Writer): Result<null, 'anonymous'> {
  const { participantId } = writer
  if (participantId === null) return refuse('anonymous')
  const signOffs = writer.doc.getMap(BOARD_ROOTS.signOffs)
  if (signOffs.has(participantId)) write(writer, () => signOffs.delete(participantId))
  return succeed(null)
}

/** The writer's answer, 1–5, to "did you learn something?"; a second one replaces the first. */
export function answerPulse(
  writer: Writer,
  answer: number,
): Result<null, 'anonymous' | 'bad-value'> {
  const { participantId } = writer
  if (participantId === null) return refuse('anonymous')
  if (!Number.isInteger(answer) || answer < 1 || answer > 5) return refuse('bad-value')
  write(writer, () => writer.doc.getMap(BOARD_ROOTS.pulse).set(participantId, answer))
  return succeed(null)
}
