/** Which document of a board a room holds (DESIGN.md "Rooms"). */
export type RoomName =
  | { readonly part: 'board'; readonly boardId: string }
  | { readonly part: 'stage'; readonly boardId: string }
  | { readonly part: 'draft'; readonly boardId: string; readonly participantId: string }

const ID = /^[A-Za-z0-9_-]{8,64}$/

/** Whether `text` has the shape of an id of a board, participant or link: 8 to 64 of `A–Z a–z 0–9 _ -`. */
export function isId(text: string): boolean {
  return ID.test(text)
}

/** `<boardId>`, `<boardId>/stage` or `<boardId>/draft/<participantId>`; anything else is `null`. */
export function parseRoomName(path: string): RoomName | null {
  const [boardId, part, participantId, ...rest] = path.split('/')
  if (boardId === undefined || !isId(boardId) || rest.length > 0) return null
  if (part === undefined) return { part: 'board', boardId }
  if (part === 'stage' && participantId === undefined) return { part: 'stage', boardId }
  if (part === 'draft' && participantId !== undefined && isId(participantId)) {
    return { part: 'draft', boardId, participantId }
  }
  return null
}

/** The inverse of {@link parseRoomName}. */
export function formatRoomName(room: RoomName): string {
  switch (room.part) {
    case 'board':
      return room.boardId
    case 'stage':
      return `${room.boardId}/stage`
    case 'draft':
      return `${room.boardId}/draft/${room.participantId}`
  }
}
