/** What Chromium's trace says of one thing that a thread did; times in µs. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly args?: { readonly data?: { readonly type?: string } }
}

/** The categories of a trace that {@link workPerKey} reads. */
export const TRACED = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel']

/**
 * The main thread's work after each key press, ms: every task of the page's thread that began within `windowMs`, whatever it
 * was for (script, style, layout, painting, what the socket brought).
 * @param trace as Chromium writes it: a JSON object with `traceEvents`
 */
export function workPerKey(trace: string, windowMs: number): readonly number[] {
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] }
  const keys = traceEvents.filter(
    ({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown',
  )
  const tasks = traceEvents.filter(({ name }) => name === 'RunTask')
  return keys.map(({ pid, tid, ts }) => {
    const within = tasks.filter(
      (task) =>
        task.pid === pid &&
        task.tid === tid &&
        task.ts + (task.dur ?? 0) >= ts &&
        task.ts < ts + windowMs * 1000,
    )
    return within.reduce((sum, task) => sum + (task.dur ?? 0), 0) / 1000
  })
}
