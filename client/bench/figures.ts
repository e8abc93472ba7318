/** Measured values of one thing, ms or MB, in any order. */
export type Sample = readonly number[]

/** The value below which that part of a sample lies (nearest rank); NaN of an empty one. */
export function quantile(sample: Sample, part: number): number {
  const sorted = sample.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

/** One line of the outcome: what was measured, and what it may be at most. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'MB' | 's'
  readonly budget: number | null
  /** How many values it comes from. */
  readonly count: number
}

/** Median and 95th percentile of a sample as figures. */
export function spread(
  name: string,
  sample: Sample,
  budgets: { readonly p50?: number; readonly p95?: number },
): readonly Figure[] {
  return (['p50', 'p95'] as const).map((part) => ({
    name: `${name}, ${part}`,
    value: quantile(sample, part === 'p50' ? 0.5 : 0.95),
    unit: 'ms',
    budget: budgets[part] ?? null,
    count: sample.length,
  }))
}

/** A figure as a line for the terminal. */
export function lineOf({ name, value, unit, budget, count }: Figure): string {
  const mark = budget === null ? ' ' : value <= budget ? '✓' : '✗'
  const most = budget === null ? '' : `  (at most ${budget} ${unit})`
  const digits = unit === 's' ? 2 : 1
  return `${mark} ${name}: ${value.toFixed(digits)} ${unit}${most}, n = ${count}`
}
