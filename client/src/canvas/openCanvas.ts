import type { Region } from '@whyboard/shared/domain/cards/card.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { Box } from '@whyboard/shared/domain/geometry.ts'
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '@whyboard/shared/domain/textMetrics.ts'
import {
  atom,
  DefaultDashStyle,
  DefaultFontStyle,
  DefaultSizeStyle,
  PageRecordType,
  react,
  registerDefaultSideEffects,
  type Atom,
  type Editor,
  type Signal,
  type TLStore,
} from 'tldraw'

import type { BoardModel } from '../board/boardModel.ts'
import type { CardPerson } from '../cards/cardEnvironment.ts'
import type { BoardConnection } from '../connection/boardConnection.ts'
import type { Environment } from '../connection/environment.ts'
import type { Presence } from '../connection/presence.ts'
import { createBoardStore } from './boardStore.ts'
import { BoardView } from './boardView.ts'
import type {
  BoneEdit,
  Canvas,
  CanvasCommands,
  CanvasNotice,
  DragPreview,
  MoreOfCard,
  LinkPreview,
} from './canvasContext.ts'
import { headingOf, showWriting, viewOf } from './camera.ts'
import { createCardDrags, heldCards } from './cardDrags.ts'
import { cardIdOf, cardShapeAt, isCardShape, shapeIdOf, type CardShape } from './cardShape.ts'
import { setCardDrags } from './CardShapeUtil.tsx'
import { createCommands } from './commands.ts'
import { DrawingMirror } from './drawing/drawingMirror.ts'
import { focusCanvas } from './focusCanvas.ts'
import { highlightFound, type FoundMark } from './found.ts'
import { createFrame, type Frame } from './frame.ts'
import { glideIn } from './glide.ts'
import { guardCards } from './guards.ts'
import { watchEditedCard } from './editedCard.ts'
import { BoardImages } from './images.ts'
import { joinHistory } from './history.ts'
import { linkCards } from './linking.ts'
import { linkBetween } from './links.ts'
import { followEditors } from './otherEditors.ts'
import { publishPresence } from './presencePublisher.ts'
import { NearCards, setSummoner, summon } from './nearCards.ts'
import { Projector } from './projector.ts'
import { drawingRefused } from './refusals.ts'
import { regionInView } from './regionView.ts'
import { SHAPE_UTILS } from './shapeUtils.ts'
import { restTicks } from './ticks.ts'
import { setToolActions } from './tools.ts'
import { watchTypedTimes } from './typedTimes.ts'

const PAGE_ID = PageRecordType.createId('page')

/** One board on one canvas: the document projected into tldraw's store, and what people do there taken back to it. */
export class OpenCanvas implements Canvas {
  readonly model: BoardModel
  readonly presence: Presence
  readonly view: BoardView
  readonly images: BoardImages
  readonly store: TLStore
  readonly frame: Frame
  readonly near = atom<Box | null>('near', null)
  readonly readonly: Atom<boolean>
  readonly editors: Signal<ReadonlyMap<string, readonly CardPerson[]>>
  readonly kept = atom<Card | null>('kept', null)
  readonly drag = atom<readonly DragPreview[]>('drag', [])
  readonly linking = atom<LinkPreview | null>('linking', null)
  readonly found = atom<FoundMark | null>('found', null)
  readonly marked = atom<readonly string[]>('marked', [])
  readonly bones = atom<BoneEdit | null>('bones', null)
  readonly more = atom<MoreOfCard | null>('more', null)
  readonly said = atom('said', '')
  /** The cards for which a place is asked by name; none: nobody asks. */
  readonly moving = atom<readonly string[]>('moving', [])
  readonly commands: CanvasCommands
  readonly tell: (notice: CanvasNotice) => void
  /** Whether this person may run the meeting now: the stage has no copy offline. */
  readonly canFacilitate: () => boolean

  readonly #projector = new Projector()
  readonly #near = new NearCards()
  readonly #drawing: DrawingMirror
  readonly #clones = new Map<string, string>()
  readonly #others: ReturnType<typeof followEditors>
  readonly #environment: Environment
  #editor: Editor | null = null
  #editorCommands: CanvasCommands | null = null
  #projecting = false
  #glide = () => {}
  /** Since the last frame something changed besides the lines of texts. */
  #mayGlide = false

