/** Time as the server's parts are given it. */
export interface Clock {
  /** Epoch ms. */
  nowMs(): number
  /** Calls `act` once, `delayMs` from now. @returns what calls it off */
  after(delayMs: number, act: () => void): () => void
}

/** What a log line may carry: ids, sizes, counts, codes; never what people wrote, never a secret. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>

/** One JSON line each, with a noun-verb name such as `room.opened`. */
export interface Log {
  debug(name: string, fields?: LogFields): void
  info(name: string, fields?: LogFields): void
  warn(name: string, fields?: LogFields): void
  error(name: string, fields?: LogFields): void
}

/** Drops every line. */
export const SILENT: Log = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
}

/** What to log of something caught: its message, without the stack. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
