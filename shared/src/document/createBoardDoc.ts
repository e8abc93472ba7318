import * as Y from 'yjs'

import { createAgenda, createStage, type AgendaTemplate, type Phase } from '../domain/agenda.ts'
import { BOARD_TEXTS, type BoardTextName } from '../domain/board.ts'
import { randomBelow, type Random } from '../domain/random.ts'
import { BOARD_ROOTS, BOARD_TEXT_PREFIX, CATEGORY_KEYS, SCHEMA_VERSION } from './keys.ts'
import { STAGE_KEYS, STAGE_ROOTS } from './keys.ts'
import { addLabel, setIncident, type IncidentPatch } from './operations/incident.ts'
import { editText } from './operations/text.ts'
import { keysBetween } from './orderKey.ts'
import { LABEL_KINDS, type LabelKind } from './readSets.ts'
import type { Writer } from './writer.ts'

/** The bones of a new fishbone: their ids, the same on every board, and what they are called at first. */
export const TEMPLATE_CATEGORIES = {
  technology: 'Technology',
  process: 'Process',
  people: 'People & communication',
  monitoring: 'Monitoring',
  dependencies: 'Dependencies',
  change: 'Change',
} as const
export type TemplateCategoryId = keyof typeof TEMPLATE_CATEGORIES

/** What a new board is made of. The same values and randomness give the same bytes. */
export interface NewBoard {
  readonly boardId: string
  readonly title: string
  readonly template: AgendaTemplate
  /** What is known of the incident already; values that do not fit are left out. */
  readonly incident?: IncidentPatch
  /** The other long texts, where something is known for them. */
  readonly texts?: Partial<Record<Exclude<BoardTextName, 'title'>, string>>
  readonly labels?: Partial<Record<LabelKind, readonly string[]>>
  /** Epoch ms. */
  readonly nowMs: number
  readonly random: Random
}

/** The stored bytes (Yjs updates, V1) of a board's two first rooms. */
export interface NewBoardBytes {
  readonly board: Uint8Array
  readonly stage: Uint8Array
}

/**
 * Makes a board's documents. Only the server calls it, in the transaction that creates the board: fixed keys (categories,
 * phases) made by two clients at once would lose one of the two.
 */
export function createBoardDoc(board: NewBoard): NewBoardBytes {
  const doc = newDoc(board.random)
  const writer = fillBoard(doc, board)
  const patch = board.incident ?? {}
  for (const [name, value] of Object.entries(patch)) setIncident(writer, { [name]: value })
  for (const name of BOARD_TEXTS) {
    const text = name === 'title' ? '' : (board.texts?.[name] ?? '')
    editText(writer, { board: name }, { index: 0, remove: 0, insert: text })
  }
  for (const kind of LABEL_KINDS) {
    for (const name of board.labels?.[kind] ?? []) addLabel(writer, kind, name)
  }
  return { board: Y.encodeStateAsUpdate(doc), stage: createStageDoc(board) }
}

/** An empty document whose client id comes from `random` as well. */
export function newDoc(random: Random): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = randomBelow(random, 2 ** 32)
  return doc
}

/** Writes what every new board has into an empty document, and answers a writer for the rest. */
export function fillBoard(doc: Y.Doc, board: NewBoard): Writer {
  const { random, nowMs } = board
  doc.transact(() => {
    const meta = doc.getMap(BOARD_ROOTS.meta)
    meta.set('id', board.boardId)
    meta.set('schemaVersion', SCHEMA_VERSION)
    meta.set('createdAtMs', nowMs)
    doc.getText(BOARD_TEXT_PREFIX + 'title').insert(0, board.title.toWellFormed())
    const categories = doc.getMap(BOARD_ROOTS.categories)
    const names = Object.entries(TEMPLATE_CATEGORIES)
    const orders = keysBetween(null, null, names.length, random) ?? []
    names.forEach(([id, name], index) => {
      const category = new Y.Map<unknown>()
      category.set(CATEGORY_KEYS.name, new Y.Text(name))
      category.set(CATEGORY_KEYS.order, orders[index])
      categories.set(id, category)
    })
  })
  return { doc, origin: {}, participantId: null, random, nowMs: () => nowMs }
}

/** The stage's first bytes: the template's phases, the first of them current, nothing running. */
export function createStageDoc(board: Pick<NewBoard, 'template' | 'nowMs' | 'random'>): Uint8Array {
  const doc = newDoc(board.random)
  const phases: readonly Phase[] = createAgenda(board.template, board.nowMs)
  const stage = createStage(phases)
  doc.transact(() => {
    const stored = doc.getMap(STAGE_ROOTS.phases)
    phases.forEach(({ id, ...phase }, order) => stored.set(id, { ...phase, order }))
    const root = doc.getMap(STAGE_ROOTS.stage)
    root.set(STAGE_KEYS.phase, stage.phaseId)
    root.set(STAGE_KEYS.timer, stage.timer)
  })
  return Y.encodeStateAsUpdate(doc)
}
