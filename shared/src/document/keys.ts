/**
 * Every name in a document, once. Only this folder may use them.
 *
 * Board room: each of BOARD_TEXTS is a root Y.Text `text.<name>` (roots of the same name are one type on every replica,
 * so nobody has to create them); the others are root Y.Maps.
 */
export const BOARD_ROOTS = {
  /** Board id, schema version, creation time; written by the server alone. */
  meta: 'meta',
  /** Plain fields of Incident: field name → value. */
  incident: 'incident',
  /** Card id → Y.Map (CARD_KEYS, the kind's fields, the kind's texts as Y.Text). */
  cards: 'cards',
  /** Category id → Y.Map (CATEGORY_KEYS). */
  categories: 'categories',
  /** `<kind>/<from>/<to>` → true. */
  links: 'links',
  /** `<participantId>/<cardId>` → number of dots. */
  votes: 'votes',
  /** Participant id → `{ name, colour }`; written by the server alone. */
  participants: 'participants',
  /** `service/<name>`, `team/<name>`, `tag/<name>` → true: a set that merges. */
  labels: 'labels',
  /** Participant id → epoch ms. */
  signOffs: 'signOffs',
  /** Participant id → 1–5. */
  pulse: 'pulse',
  /** Record id → Y.Map of a free drawing record, flattened keys (`props.color`). */
  drawing: 'drawing',
} as const

/** Roots of the board room that the server alone writes; its guard refuses everybody else's changes to them. */
export const SERVER_ROOTS: readonly string[] = [BOARD_ROOTS.meta, BOARD_ROOTS.participants]

/**
 * Roots of the board room whose keys are, or start with (`<id>/…`), the id of the participant who wrote the entry; the
 * server's guard refuses changes to another person's entries.
 */
export const PERSONAL_ROOTS: readonly string[] = [
  BOARD_ROOTS.votes,
  BOARD_ROOTS.signOffs,
  BOARD_ROOTS.pulse,
]

export const BOARD_TEXT_PREFIX = 'text.'

export const CARD_KEYS = {
  kind: 'kind',
  text: 'text',
  position: 'position',
  order: 'order',
  author: 'author',
  createdAtMs: 'createdAtMs',
  /** Hash of the content as the deleter saw it: removed only while it still fits (`contentHash`). */
  removed: 'removed',
} as const

/** A drawing record's own keys beside its flattened values; it also has CARD_KEYS.removed. */
export const DRAWING_KEYS = {
  /** Y.Array of whole numbers, only appended to. */
  stroke: 'stroke',
} as const

export const CATEGORY_KEYS = { name: 'name', order: 'order', removed: 'removed' } as const

/** Stage room. */
export const STAGE_ROOTS = {
  /** Phase id → plain Phase value with its `order` (a number). */
  phases: 'phases',
  /** `phase` → id of the current phase; `timer` → plain Timer value; `openRegions/<region>` → true. */
  stage: 'stage',
} as const

export const STAGE_KEYS = {
  phase: 'phase',
  timer: 'timer',
  openRegionPrefix: 'openRegions/',
} as const

/** The version that this code writes. A later one is read as far as it is understood, an older one `migrate` lifts. */
export const SCHEMA_VERSION = 1
