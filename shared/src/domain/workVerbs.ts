/** Verbs that name a piece of work. */
const WORK_VERBS = new Set(
  (
    'add alert allow apply archive assign audit automate back backport block book build bump buy call cap change check ' +
    'clean close configure connect convert copy create cut decommission define delete deploy deprecate detect disable ' +
    'document drop enable enforce escalate establish export extend extract fail fix freeze gate generate give grant hire ' +
    'implement import include increase index inform install instrument integrate introduce invite isolate launch limit ' +
    'link lint list load lock log lower make measure merge migrate mirror monitor move notify order own page partition ' +
    'pin plan post prevent probe promote protect provision prune publish purge put raise rate rebuild record reduce ' +
    'refactor rehearse remove rename renew repair replace replicate report require reroute reset resize restore restrict ' +
    'retire retry return reuse revert rewrite roll rotate route run scale schedule script send separate set share ship ' +
    'show shorten shut sign simplify simulate split start stop store switch tag teach tell test throttle track train ' +
    'tune turn unify update upgrade use validate verify version warn wire write'
  ).split(' '),
)

const OPENINGS = /^(?:please|bitte|we (?:will|should|must|need to)|to|let's|todo:?)\s+/i
/** German puts the verb last: "Alarm für hohe Latenz hinzufügen". */
const GERMAN_INFINITIVE = /\p{Ll}{3,}(?:en|ern|eln)$/u
const VAGUE_GERMAN = /(?:verbessern|optimieren|beachten|aufpassen|überdenken|prüfen)$/u

/** Whether a text begins (in German: ends) with a verb that says what will be done. */
export function hasWorkVerb(text: string): boolean {
  const words = text.trim().replace(OPENINGS, '')
  const first = /^[\p{L}'-]+/u.exec(words)?.[0] ?? ''
  const verb = first.toLowerCase().replace(/^(?:re|auto|double)-/, '')
  if (WORK_VERBS.has(verb)) return true
  const last =
    words
      .replace(/[.!\s]+$/u, '')
      .split(/\s+/)
      .at(-1) ?? ''
  return words.includes(' ') && GERMAN_INFINITIVE.test(last) && !VAGUE_GERMAN.test(last)
}
