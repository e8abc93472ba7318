import type { ReportFactors, Report, ReportMeasure } from '@whyboard/shared/report/report.ts'

/** `1 h 19 min`, `45 s`, `2 d 3 h`: how long something took. */
export function spanOf(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes === 0) return ms > 0 ? `${Math.max(1, Math.round(ms / 1000))} s` : '0 min'
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`
  if (hours > 0) return rest > 0 ? `${hours} h ${rest} min` : `${hours} h`
  return `${rest} min`
}

/** What the steps of the response are called. */
export const MEASURE_LABELS: Readonly<Record<ReportMeasure['measure'], string>> = {
  detect: 'Time to detect',
  acknowledge: 'Time to acknowledge',
  mitigate: 'Time to mitigate',
  resolve: 'Time to resolve',
}

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

/** A file name for a title: letters and digits, `-` between; `post-mortem` for an empty one. */
export function fileNameOf(title: string | null, ending: string): string {
  const plain = (title ?? '')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, 60)
  return `${plain || 'post-mortem'}.${ending}`
}
