import type { RunningServer } from './server.ts'

/** What a link lets its holder do. */
export type Role = 'facilitator' | 'contributor' | 'observer'

/** A board of a test and the ways to it. */
export interface TestBoard {
  readonly id: string
  readonly links: Readonly<Record<Role, string>>
  readonly keys: Readonly<Record<Role, string>>
}

/** A card as the server tells it; fields that a test does not name are left out. */
export interface CardJson {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly time?: { readonly startMs: number } | null
  readonly parent?: string | null
  readonly category?: string | null
  readonly owner?: string | null
  readonly due?: string | null
  readonly status?: string
  readonly reason?: string
  /** Id of the card that a parked idea became. */
  readonly became?: string | null
  readonly milestone?: string | null
}

/** A board as the server tells it. */
export interface BoardJson {
  readonly texts: Readonly<Record<string, string>>
  readonly cards: readonly CardJson[]
  readonly links: readonly { readonly kind: string; readonly from: string; readonly to: string }[]
  readonly participants: readonly { readonly id: string; readonly name: string }[]
}

/** What `POST /api/boards` takes. */
export type NewBoard = Readonly<Record<string, unknown>> & {
  readonly title?: string
  readonly sample?: boolean
}

/** The secret of a link, which stands in its fragment. */
export function keyOf(link: string): string {
  const key = new URLSearchParams(new URL(link).hash.slice(1)).get('key')
  if (key === null) throw new Error(`No key in ${link}`)
  return key
}

async function call(
  server: RunningServer,
  path: string,
  key: string,
  body?: unknown,
): Promise<Response> {
  const response = await fetch(`${server.direct}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response
}

/** Makes a board by the API, as other tools do. */
export async function createBoard(server: RunningServer, board: NewBoard): Promise<TestBoard> {
  const response = await call(server, '/api/boards', server.workspaceKey, board)
  const { id, links } = (await response.json()) as Pick<TestBoard, 'id' | 'links'>
  return {
    id,
    links,
    keys: {
      facilitator: keyOf(links.facilitator),
      contributor: keyOf(links.contributor),
      observer: keyOf(links.observer),
    },
  }
}

/** The board as committed. */
export async function readBoard(server: RunningServer, board: TestBoard): Promise<BoardJson> {
  const response = await call(server, `/api/boards/${board.id}`, board.keys.observer)
  return ((await response.json()) as { board: BoardJson }).board
}

/** The report as committed, in Markdown. */
export async function readReport(server: RunningServer, board: TestBoard): Promise<string> {
  const response = await call(server, `/api/boards/${board.id}/report.md`, board.keys.observer)
  return response.text()
}

/** Who one became, and what proves it. */
interface Joined {
  readonly participantId: string
  readonly token: string
}

/** Becomes a person on a board without a browser. */
export async function joinByApi(
  server: RunningServer,
  board: TestBoard,
  role: Role,
  name: string,
): Promise<Joined> {
  return join(server, board.id, board.keys[role], { name, colour: '#1d4ed8' })
}

/** Becomes a person on the board of a link; gives what the app keeps of it in `localStorage`, and under which key. */
export async function joinByLink(
  server: RunningServer,
  link: string,
  name: string,
  colour: string,
): Promise<{ readonly key: string; readonly entry: string }> {
  const id = new URL(link).pathname.split('/').at(-1) ?? ''
  const key = keyOf(link)
  const identity = { ...(await join(server, id, key, { name, colour })), name, colour }
  return { key: `whyboard.board.${id}`, entry: JSON.stringify({ key, identity }) }
}

async function join(
  server: RunningServer,
  boardId: string,
  key: string,
  person: { readonly name: string; readonly colour: string },
): Promise<Joined> {
  const response = await call(server, `/api/boards/${boardId}/participants`, key, person)
  return (await response.json()) as Joined
}
