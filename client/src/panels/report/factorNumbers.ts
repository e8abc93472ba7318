import type { ReportFactor, ReportFactors } from '@whyboard/shared/report/report.ts'

/** The factors in the order in which they are numbered: the main ones, then the rest. */
export function numberedFactors(factors: ReportFactors): readonly ReportFactor[] {
  const main = new Set(factors.rows)
  return [...factors.rows, ...factors.all.filter((factor) => !main.has(factor))]
}

/** The numbers of the factors that an action answers, by one of their cards; without repeats, in order. */
export function answeredNumbers(
  answered: readonly { readonly cardId: string }[],
  factors: ReportFactors,
): readonly number[] {
  const ids = new Set(answered.map(({ cardId }) => cardId))
  return numberedFactors(factors).flatMap((factor, index) =>
    [factor, ...factor.whys].some(({ cardId }) => ids.has(cardId)) ? [index + 1] : [],
  )
}

/** A card's text without the full stop at its end, to stand among others in one line. */
export function withoutEnd(text: string): string {
  return text.trim().replace(/[.;,]+$/u, '')
}
