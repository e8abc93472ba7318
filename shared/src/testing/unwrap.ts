import type { Result } from '../domain/result.ts'

/** The value of a result that a test expects to be there; throws with the reason of a refusal. */
export function unwrap<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`Refused: ${result.reason}.`)
  return result.value
}
