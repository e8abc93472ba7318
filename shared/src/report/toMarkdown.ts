import { formatClock, formatDay, formatDuration, isTimeZone } from '../domain/zone.ts'
import { frontMatter } from './frontMatter.ts'
import { inline, link, paragraphs } from './markdownText.ts'
import type {
  Report,
  ReportAction,
  ReportEvent,
  ReportFactor,
  ReportItem,
  ReportWin,
} from './report.ts'
import {
  ACTION_STATUS_WORDS,
  AREA_WORDS,
  MEASURE_WORDS,
  MILESTONE_WORDS,
  OCCASION_WORDS,
  SEVERITY_WORDS,
  STATUS_WORDS,
} from '../domain/words.ts'
import {
  ACTION_TYPE_WORDS,
  EVENT_TYPE_WORDS,
  NOT_RECORDED,
  PRIORITY_WORDS,
} from '../domain/fieldWords.ts'

/** Whys are indented no further than this; their number still tells how deep they are. */
const MAX_LIST_DEPTH = 12

/**
 * The report as Markdown with YAML front matter: headings, lists and tables only. What people wrote is escaped, links
 * are http or https, and what is missing reads "Not recorded".
 */
export function toMarkdown(report: Report): string {
  const zones = zonesOf(report)
  const blocks = [
    frontMatter(report),
    `# ${report.header.title === null ? 'Untitled post-mortem' : inlineOr(report.header.title)}`,
    headerTable(report, zones),
    '## Summary',
    paragraphsOr(report.summary?.text ?? null),
    '## Impact',
    ...impactBlocks(report),
    '## Detection, trigger, resolution',
    list([
      `**Detection:** ${inlineOr(report.detection)}`,
      `**Trigger:** ${inlineOr(report.trigger)}`,
      `**Resolution:** ${inlineOr(report.resolution)}`,
    ]),
    '## Response',
    responseTable(report, zones),
    '## Timeline',
    eventTable(report.timeline.rows, zones),
    ...more(report.timeline.more),
    '## Contributing factors',
    factorTable(report.factors.rows),
    ...more(report.factors.more),
    '## Went well',
    winList(report.worked.well),
    '## Went poorly',
    winList(report.worked.poorly),
    '## Where we were lucky',
    winList(report.worked.lucky),
    '## Actions',
    actionTable(report.actions),
    '### Declined, because',
    declinedList(report.declined),
    '## Follow-up check',
    followUpTable(report),
    '## Similar earlier post-mortems',
    list(report.similar.map((id) => `Repeats ${inline(id)}`)),
    ...appendix(report, zones),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** UTC, then the board's zone where it is another one. */
function zonesOf({ timeZone }: Report): readonly string[] {
  const isUtc = !isTimeZone(timeZone) || /^(?:Etc\/)?(?:UTC|UCT|GMT|Zulu)$/i.test(timeZone)
  return isUtc ? ['UTC'] : ['UTC', timeZone]
}

function headerTable({ header }: Report, zones: readonly string[]): string {
  return table(
    ['Field', 'Value'],
    [
      ['Id', inlineOr(header.id)],
      ['Occasion', OCCASION_WORDS[header.occasion]],
      ['Severity', header.severity === null ? NOT_RECORDED : SEVERITY_WORDS[header.severity]],
      ['Status', STATUS_WORDS[header.status]],
      ['Date', inlineOr(header.incidentDay)],
      ['Meeting', instant(header.meetingAtMs, zones)],
      ['Owner', inlineOr(header.owner)],
      ['Facilitator', inlineOr(header.facilitator)],
      ['Participants', names(header.participants)],
      ['Signed off by', names(header.signedOff)],
      ['Services', names(header.services)],
      ['Teams', names(header.teams)],
      ['Tags', names(header.tags)],
    ],
  )
}

function impactBlocks({ impact, header }: Report): readonly string[] {
  return [
    table(
      ['Measure', 'Value'],
      [
        ['Effect', inlineOr(impact.effect)],
        ['Duration', impact.durationMs === null ? NOT_RECORDED : formatDuration(impact.durationMs)],
        ['Services', names(header.services)],
      ],
    ),
    paragraphsOr(impact.text),
  ]
}

function responseTable({ response }: Report, zones: readonly string[]): string {
  return table(
    ['Measure', 'Duration', 'From', 'To'],
    response.map(({ measure, from, to, fromMs, toMs, durationMs, problem }) => [
      MEASURE_WORDS[measure],
      problem ?? (durationMs === null ? NOT_RECORDED : formatDuration(durationMs)),
      `${MILESTONE_WORDS[from]}: ${instant(fromMs, zones)}`,
      `${MILESTONE_WORDS[to]}: ${instant(toMs, zones)}`,
    ]),
  )
}

function eventTable(events: readonly ReportEvent[], zones: readonly string[]): string {
  if (events.length === 0) return NOT_RECORDED
  return table(
    [...zones.map((zone) => `Time (${inline(zone)})`), 'Event', 'Kind', 'Source'],
    events.map((event) => [
      ...zones.map((zone) => eventTime(event, zone)),
      `${inlineOr(event.text)}${event.learnedLater ? ' (learned later)' : ''}`,
      [
        EVENT_TYPE_WORDS[event.type],
        event.milestone === null ? '' : MILESTONE_WORDS[event.milestone],
      ]
        .filter((word) => word !== '')
        .join(', '),
      event.source === null ? NOT_RECORDED : link('source', event.source),
    ]),
  )
}

function eventTime({ time }: ReportEvent, zone: string): string {
  if (time === null) return NOT_RECORDED
  const about = time.approximate ? 'about ' : ''
  const start = `${formatDay(time.startMs, zone)} ${formatClock(time.startMs, zone)}`
  if (time.endMs === null) return about + start
  const isSameDay = formatDay(time.startMs, zone) === formatDay(time.endMs, zone)
  const end = isSameDay ? '' : `${formatDay(time.endMs, zone)} `
  return `${about}${start} – ${end}${formatClock(time.endMs, zone)}`
}

function factorTable(factors: readonly ReportFactor[]): string {
  if (factors.length === 0) return NOT_RECORDED
  return table(
    ['Factor', 'Category', 'State', 'Deepest why', 'Evidence'],
    factors.map((factor) => [
      inlineOr(factor.text),
      inlineOr(factor.category),
      factor.confirmed ? 'Confirmed' : 'Suspected',
      factor.deepestWhy === null
        ? NOT_RECORDED
        : `Why ${factor.deepestWhy.depth}: ${inlineOr(factor.deepestWhy.text)}`,
      itemsOr(factor.evidence),
    ]),
  )
}

function winList(wins: readonly ReportWin[]): string {
  return list(
    wins.map(
      ({ area, text }) => `${area === null ? '' : `${AREA_WORDS[area]}: `}${inlineOr(text)}`,
    ),
  )
}

function actionTable(actions: readonly ReportAction[]): string {
  if (actions.length === 0) return NOT_RECORDED
  return table(
    [
      'Action',
      'Type',
      'Priority',
      'Owner',
      'Due',
      'Status',
      'Tracker',
      'Factor',
      'Expected effect',
      'Finished when',
    ],
    actions.map((action) => [
      inlineOr(action.text),
      action.type === null ? NOT_RECORDED : ACTION_TYPE_WORDS[action.type],
      action.priority === null ? NOT_RECORDED : PRIORITY_WORDS[action.priority],
      inlineOr(action.owner),
      `${inlineOr(action.due)}${action.isOverdue ? ' (overdue)' : ''}`,
      ACTION_STATUS_WORDS[action.status],
      action.tracker === null ? NOT_RECORDED : link('tracker', action.tracker),
      itemsOr(action.factors),
      expectedEffect(action),
      inlineOr(action.finishTest),
    ]),
  )
}

function expectedEffect({ expectedEffect, measuredBy }: ReportAction): string {
  if (measuredBy === null) return inlineOr(expectedEffect)
  return `${inlineOr(expectedEffect)} (measured by: ${inlineOr(measuredBy)})`
}

function declinedList(actions: readonly ReportAction[]): string {
  return list(
    actions.map(({ text, status, reason }) =>
      status === 'risk-accepted'
        ? `${inlineOr(text)} — risk accepted, because: ${inlineOr(reason)}`
        : `${inlineOr(text)} — because: ${inlineOr(reason)}`,
    ),
  )
}

function followUpTable({ followUp }: Report): string {
  return table(
    ['Step', 'Date'],
    [
      ['Report shared by', inlineOr(followUp.shareBy)],
      ['Report reviewed on', inlineOr(followUp.reviewOn)],
      ['Effects checked on', inlineOr(followUp.checkOn)],
      ['By', inlineOr(followUp.who)],
    ],
  )
}

function appendix(report: Report, zones: readonly string[]): readonly string[] {
  const { timeline, factors, parked } = report
  const blocks: string[] = []
  if (timeline.all.length > 0) blocks.push('### All events', eventTable(timeline.all, zones))
  if (factors.all.length > 0) {
    blocks.push('### All contributing factors', factors.all.map(factorTree).join('\n'))
  }
  if (parked.length > 0) {
    blocks.push('### Parking lot', list(parked.map(({ text }) => inlineOr(text))))
  }
  return blocks.length === 0 ? [] : ['## Appendix', ...blocks]
}

function factorTree(factor: ReportFactor): string {
  const state = (confirmed: boolean): string => (confirmed ? 'confirmed' : 'suspected')
  const head = `- **${inlineOr(factor.category)}:** ${inlineOr(factor.text)} (${state(factor.confirmed)})`
  const whys = factor.whys.map(({ depth, text, confirmed }) => {
    const indent = '  '.repeat(Math.min(depth, MAX_LIST_DEPTH))
    return `${indent}- Why ${depth}: ${inlineOr(text)} (${state(confirmed)})`
  })
  return [head, ...whys].join('\n')
}

function more(count: number): readonly string[] {
  return count === 0 ? [] : [`+${count} in the appendix.`]
}

/** `2026-03-12 14:03 UTC (15:03 Europe/Berlin)`. */
function instant(ms: number | null, zones: readonly string[]): string {
  if (ms === null) return NOT_RECORDED
  const utcDay = formatDay(ms, 'UTC')
  const others = zones.slice(1).map((zone) => {
    const day = formatDay(ms, zone)
    return ` (${day === utcDay ? '' : `${day} `}${formatClock(ms, zone)} ${inline(zone)})`
  })
  return `${utcDay} ${formatClock(ms, 'UTC')} UTC${others.join('')}`
}

function itemsOr(items: readonly ReportItem[]): string {
  return items.length === 0 ? NOT_RECORDED : items.map(({ text }) => inlineOr(text)).join(' · ')
}

function names(values: readonly string[]): string {
  return values.length === 0 ? NOT_RECORDED : values.map(inlineOr).join(', ')
}

function inlineOr(text: string | null): string {
  return (text === null ? '' : inline(text)) || NOT_RECORDED
}

function paragraphsOr(text: string | null): string {
  return (text === null ? '' : paragraphs(text)) || NOT_RECORDED
}

function list(items: readonly string[]): string {
  return items.length === 0 ? NOT_RECORDED : items.map((item) => `- ${item}`).join('\n')
}

/** A table of cells that are escaped already. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
