import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import type { Box } from '@whyboard/shared/domain/geometry.ts'
import { randomId } from '@whyboard/shared/domain/random.ts'
import {
  AssetRecordType,
  atom,
  createShapeId,
  type Atom,
  type Editor,
  type TLAssetStore,
  type TLImageShape,
} from 'tldraw'

import type { BoardModel } from '../board/boardModel.ts'
import type { BoardConnection } from '../connection/boardConnection.ts'
import type { UploadedImage } from '../connection/imageUpload.ts'
import type { CanvasNotice } from './canvasContext.ts'
import type { Frame } from './frame.ts'
import { fileRefusal, placedSize, placeInRow } from './imageFiles.ts'
import { imageSource } from './imageSource.ts'

/** A picture on its way to the board, seen by this page alone. */
export interface ImageUpload {
  readonly id: string
  /** Where it will lie, world px. */
  readonly box: Box
  /** Shows the file meanwhile. */
  readonly preview: string
  readonly name: string
  /** How much has been sent, from 0 to 1. */
  readonly sent: number
  /** `waiting`: for its turn or for the connection · `failed`: until the person tries again. */
  readonly state: 'waiting' | 'sending' | 'failed'
}

interface Waiting {
  readonly file: File
  readonly stop: AbortController
}

export interface ImageSurroundings {
  readonly model: BoardModel
  readonly connection: BoardConnection
  readonly frame: Frame
  readonly tell: (notice: CanvasNotice) => void
}

/** Puts files of pictures on the board: shows them at once, sends them, and places them when the server has them. */
export class BoardImages {
  readonly uploads: Atom<readonly ImageUpload[]> = atom('uploads', [])
  readonly #around: ImageSurroundings
  readonly #files = new Map<string, Waiting>()
  #editor: Editor | null = null
  #sending = false

  constructor(around: ImageSurroundings) {
    this.#around = around
  }

  /** What tldraw asks where pictures are; those in a pasted drawing are sent like any other. */
  readonly assets: TLAssetStore = {
    resolve: (asset) => imageSource(asset),
    upload: async (_asset, file) => {
      const answer = await this.#around.connection.uploadImage(file, {})
      if (!answer.ok) throw new Error(answer.error.says)
      return { src: answer.value.url }
    },
  }

  /** Takes an editor into use. Returns what lets it go. */
  attach(editor: Editor): () => void {
    this.#editor = editor
    const { syncState } = this.#around.connection
    let { phase } = syncState.get()
    const endWaiting = syncState.subscribe(() => {
      const before = phase
      ;({ phase } = syncState.get())
      if (before !== 'live' && phase === 'live') this.tryAgain()
    })
    return () => {
      endWaiting()
      this.#editor = null
      for (const { id } of this.uploads.get()) this.giveUp(id)
    }
  }

