import type { Report, ReportFactors } from '@whyboard/shared/report/report.ts'

/** Text of the factor with that card; `null` when it is gone. */
function factorText(factors: ReportFactors, cardId: string): string | null {
  return factors.all.find((factor) => factor.cardId === cardId)?.text ?? null
}

/** What its reader should know before it is published, one sentence each. */
export function reportGaps(report: Report): readonly string[] {
  return report.warnings.flatMap((warning) => {
    switch (warning.kind) {
      case 'summary-too-long':
        return [`The summary has ${warning.words} words; ${warning.maxWords} are read.`]
      case 'milestones-out-of-order':
        return [warning.message]
      case 'factor-without-action': {
        const text = factorText(report.factors, warning.cardId)
        return text === null || text === ''
          ? []
          : [`“${text}” has no action. Add one, or say why none is needed.`]
      }
    }
  })
}