  /** @param tell says something to the person */
  constructor(
    model: BoardModel,
    connection: BoardConnection,
    tell: (notice: CanvasNotice) => void,
  ) {
    this.model = model
    this.tell = tell
    this.presence = connection.presence
    const { session, syncState } = connection
    this.canFacilitate = () => session.role === 'facilitator' && syncState.get().phase === 'live'
    this.readonly = atom('readonly', !model.canWrite)
    const { environment } = connection
    this.#environment = environment
    this.frame = createFrame(
      () => this.#project(),
      (run) => environment.onNextFrame(run),
    )
    const { frame } = this
    this.images = new BoardImages({ model, connection, frame, tell })
    this.store = createBoardStore(SHAPE_UTILS, this.readonly, this.images.assets)
    const request = () => this.frame.request()
    this.view = new BoardView(model)
    this.#drawing = new DrawingMirror(this.store, model, {
      monotonicMs: () => environment.monotonicMs(),
      request,
      isProjecting: () => this.#projecting,
      onRefused: (reason) => tell(drawingRefused(reason)),
    })
    this.#others = followEditors(connection.presence)
    this.editors = this.#others.byCard
    this.commands = this.#delegatingCommands()
  }

  /** Follows the document until what it answers is called. */
  start(): () => void {
    const refreshWriting = () => {
      this.readonly.set(!this.model.canWrite)
    }
    refreshWriting()
    const ends = [
      this.view.start((why) => {
        this.#mayGlide ||= why === 'other'
        this.frame.request()
      }, this.#environment.after),
      this.#drawing.start(),
      this.#others.start(),
      this.model.writing.subscribe(refreshWriting),
      watchEditedCard(this.model, {
        edited: () => {
          const shape = this.#editor?.getEditingShapeId() ?? null
          return shape === null ? null : cardIdOf(shape)
        },
        tell: this.tell,
        keep: (card) => {
          this.kept.set(card)
          this.frame.request()
        },
      }),
    ]
    this.frame.flush()
    return () => {
      for (const end of ends) end()
      this.frame.cancel()
    }
  }

  /** Takes an editor of {@link store} into use. Returns what lets it go. */
  attach(editor: Editor): () => void {
    this.#editor = editor
    this.#glide = glideIn(editor.getContainer(), this.#environment)
    const [commands, endCommands] = createCommands(editor, this.model, this.frame, this.tell)
    this.#editorCommands = commands
    joinHistory(editor, this.model)
    this.#summonForSelections(editor)
    editor.setStyleForNextShapes(DefaultFontStyle, 'sans')
    editor.setStyleForNextShapes(DefaultDashStyle, 'solid')
    editor.setStyleForNextShapes(DefaultSizeStyle, 's')
    setCardDrags(
      editor,
      createCardDrags({
        store: this.store,
        model: this.model,
        view: this.view,
        preview: this.drag,
        clones: this.#clones,
        pointer: () => editor.inputs.currentPagePoint,
        release: (ids) => this.#release(ids),
        tell: this.tell,
      }),
    )
    setToolActions(editor, {
      placeNote: (point) => {
        queueMicrotask(() => {
          const position = {
            x: Math.round(point.x - CARD_WIDTH / 2),
            y: Math.round(point.y - CARD_MIN_HEIGHT / 2),
          }
          this.commands.addCard('note', { position })
        })
      },
      drawLink: (from, to, over) => this.#drawLink(from, to, over),
      link: (from, to) => linkCards(this, from, to),
    })
    const container = editor.getContainer()
    // A press is on what one sees: a card that grew has its place before it is looked for.
    const settle = () => {
      this.view.settle()
      this.frame.flush()
    }
    container.addEventListener('pointerdown', settle, { capture: true })
    const ends = [
      () => container.removeEventListener('pointerdown', settle, { capture: true }),
      restTicks(editor, this.#environment),
      // Which cards have shapes follows the view.
      react('cards in view', () => {
        const still = editor.getCameraState() === 'idle'
        if (this.#near.isLeft(viewOf(editor), still)) this.frame.request()
      }),
      watchTypedTimes(editor, this.model, () => this.#environment.nowMs()),
      // Among others: leaves the editing state when what was edited is gone.
      registerDefaultSideEffects(editor),
      guardCards(editor, {
        onClone: (shapeId, source) => {
          this.#clones.set(cardIdOf(shapeId), source)
        },
        isClone: (shapeId) => this.#clones.has(cardIdOf(shapeId)),
      }),
      editor.sideEffects.registerAfterDeleteHandler('shape', (shape) => {
        if (isCardShape(shape)) this.#clones.delete(cardIdOf(shape.id))
      }),
      // What was held still under the person's hands is caught up with when they let go.
      editor.sideEffects.registerAfterChangeHandler('instance_page_state', (before, after) => {
        if (before.editingShapeId === after.editingShapeId) return
        const edited = after.editingShapeId
        // However it began (a double tap on the whole board, say), one sees what one writes.
        if (edited !== null && isCardShape(editor.getShape(edited))) {
          queueMicrotask(() => showWriting(editor, this.view, edited))
        }
        if (before.editingShapeId === null) return
        this.kept.set(null)
        this.view.settle()
        this.#release([cardIdOf(before.editingShapeId)])
        // A field that goes away takes the focus with it, e.g. when somebody deletes the card.
        queueMicrotask(() => {
          if (document.activeElement === document.body) focusCanvas(editor)
        })
      }),
      this.images.attach(editor),
      publishPresence(editor, this.presence, this.#environment),
      highlightFound(editor, this.found, this.#environment),
      endCommands,
    ]
    return () => {
      for (const end of ends) end()
      this.#editor = null
      this.#editorCommands = null
    }
  }

  /** The region that the person is at work in ({@link regionInView}). */
  regionInView(): Region | null {
    const editor = this.#editor
    if (editor === null) return null
    const heading = headingOf(editor)
    if (heading !== null) return heading
    const seen = editor.getViewportPageBounds()
    // A pointer that left the canvas or has long rested points at nothing.
    const [self] = this.presence.people.get()
    const points = self !== undefined && !!this.presence.of(self.clientId)?.cursor
    const pointer = points ? editor.inputs.currentPagePoint : null
    return regionInView(this.view.layout.get().regions, seen, this.model.stage(), pointer)
  }

  #release(cardIds: readonly string[]): void {
    for (const id of cardIds) this.#projector.forget(id)
    this.frame.request()
  }

  /** One frame: first what the person drew goes to the document, then everything new comes from it. */
  #project(): void {
    if (this.model.canWrite) this.#drawing.write()
    this.#projecting = true
    try {
      this.store.mergeRemoteChanges(() => {
        this.#projectCards()
        this.#drawing.project()
      })
    } finally {
      this.#projecting = false
    }
  }

  #projectCards(): void {
    const editor = this.#editor
    if (editor === null) return
    const editing = editor.getEditingShapeId()
    const needed = new Set(this.#drawing.boundCards())
    for (const id of editor.getSelectedShapeIds()) needed.add(cardIdOf(id))
    if (editing !== null) needed.add(cardIdOf(editing))
    const { boxes, area, complete } = this.#near.choose(
      this.#boxes(),
      viewOf(editor),
      editor.getCameraState() === 'idle',
      needed,
    )
    this.near.set(area)
    if (!complete) this.frame.request()
    const { put, remove } = this.#projector.project(
      boxes,
      heldCards(editor),
      editing === null ? null : cardIdOf(editing),
    )
    // Votes, links and people move nothing.
    if (this.#mayGlide && this.#isShown(put.keys())) this.#glide()
    this.#mayGlide = false
    if (put.size > 0) this.store.put([...put].map(([id, box]) => this.#shapeOf(id, box)))
    if (remove.length > 0) this.store.remove(remove.map((id) => shapeIdOf(id)))
  }

  /** What is selected has shapes, and what is to be selected gets them first. */
  #summonForSelections(editor: Editor): void {
    setSummoner(editor, (ids) => {
      this.#near.summon(ids.map((id) => cardIdOf(id)))
      this.frame.request()
      this.frame.flush()
    })
    const setSelectedShapes = editor.setSelectedShapes.bind(editor)
    editor.setSelectedShapes = (shapes) => {
      summon(
        editor,
        shapes.map((shape) => (typeof shape === 'string' ? shape : shape.id)),
      )
      return setSelectedShapes(shapes)
    }
    const selectAll = editor.selectAll.bind(editor)
    editor.selectAll = () => {
      summon(
        editor,
        [...this.view.layout.get().cards.keys()].map((id) => shapeIdOf(id)),
      )
      return selectAll()
    }
  }

  /** Where cards are; the one that is kept for its editor stays where it was. */
  #boxes(): ReadonlyMap<string, Box> {
    const { cards } = this.view.layout.get()
    const kept = this.kept.get()
    const shape = kept === null ? undefined : this.store.get(shapeIdOf(kept.id))
    if (kept === null || !isCardShape(shape) || cards.has(kept.id)) return cards
    return new Map([...cards, [kept.id, { x: shape.x, y: shape.y, ...shape.props }]])
  }

  /** Whether one of these cards has a shape. */
  #isShown(cardIds: Iterable<string>): boolean {
    for (const id of cardIds) if (this.store.has(shapeIdOf(id))) return true
    return false
  }

  #shapeOf(cardId: string, box: Box): CardShape {
    const before = this.store.get(shapeIdOf(cardId))
    const order = this.model.card(cardId)?.order ?? ''
    return cardShapeAt(cardId, box, order, PAGE_ID, isCardShape(before) ? before : null)
  }

  #drawLink(
    from: string,
    to: { readonly x: number; readonly y: number } | null,
    over: string | null,
  ): void {
    if (to === null) {
      this.linking.set(null)
      return
    }
    const a = this.model.card(from)
    const b = over === null ? null : this.model.card(over)
    const fits = a !== null && b !== null && linkBetween(a, b) !== null
    const sought = this.linking.get()?.sought ?? ''
    this.linking.set({ from, to, target: fits ? over : null, sought })
  }

  #delegatingCommands(): CanvasCommands {
    return {
      addCard: (kind, place) => this.#editorCommands?.addCard(kind, place) ?? null,
      finishEditing: () => this.#editorCommands?.finishEditing(),
      addSibling: (cardId) => this.#editorCommands?.addSibling(cardId),
      addWhy: (parentId) => this.#editorCommands?.addWhy(parentId),
      startLink: (cardId) => this.#editorCommands?.startLink(cardId),
      editCard: (cardId) => this.#editorCommands?.editCard(cardId),
      goToCard: (cardId) => this.#editorCommands?.goToCard(cardId),
      fieldDone: (cardId) => this.#editorCommands?.fieldDone(cardId),
      deleteSelection: () => this.#editorCommands?.deleteSelection(),
      focus: () => this.#editorCommands?.focus(),
    }
  }
}