  /**
   * Sends files and places them side by side.
   * @param at world px; `null`: at the pointer, or in the middle of the view when that is elsewhere
   */
  async place(files: readonly File[], at: Point | null = null): Promise<void> {
    const { tell, model } = this.#around
    if (!model.canWrite) return
    const refusals = files.map((file) => fileRefusal(file))
    const [refused] = refusals.filter((one) => one !== null)
    if (refused !== undefined) tell({ about: 'pictures', says: refused })
    const taken = files.filter((_, index) => refusals[index] === null)
    // Asked for before anything is waited for: the pointer moves on.
    const middle = at ?? this.#placeForNew()
    if (taken.length === 0 || middle === null) return
    const shown = await Promise.all(taken.map((file) => preview(file)))
    const boxes = placeInRow(
      shown.map(({ size }) => placedSize(size)),
      middle,
    )
    const { random } = this.#around.connection.environment
    const added = taken.flatMap((file, index): ImageUpload[] => {
      const box = boxes[index]
      const url = shown[index]?.url
      if (box === undefined || url === undefined) return []
      const id = randomId(random)
      this.#files.set(id, { file, stop: new AbortController() })
      return [{ id, box, preview: url, name: file.name, sent: 0, state: 'waiting' }]
    })
    this.uploads.update((before) => [...before, ...added])
    if (this.#around.connection.syncState.get().phase === 'live') await this.#sendAll()
    else this.#sayOffline()
  }

  /** Sends again what failed. */
  readonly tryAgain = (): void => {
    this.uploads.update((all) =>
      all.map((one) => (one.state === 'failed' ? { ...one, state: 'waiting' } : one)),
    )
    void this.#sendAll()
  }

  /** Stops sending a picture and takes it away. */
  giveUp(id: string): void {
    this.#files.get(id)?.stop.abort()
    this.#files.delete(id)
    const gone = this.uploads.get().find((one) => one.id === id)
    if (gone !== undefined) URL.revokeObjectURL(gone.preview)
    this.uploads.update((all) => all.filter((one) => one.id !== id))
  }

  #placeForNew(): Point | null {
    if (this.#editor === null) return null
    const seen = this.#editor.getViewportPageBounds()
    const { x, y } = this.#editor.inputs.currentPagePoint
    const isHere = x > seen.minX && x < seen.maxX && y > seen.minY && y < seen.maxY
    return isHere && !this.#editor.getInstanceState().isCoarsePointer ? { x, y } : seen.center
  }

  #sayOffline(): void {
    this.#around.tell({
      about: 'pictures',
      says: 'You are offline. The picture goes to the board when the connection is back; keep this page open until then.',
    })
  }

  /** One after the other; those that arrive in one go are placed together, as one step for undo. */
  async #sendAll(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    const arrived: { readonly upload: ImageUpload; readonly image: UploadedImage }[] = []
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const image = await this.#send(next)
      if (image !== null) arrived.push({ upload: next, image })
    }
    this.#sending = false
    // What was given up meanwhile stays away.
    this.#put(arrived.filter(({ upload }) => this.#files.has(upload.id)))
  }

  #next(): ImageUpload | undefined {
    if (this.#around.connection.syncState.get().phase !== 'live') return undefined
    return this.uploads.get().find((one) => one.state === 'waiting' && one.sent < 1)
  }

  async #send({ id }: ImageUpload): Promise<UploadedImage | null> {
    const { connection, tell } = this.#around
    const waiting = this.#files.get(id)
    if (waiting === undefined) return null
    this.#change(id, { state: 'sending', sent: 0 })
    const answer = await connection.uploadImage(waiting.file, {
      signal: waiting.stop.signal,
      onProgress: (sent) => this.#change(id, { sent: Math.min(sent, 0.99) }),
    })
    if (answer.ok) {
      this.#change(id, { state: 'waiting', sent: 1 })
      return answer.value
    }
    const { kind, status, says } = answer.error
    if (kind === 'refused' && !isWorthTryingAgain(status)) {
      this.giveUp(id)
      tell({ about: 'pictures', says })
    } else if (kind !== 'stopped') {
      this.#change(id, { state: 'failed', sent: 0 })
      const what = kind === 'refused' ? says : `${says} The picture waits on this page.`
      const action = { label: 'Try again', onPress: this.tryAgain }
      tell({ about: 'pictures', says: what, action })
    }
    return null
  }

  #change(id: string, change: Partial<ImageUpload>): void {
    this.uploads.update((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)))
  }

  #put(arrived: readonly { readonly upload: ImageUpload; readonly image: UploadedImage }[]): void {
    const editor = this.#editor
    const { model, frame, connection } = this.#around
    if (editor === null || arrived.length === 0) return
    const { random } = connection.environment
    editor.markHistoryStoppingPoint('pictures')
    const shapes = arrived.map(({ upload, image }) => {
      const { w, h, mimeType, url } = image
      const assetId = AssetRecordType.createId(randomId(random))
      const asset = AssetRecordType.create({
        id: assetId,
        type: 'image',
        props: { w, h, mimeType, src: url, name: upload.name, isAnimated: false },
      })
      editor.createAssets([asset])
      const size = placedSize({ w, h })
      return {
        id: createShapeId(randomId(random)),
        type: 'image' as const,
        // The size was a guess where the browser cannot show the file.
        x: upload.box.x + (upload.box.w - size.w) / 2,
        y: upload.box.y + (upload.box.h - size.h) / 2,
        props: { assetId, w: size.w, h: size.h },
      }
    })
    editor.createShapes<TLImageShape>(shapes)
    if (editor.isIn('select.idle')) editor.select(...shapes.map((shape) => shape.id))
    frame.flush()
    model.markUndoBoundary()
    for (const { upload } of arrived) this.giveUp(upload.id)
  }
}

/** Too late, too many at once, or trouble of the server's own; everything else would be refused again. */
function isWorthTryingAgain(status: number): boolean {
  return status === 408 || status === 429 || status >= 500
}

/** An address under which the page can show the file, and its size; `null` where this browser cannot. */
async function preview(
  file: File,
): Promise<{ readonly url: string; readonly size: { w: number; h: number } | null }> {
  const url = URL.createObjectURL(file)
  const image = new Image()
  image.src = url
  try {
    await image.decode()
    return { url, size: { w: image.naturalWidth, h: image.naturalHeight } }
  } catch {
    return { url, size: null }
  }
}
