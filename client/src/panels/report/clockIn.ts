import { epochToZoned } from '../../ui/time.ts'

/** `14:03` on the zone's wall clock. */
export function clockIn(ms: number, timeZone: string): string {
  return epochToZoned(ms, timeZone).slice(11, 16)
}
