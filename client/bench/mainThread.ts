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
 * The main thread's work that a key press brings, ms: every task of the page's thread within `windowMs` of it, whatever it was for
 * (script, style, layout, painting, what the socket brought), less what the same thread does in that time while nobody types,
 * which is taken from before the first key.
 * @param trace as Chromium writes it: a JSON object with `traceEvents`; its first seconds are without keys
 */
export function workPerKey(trace: string, windowMs: number): readonly number[] {
  const { traceEvents } = JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] }
  const keys = traceEvents.filter(
    ({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown',
  )
  const [first] = keys
  if (first === undefined) return []
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) => name === 'RunTask' && pid === first.pid && tid === first.tid,
  )
  const workIn = (from: number, to: number): number =>
    tasks.reduce((sum, { ts, dur = 0 }) => (ts + dur >= from && ts < to ? sum + dur : sum), 0)
  const window = windowMs * 1000
  const began = tasks.reduce((least, { ts }) => Math.min(least, ts), first.ts)
  const quiet = first.ts - began
  const idle = quiet === 0 ? 0 : (workIn(began, first.ts) / quiet) * window
  return keys.map(({ ts }) => Math.max(0, workIn(ts, ts + window) - idle) / 1000)
}
