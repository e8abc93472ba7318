import type { Report, ReportFactor } from '@whyboard/shared/report/report.ts'

/** So many factors without an action are named, each in a sentence; of more only the number is said. */
const MOST_NAMED = 3
/** Of a long text so much is quoted, UTF-16 units: enough to tell which card it is. */
const MOST_QUOTED = 120

/** As much of a report as is looked through for gaps. */
export interface Checked {
  readonly warnings: Report['warnings']
  readonly factors: { readonly all: readonly Pick<ReportFactor, 'cardId' | 'text'>[] }
}

/** What its reader should know before it is published, one sentence each. */
export function reportGaps(report: Checked): readonly string[] {
  const said: string[] = []
  const idle: string[] = []
  for (const warning of report.warnings) {
    switch (warning.kind) {
      case 'summary-too-long':
        said.push(`The summary has ${warning.words} words; ${warning.maxWords} are read.`)
        break
      case 'milestones-out-of-order':
        said.push(warning.message)
        break
      case 'factor-without-action': {
        const text = factorText(report.factors, warning.cardId)
        if (text !== '') idle.push(text)
        break
      }
    }
  }
  if (idle.length > MOST_NAMED) {
    said.push(`${idle.length} factors have no action. Add one to each, or say why none is needed.`)
  } else {
    for (const text of idle) {
      said.push(`“${quoted(text)}” has no action. Add one, or say why none is needed.`)
    }
  }
  return said
}

/** Text of the factor with that card; empty when it is gone. */
function factorText(factors: Checked['factors'], cardId: string): string {
  return factors.all.find((factor) => factor.cardId === cardId)?.text.trim() ?? ''
}

/** A text in one line, cut between words where it is long. */
function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  if (line.length <= MOST_QUOTED) return line
  const cut = line.slice(0, MOST_QUOTED)
  const space = cut.lastIndexOf(' ')
  return `${(space > MOST_QUOTED / 2 ? cut.slice(0, space) : cut).trimEnd()} …`
}
