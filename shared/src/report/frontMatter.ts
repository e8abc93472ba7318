import { REPORT_VERSION, type Report } from './report.ts'

type Value = string | number | null | readonly string[]

/**
 * The report's YAML front matter, with its fences. Strings are written as JSON, which YAML 1.2 reads as double-quoted
 * scalars, so nothing that people wrote can end a value.
 */
export function frontMatter(report: Report): string {
  const { header, followUp } = report
  const fields: Readonly<Record<string, Value>> = {
    id: header.id,
    title: header.title,
    status: header.status,
    severity: header.severity,
    started_at: isoOrNull(header.times.started),
    detected_at: isoOrNull(header.times.detected),
    acknowledged_at: isoOrNull(header.times.acknowledged),
    mitigated_at: isoOrNull(header.times.mitigated),
    resolved_at: isoOrNull(header.times.resolved),
    services: header.services,
    factors: report.factors.all.map((factor) => factor.text),
    owner: header.owner,
    review_date: followUp.reviewOn,
    check_date: followUp.checkOn,
    schema_version: REPORT_VERSION,
  }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${toYaml(value)}`)
  return ['---', ...lines, '---'].join('\n')
}

function toYaml(value: Value): string {
  if (typeof value === 'string') return quote(value)
  if (value === null || typeof value === 'number') return String(value)
  return `[${value.map(quote).join(', ')}]`
}

/** Characters that JSON may hold as they are and YAML may not, or that some readers take for line ends. */
const NOT_IN_YAML = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g

function quote(text: string): string {
  return JSON.stringify(text.toWellFormed()).replaceAll(
    NOT_IN_YAML,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
