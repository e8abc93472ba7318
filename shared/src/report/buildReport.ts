import type { Board, Link } from '../domain/board.ts'
import { isOverdue } from '../domain/actions.ts'
import type { Action } from '../domain/cards/action.ts'
import type { TimelineEvent } from '../domain/cards/event.ts'
import type { Card } from '../domain/cards/cardKinds.ts'
import type { Win } from '../domain/cards/worked.ts'
import {
  bonesOf,
  deepestChain,
  walk,
  whyTree,
  type FishboneCard,
  type WhyTree,
} from '../domain/fishboneTree.ts'
import { byOrder, compareText } from '../domain/order.ts'
import {
  datedEvents,
  MEASURE_ENDS,
  milestoneConflicts,
  milestoneTimes,
  outOfOrderMessage,
  RESPONSE_MEASURES,
  responseDurations,
  undatedEvents,
} from '../domain/timeline.ts'
import { formatDay } from '../domain/zone.ts'
import {
  MAX_FACTORS,
  MAX_SUMMARY_WORDS,
  MAX_TIMELINE_ROWS,
  REPORT_VERSION,
  type Report,
  type ReportAction,
  type ReportEvent,
  type ReportFactor,
  type ReportFactors,
  type ReportHeader,
  type ReportMeasure,
  type ReportTimeline,
  type ReportWarning,
  type ReportWhy,
  type ReportWin,
} from './report.ts'

type Times = ReportHeader['times']

/**
 * The report of a board.
 * @param now.nowMs epoch ms, by which actions are overdue or not
 */
export function buildReport(board: Board, { nowMs }: { readonly nowMs: number }): Report {
  const { incident, texts } = board
  const times = milestoneTimes(board)
  const cards = board.cards.toSorted(byOrder)
  const cardsById = new Map(cards.map((card) => [card.id, card]))
  const resolve = responseDurations(times).resolve
  const factors = buildFactors(board, cardsById)
  const today = formatDay(nowMs, incident.timeZone)
  const actions = cards
    .filter((card) => card.kind === 'action')
    .map((action) => buildAction(action, board.links, cardsById, today))
  const isRefused = ({ status }: ReportAction): boolean =>
    status === 'declined' || status === 'risk-accepted'
  const summary = orNull(texts.summary)
  const words = countWords(texts.summary)
  return {
    version: REPORT_VERSION,
    builtAtMs: nowMs,
    timeZone: incident.timeZone,
    header: buildHeader(board, times),
    summary: summary === null ? null : { text: summary, words },
    impact: {
      text: orNull(texts.impact),
      effect: orNull(texts.effect),
      durationMs: resolve.ok ? (resolve.value?.durationMs ?? null) : null,
    },
    detection: orNull(texts.detection),
    trigger: orNull(texts.trigger),
    resolution: orNull(texts.resolution),
    response: buildResponse(times),
    timeline: buildTimeline(cards),
    factors,
    worked: {
      well: winsOf(cards, 'well'),
      poorly: winsOf(cards, 'poorly'),
      lucky: winsOf(cards, 'lucky'),
    },
    actions: actions.filter((action) => !isRefused(action)),
    declined: actions.filter(isRefused),
    followUp: {
      shareBy: incident.shareBy,
      reviewOn: incident.reviewOn,
      checkOn: incident.checkOn,
      who: incident.owner,
    },
    similar: incident.repeatOf === null ? [] : [incident.repeatOf],
    parked: cards.flatMap((card) =>
      card.kind === 'parked' && (card.became === null || !cardsById.has(card.became))
        ? [{ cardId: card.id, text: card.text }]
        : [],
    ),
    warnings: buildWarnings(words, times, factors),
  }
}

function buildHeader(board: Board, times: Times): ReportHeader {
  const { incident } = board
  const names = new Map(board.participants.map(({ id, name }) => [id, name]))
  return {
    id: board.id,
    title: orNull(board.texts.title),
    occasion: incident.occasion,
    severity: incident.severity,
    status: incident.status,
    incidentDay: times.started === null ? null : formatDay(times.started, incident.timeZone),
    owner: incident.owner,
    facilitator: incident.facilitator,
    // Somebody who joined from two devices is two participants of one name.
    participants: [...new Set(board.participants.map(({ name }) => name))].toSorted(compareText),
    signedOff: Object.keys(board.signOffs).flatMap((id) => names.get(id) ?? []),
    services: board.services,
    teams: board.teams,
    tags: board.tags,
    meetingAtMs: incident.meetingAtMs,
    times,
  }
}

function buildResponse(times: Times): readonly ReportMeasure[] {
  const durations = responseDurations(times)
  return RESPONSE_MEASURES.map((measure): ReportMeasure => {
    const { from, to } = MEASURE_ENDS[measure]
    const result = durations[measure]
    return {
      measure,
      from,
      to,
      fromMs: times[from],
      toMs: times[to],
      durationMs: result.ok ? (result.value?.durationMs ?? null) : null,
      problem: result.ok ? null : outOfOrderMessage({ earlier: from, later: to }, times),
    }
  })
}

