import * as v from 'valibot'

/** One of a fixed set of words; anything else reads as `fallback`. */
export function choice<const Options extends readonly string[]>(
  options: Options,
  fallback: Options[number],
) {
  return v.fallback(v.picklist(options), fallback)
}

/** One of a fixed set of words, or none; anything else reads as `null`. */
export function optionalChoice<const Options extends readonly string[]>(options: Options) {
  return v.fallback(v.nullable(v.picklist(options)), null)
}

/** Yes or no; anything else reads as no. */
export const flag = v.fallback(v.boolean(), false)

/** A short single value that people replace rather than edit together (a link, an id), or `null`. */
export const optionalString = v.fallback(v.nullable(v.string()), null)

/** Epoch ms. The bounds are those of ECMAScript's Date (ECMA-262, 21.4.1.1). */
export const instant = v.pipe(v.number(), v.integer(), v.minValue(-8.64e15), v.maxValue(8.64e15))

/** Epoch ms, or `null` when it was not recorded. */
export const optionalInstant = v.fallback(v.nullable(instant), null)

/** A calendar day `YYYY-MM-DD` without zone (a due date is a day, not a moment), or `null`. */
export const optionalDay = v.fallback(v.nullable(v.pipe(v.string(), v.isoDate())), null)

/** An http(s) link, or `null`; other schemes are dropped because links are rendered as links. */
export const optionalLink = v.fallback(
  v.nullable(v.pipe(v.string(), v.url(), v.regex(/^https?:/i))),
  null,
)
