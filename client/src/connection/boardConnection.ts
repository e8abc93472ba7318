import type { Role } from '@whyboard/shared/domain/board.ts'
import { randomId } from '@whyboard/shared/domain/random.ts'
import type { CloseReason } from '@whyboard/shared/protocol/closeReasons.ts'
import { formatRoomName } from '@whyboard/shared/protocol/rooms.ts'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

import type { Environment } from './environment.ts'
import {
  copyIndexKey,
  copyName,
  deleteOfflineCopy,
  openOfflineCopy,
  readCopyIndex,
  readOfflineCopy,
  writeCopyIndex,
  type CopyIndex,
  type OfflineCopy,
} from './offlineCopy.ts'
import type { ApiResult } from './api.ts'
import { uploadImage, type ImageUploadOptions, type UploadedImage } from './imageUpload.ts'
import { presenceOn, type Presence } from './presence.ts'
import { connectRoom, type RoomConnection } from './roomConnection.ts'
import { serverClock } from './serverClock.ts'
import { setAsideCopies, type SetAsideCopies, type SetAsideCopy } from './setAside.ts'
import { sameFields, writableStore, type Store } from './store.ts'
import { INITIAL_SYNC_STATE, type SyncState } from './syncState.ts'

/** Who this page is on the board. */
export interface Session {
  /** `null`: anonymous, without drafts and votes. */
  readonly participantId: string | null
  readonly name: string
  /** `#rrggbb`. */
  readonly colour: string
  readonly role: Role
}

/** The board to open. */
export interface OpenBoardOptions {
  readonly boardId: string
  /** Secret of the link, or the workspace key. */
  readonly key: string
  /** From joining; without it the session is anonymous. */
  readonly participantToken: string | null
  readonly identity: Session
  /** From `GET /api/boards/<id>`, or what this device knew of it when that gave no answer. */
  readonly epoch: string
  /** Names copies that are set aside. */
  readonly title: string
}

/** An open board: its two documents, kept in step with the server and with the copy on this device. */
export interface BoardConnection {
  readonly boardId: string
  readonly boardDoc: Y.Doc
  readonly stageDoc: Y.Doc
  readonly awareness: Awareness
  readonly presence: Presence
  readonly session: Session
  readonly syncState: Store<SyncState>
  /** Copies of this board that are kept on this device and never sent again, newest first. */
  readonly setAside: Store<readonly SetAsideCopy[]>
  /** The person has no more use for a copy that was set aside. */
  discardSetAside(id: string): Promise<void>
  /**
   * Sets what this page holds aside, so that a reload begins with the server's board. Done by itself when the server
   * refused a change or replaced the board; offered where a full board keeps somebody out. The connection closes.
   */
  setCopyAside(): Promise<void>
  /** Sends a picture to the server, which keeps it with the board. Never throws. */
  uploadImage(file: Blob, options: ImageUploadOptions): Promise<ApiResult<UploadedImage>>
  /** Epoch ms by the server's clock. */
  serverNowMs(): number
  /** Greatest possible error of {@link serverNowMs} in ms, `null` before the first answer. */
  clockErrorMs(): number | null
  readonly environment: Environment
  close(): void
}

/** Closings after which this page's copy must not be sent to the board again. */
const SETS_ASIDE: ReadonlySet<CloseReason> = new Set(['updateRefused', 'epochChanged'])