function buildEvent(event: TimelineEvent): ReportEvent {
  return {
    cardId: event.id,
    text: event.text,
    time: event.time,
    type: event.type,
    milestone: event.milestone,
    source: event.source,
    learnedLater: event.known === 'later',
  }
}

function buildTimeline(cards: readonly Card[]): ReportTimeline {
  const dated = datedEvents(cards)
  const starred = dated.filter((event) => event.starred)
  const rows = (starred.length > 0 ? starred : dated).slice(0, MAX_TIMELINE_ROWS)
  const all = [...dated, ...undatedEvents(cards)]
  return { rows: rows.map(buildEvent), more: all.length - rows.length, all: all.map(buildEvent) }
}

function buildFactors(board: Board, cardsById: ReadonlyMap<string, Card>): ReportFactors {
  const tree = whyTree(board.cards)
  const all = bonesOf(board, tree).flatMap((bone) =>
    bone.roots.map((root) => buildFactor(root, bone.name, board, tree, cardsById)),
  )
  const rows = all.toSorted((a, b) => b.votes - a.votes).slice(0, MAX_FACTORS)
  return { rows, more: all.length - rows.length, all }
}

function buildFactor(
  root: FishboneCard,
  category: string,
  board: Board,
  tree: WhyTree,
  cardsById: ReadonlyMap<string, Card>,
): ReportFactor {
  const members = walk(tree, root)
  const ids = new Set(members.map(({ card }) => card.id))
  const whys = members.slice(1).map(({ card, level }): ReportWhy => buildWhy(card, level))
  const chain = deepestChain(tree, root)
  const deepest = chain.at(-1)
  const evidence = new Set<TimelineEvent>()
  for (const link of board.links) {
    const event = cardsById.get(link.to)
    if (link.kind === 'evidence' && ids.has(link.from) && event?.kind === 'event') {
      evidence.add(event)
    }
  }
  const answering = new Set(
    board.links
      .filter((link) => link.kind === 'answers' && ids.has(link.to))
      .map(({ from }) => from)
      // A parked idea is none yet.
      .filter((id) => cardsById.get(id)?.kind === 'action'),
  )
  return {
    cardId: root.id,
    text: root.text,
    category,
    confirmed: root.confidence === 'confirmed',
    votes: board.votes[root.id] ?? 0,
    deepestWhy: deepest === undefined ? null : buildWhy(deepest, chain.length),
    whys,
    evidence: [...datedEvents([...evidence]), ...undatedEvents([...evidence])].map(buildEvent),
    actions: answering.size,
  }
}

function buildWhy(card: FishboneCard, depth: number): ReportWhy {
  return {
    cardId: card.id,
    text: card.text,
    confirmed: card.confidence === 'confirmed',
    depth,
  }
}

function winsOf(cards: readonly Card[], outcome: Win['outcome']): readonly ReportWin[] {
  return cards.flatMap((card) =>
    card.kind === 'worked' && card.outcome === outcome
      ? [{ cardId: card.id, text: card.text, area: card.area }]
      : [],
  )
}

function buildAction(
  action: Action,
  links: readonly Link[],
  cardsById: ReadonlyMap<string, Card>,
  today: string,
): ReportAction {
  const factors = links.flatMap((link) => {
    const card = cardsById.get(link.to)
    const answers = link.kind === 'answers' && link.from === action.id && card !== undefined
    return answers ? [card] : []
  })
  return {
    cardId: action.id,
    text: action.text,
    type: action.type,
    priority: action.priority,
    status: action.status,
    owner: action.owner === null ? null : orNull(action.owner),
    due: action.due,
    isOverdue: isOverdue(action, today),
    tracker: action.tracker,
    factors: factors.toSorted(byOrder).map(({ id, text }) => ({ cardId: id, text })),
    expectedEffect: orNull(action.expectedEffect),
    measuredBy: orNull(action.measuredBy),
    finishTest: orNull(action.finishTest),
    reason: orNull(action.reason),
  }
}

function buildWarnings(
  summaryWords: number,
  times: Times,
  factors: ReportFactors,
): readonly ReportWarning[] {
  const warnings: ReportWarning[] = []
  if (summaryWords > MAX_SUMMARY_WORDS) {
    warnings.push({ kind: 'summary-too-long', words: summaryWords, maxWords: MAX_SUMMARY_WORDS })
  }
  for (const conflict of milestoneConflicts(times)) {
    const message = outOfOrderMessage(conflict, times)
    warnings.push({ kind: 'milestones-out-of-order', message })
  }
  for (const { cardId, actions } of factors.all) {
    if (actions === 0) warnings.push({ kind: 'factor-without-action', cardId })
  }
  return warnings
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

function orNull(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed
}
