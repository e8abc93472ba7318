export const HINT_KINDS = ['blame', 'hindsight', 'person'] as const
export type HintKind = (typeof HINT_KINDS)[number]

/** Suggested wording over a UTF-16 span `[start, end)`; it never blocks and never leaves the author's browser. */
export interface Hint {
  readonly kind: HintKind
  readonly start: number
  readonly end: number
  /** What to ask or write instead, one sentence. */
  readonly says: string
}

interface Rule {
  readonly kind: HintKind
  readonly says: string
  /** Alternatives of one regular expression, matched as whole words. */
  readonly words: readonly string[]
}

const RULES: readonly Rule[] = [
  {
    kind: 'blame',
    says: 'Say what happened instead of what should have: what made it the sensible thing to do?',
    words: [
      "should(?: not|n['’]t)? have",
      "should['’]ve",
      "could(?: not|n['’]t)? have",
      'ought to have',
      'hätten?(?=\\P{L}[^.!?\\n]{0,60}(?:sollen|müssen|können))',
    ],
  },
  {
    kind: 'blame',
    says: 'Name what was missing or in the way rather than that somebody failed.',
    words: [
      'fail(?:ed|s|ure)? to',
      'neglected(?: to)?',
      'forgot(?: to)?',
      "did(?: not|n['’]t) bother",
      'versäumte?n?',
      'vergessen',
      'versagte?n?',
    ],
  },
  {
    kind: 'blame',
    says: 'People err every day: which condition let it become an incident?',
    words: [
      'human error',
      'operator error',
      'user error',
      'pilot error',
      'menschliches versagen',
      'bedienfehler',
    ],
  },
  {
    kind: 'blame',
    says: 'This judges a person. Describe what could be seen and what was done.',
    words: [
      'careless(?:ly|ness)?',
      'negligen(?:t|tly|ce)',
      'reckless(?:ly|ness)?',
      'incompetent(?:ly)?',
      'incompetence',
      'stupid(?:ly|ity)?',
      'lazy',
      'laziness',
      'sloppy',
      'sloppily',
      'irresponsible',
      'unprofessional',
      'inattentive',
      'dumb',
      'idiot(?:ic)?',
      'leichtsinnig\\p{L}*',
      'fahrlässig\\p{L}*',
      'nachlässig\\p{L}*',
      'schlampig\\p{L}*',
      'unfähig\\p{L}*',
      'unachtsam\\p{L}*',
      'dumm\\p{L}*',
    ],
  },
  {
    kind: 'blame',
    says: 'We ask what made it possible, not whose it was.',
    words: [
      "who(?:se|['’]s) fault",
      '(?:his|her|their|your|my) fault',
      'to blame',
      'blame[sd]?',
      'at fault',
      'guilty',
      'culprit',
      'schuld(?:ig\\p{L}*)?',
    ],
  },
  {
    kind: 'hindsight',
    says: 'It is clear now; what could be seen then?',
    words: [
      'obvious(?:ly)?',
      'clearly',
      'of course',
      'in hindsight',
      'should have known',
      'everyone knows',
      'common sense',
      'simply',
      'offensichtlich\\p{L}*',
      'natürlich',
      'selbstverständlich',
      'im nachhinein',
    ],
  },
]

const rules = RULES.map((rule) => ({ ...rule, pattern: wholeWords(rule.words, 'giu') }))

const PERSON_SAYS = 'Name the role or the condition rather than the person.'

/** A part of a name this short is too likely to be a word. */
const MIN_NAME_LENGTH = 3

/**
 * What could be said more blamelessly, by start. Spans never overlap: the longer of two wins.
 * @param names people of the board, whose names are pointed out; none for cards that may name people
 */
export function wordingHints(text: string, names: readonly string[] = []): readonly Hint[] {
  const found: Hint[] = []
  for (const { kind, says, pattern } of rules) {
    for (const match of text.matchAll(pattern)) found.push(hintAt(kind, says, match))
  }
  const people = nameWords(names)
  if (people.length > 0) {
    for (const match of text.matchAll(wholeWords(people, 'gu'))) {
      found.push(hintAt('person', PERSON_SAYS, match))
    }
  }
  return withoutOverlaps(found)
}

function hintAt(kind: HintKind, says: string, match: RegExpExecArray): Hint {
  return { kind, says, start: match.index, end: match.index + match[0].length }
}

/** Full names and their parts, longest first. */
function nameWords(names: readonly string[]): readonly string[] {
  const words = new Set<string>()
  for (const name of names) {
    for (const word of [name.trim(), ...name.split(/\s+/)]) {
      if (word.length >= MIN_NAME_LENGTH && /^\p{Lu}/u.test(word)) words.add(word)
    }
  }
  return [...words]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
}

function wholeWords(alternatives: readonly string[], flags: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}_])`, flags)
}

function withoutOverlaps(hints: readonly Hint[]): readonly Hint[] {
  const kept: Hint[] = []
  const longestFirst = hints.toSorted((a, b) => b.end - b.start - (a.end - a.start))
  for (const hint of longestFirst) {
    if (kept.every((other) => hint.end <= other.start || hint.start >= other.end)) kept.push(hint)
  }
  return kept.toSorted((a, b) => a.start - b.start)
}