/** Opens a board; the documents fill when the copy on this device, then the server, have been read. */
export function openBoard(options: OpenBoardOptions, environment: Environment): BoardConnection {
  const { boardId, identity } = options
  const boardDoc = new Y.Doc()
  const stageDoc = new Y.Doc()
  const awareness = new Awareness(boardDoc)
  const stageAwareness = new Awareness(stageDoc)
  stageAwareness.setLocalState(null)
  const clock = serverClock(environment)
  const presence = presenceOn(
    awareness,
    {
      id: identity.participantId,
      name: identity.name,
      colour: identity.colour,
      role: identity.role,
    },
    environment,
  )
  const secrets = { key: options.key, participantToken: options.participantToken ?? undefined }
  const boardRoom = formatRoomName({ part: 'board', boardId })
  const shared = { secrets, epoch: options.epoch, onClockSample: clock.add }
  const board = connectRoom(
    {
      ...shared,
      doc: boardDoc,
      awareness,
      room: boardRoom,
      onOpen: presence.announce,
      onPresence: presence.renew,
    },
    environment,
  )
  const stage = connectRoom(
    {
      ...shared,
      doc: stageDoc,
      awareness: stageAwareness,
      room: formatRoomName({ part: 'stage', boardId }),
    },
    environment,
  )

  const syncState = writableStore(INITIAL_SYNC_STATE)
  const setAside = writableStore<readonly SetAsideCopy[]>([])
  let copy: OfflineCopy | null = null
  let copyIndex: CopyIndex = { epoch: options.epoch, generation: 0 }
  let copies: Promise<SetAsideCopies> | null = null
  let hasContent = false
  let left = false
  let closed = false
  let settingAside: Promise<void> | null = null

  const refresh = () => {
    if (closed) return
    const next = combine(board, stage, {
      hasContent,
      storedOffline: copy?.works.get() === true,
    })
    if (!sameFields(next, syncState.get())) syncState.set(next)
    const reason = board.state.get().closeReason
    if (board.state.get().phase !== 'closed' || reason === null || !SETS_ASIDE.has(reason)) return
    // A replaced board takes nothing with it unless there was something unconfirmed.
    if (reason === 'updateRefused' || next.unsaved > 0) {
      // A device that takes no more leaves the copy where it is; the page offers it for download.
      setCopyAside(reason).catch(() => {})
    }
  }
  const ends = [
    board.state.subscribe(() => {
      copy?.keepUnsaved(board.state.get().unsaved)
      refresh()
    }),
    stage.state.subscribe(refresh),
    environment.onPageMoment((moment) => {
      if (moment === 'leaving') {
        left = true
        presence.leave()
      } else if (moment === 'returned' && left) {
        left = false
        presence.announce()
      }
      if (moment !== 'hidden' && moment !== 'leaving') {
        board.wake()
        stage.wake()
      }
    }),
    environment.onStorageChange((key) => {
      if (key === copyIndexKey(boardId)) void followOtherTab()
    }),
  ]

  const openCopies = async (): Promise<SetAsideCopies> => {
    copies ??= setAsideCopies(boardId, environment)
    const opened = await copies
    setAside.set(opened.list.get())
    return opened
  }
  const keepAside = async (
    reason: CloseReason,
    unsaved: number,
    update: Uint8Array<ArrayBuffer>,
  ) => {
    const opened = await openCopies()
    const kept = opened.add({
      id: randomId(environment.random),
      boardId,
      title: options.title,
      reason,
      atMs: environment.nowMs(),
      unsaved,
      update,
    })
    // It can be downloaded from here on, even if this device takes no more.
    setAside.set(opened.list.get())
    await kept
  }

  const setCopyAside = (reason: CloseReason): Promise<void> => {
    settingAside ??= (async () => {
      const { unsaved } = board.state.get()
      board.close()
      stage.close()
      await keepAside(reason, unsaved, Y.encodeStateAsUpdate(boardDoc) as Uint8Array<ArrayBuffer>)
      const stored = readCopyIndex(environment.storage, boardId)
      // A tab that has reloaded is an epoch ahead; the copy that it keeps stays the current one.
      if (stored === null || stored.epoch === copyIndex.epoch) {
        const generation = Math.max(stored?.generation ?? 0, copyIndex.generation + 1)
        writeCopyIndex(environment.storage, boardId, { ...copyIndex, generation })
      }
      await copy?.close()
      // Not waited for: nothing opens it any more, and a tab that sleeps on it could hold the deletion up.
      void deleteOfflineCopy(copyName(boardRoom, copyIndex), environment.storage)
    })()
    return settingAside
  }

  const attachCopy = async (index: CopyIndex): Promise<OfflineCopy | null> => {
    copyIndex = index
    const opened = await openOfflineCopy(copyName(boardRoom, index), boardDoc, environment)
    if (closed) {
      await opened?.close()
      return null
    }
    copy = opened
    if (opened !== null) ends.push(opened.works.subscribe(refresh))
    return opened
  }

  /** Another tab has set the copy aside: what this one holds goes on in the new one. */
  const followOtherTab = async (): Promise<void> => {
    const index = readCopyIndex(environment.storage, boardId)
    if (closed || settingAside !== null || copy === null) return
    if (index?.epoch !== copyIndex.epoch || index.generation === copyIndex.generation) return
    const before = copy
    copy = null
    await before.close()
    const next = await attachCopy(index)
    next?.keepUnsaved(board.state.get().unsaved)
    refresh()
    // It may have moved on once more meanwhile.
    await followOtherTab()
  }

  const start = async (): Promise<void> => {
    const known = readCopyIndex(environment.storage, boardId)
    const index = known?.epoch === options.epoch ? known : copyIndex
    writeCopyIndex(environment.storage, boardId, index)
    await attachCopy(index)
    if (closed) return
    hasContent = boardDoc.store.clients.size > 0
    if (copy !== null) board.restoreUnsaved(copy.unsavedAtOpen)
    refresh()
    board.connect()
    stage.connect()
    await openCopies()
    if (known !== null && known.epoch !== index.epoch) await offerOlder(known)
  }
  /** A copy of an earlier epoch: what it holds unconfirmed is offered, never merged. */
  const offerOlder = async (known: CopyIndex): Promise<void> => {
    const name = copyName(boardRoom, known)
    const older = await readOfflineCopy(name, environment)
    if (older === null) return
    if (older.unsaved > 0) await keepAside('epochChanged', older.unsaved, older.update)
    await deleteOfflineCopy(name, environment.storage)
  }
  void start()

  return {
    boardId,
    boardDoc,
    stageDoc,
    awareness,
    presence,
    session: identity,
    syncState,
    setAside,
    discardSetAside: async (id) => {
      const opened = await openCopies()
      await opened.discard(id)
      setAside.set(opened.list.get())
    },
    setCopyAside: () => setCopyAside(board.state.get().closeReason ?? 'updateRefused'),
    uploadImage: (file, more) =>
      uploadImage({ boardId, key: options.key }, file, more, environment),
    serverNowMs: clock.nowMs,
    clockErrorMs: clock.errorMs,
    environment,
    close: () => {
      if (closed) return
      closed = true
      for (const end of ends) end()
      presence.leave()
      presence.close()
      board.close()
      stage.close()
      awareness.destroy()
      stageAwareness.destroy()
      void copy?.close()
    },
  }
}

function combine(
  board: RoomConnection,
  stage: RoomConnection,
  device: { readonly hasContent: boolean; readonly storedOffline: boolean },
): SyncState {
  const states = [board.state.get(), stage.state.get()] as const
  const [first, second] = states
  const phases = states.map((state) => state.phase)
  const phase = phases.includes('closed')
    ? 'closed'
    : phases.includes('offline')
      ? 'offline'
      : phases.includes('connecting')
        ? 'connecting'
        : 'live'
  const unsaved = first.unsaved + second.unsaved
  return {
    phase,
    ready: device.hasContent || first.synced,
    unsaved,
    saved: phase === 'live' && unsaved === 0,
    late: first.late || second.late,
    closeReason: first.closeReason ?? second.closeReason,
    storedOffline: device.storedOffline,
  }
}
