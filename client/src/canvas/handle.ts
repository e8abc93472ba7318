import type { Phase } from '@whyboard/shared/domain/agenda.ts'
import type { Box } from '@whyboard/shared/domain/geometry.ts'
import type { CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { Point, Region } from '@whyboard/shared/domain/cards/card.ts'
import type { BoardLayout } from '@whyboard/shared/domain/layout.ts'

import type { Store } from '../connection/store.ts'
import type { CommandList } from '../ui/commands/commandList.ts'
import type { FoundMark } from './found.ts'
import type { NamedPlace } from './namedPlaces.ts'

/** The tools of the left rail. `note` makes a card in the region in view, or a sticky where one clicks. */
export const CANVAS_TOOLS = [
  'select',
  'hand',
  'note',
  'link',
  'draw',
  'highlight',
  'eraser',
  'arrow',
  'rectangle',
  'ellipse',
  'line',
  'text',
  'laser',
] as const
export type CanvasTool = (typeof CANVAS_TOOLS)[number]

/**
 * What the chrome around the canvas may ask of it; all there is to know of the canvas outside its folder.
 * Camera moves take 240 ms, or none when reduced motion is asked for. Calls after the canvas is gone do nothing.
 */
export interface CanvasHandle {
  /** Everything that can be asked of this board by key or name; screens and panels add theirs. */
  readonly commands: CommandList
  /** Shows what a region holds, large enough to be read; of one that holds too much for that, its beginning. */
  goToRegion(region: Region): void
  /**
   * Shows what a phase is about: its region, or for one about the whole board all of it, where that is large enough to see
   * anything.
   */
  goToPhase(region: Phase['region']): void
  /** Zooms so that all regions and cards are seen. */
  fitAll(): void
  zoomIn(): void
  zoomOut(): void
  /** Back to 100%. */
  zoomReset(): void
  /** Zooms about the middle of the view; 1 is 100%. */
  zoomTo(zoom: number): void
  /** Shows what is selected whole; `false`: nothing is. */
  fitSelection(): boolean
  /** 1 is 100%. */
  readonly zoom: Store<number>
  /** Brings a point of the world to the middle of the view, at once. */
  centreOn(point: Point): void
  /**
   * Brings a card to the middle of the view, unless it is well seen already; selection and focus stay as they are.
   * @param covered what something at that edge hides of the canvas, px of the screen
   */
  showCard(id: string, covered?: { readonly top?: number; readonly right?: number }): void
  /** What has words on the board besides cards: bones, milestones, drawings. */
  places(): readonly NamedPlace[]
  /** Brings such a place to the middle of the view, as {@link showCard} does. */
  showPlace(place: NamedPlace, covered?: { readonly top?: number; readonly right?: number }): void
  /** Ends writing in a card, if somebody does. */
  endEditing(): void
  /** Marks what somebody looks for: a ring around one card or place, and the words in all cards in view. `null`: no longer. */
  markFound(found: FoundMark | null): void
  /** Points these cards out quietly, and no others. */
  markCards(ids: readonly string[]): void

  /** Keeps the view on what that session sees until the person moves the view, or `null`: stops. */
  follow(clientId: number | null): void
  readonly following: Store<number | null>

  readonly tool: Store<CanvasTool>
  /** An observer has `select`, `hand` and `laser` only; anything else is ignored. */
  setTool(tool: CanvasTool): void
  /** Whether a tool that draws stays in hand for more of the same. */
  readonly keepsTool: Store<boolean>
  setKeepsTool(keeps: boolean): void
  /** Makes a card of that kind, in its region (a note in the middle of the view), and starts editing it; its id, or `null` where one may not write. */
  addCard(kind: CardKind): string | null
  /** Brings a card into view, selects it and gives the canvas the focus. */
  focusCard(id: string): void
  /** Selects a card and brings it into view; the keyboard stays where it is. */
  selectCard(id: string): void
  /** Ids of the selected cards. */
  readonly selectedCards: Store<readonly string[]>
  /** Whether a text on the canvas is being written here. */
  readonly writes: Store<boolean>
  /** Ids of the cards for which somebody asks another place by name; none: nobody does. */
  readonly moving: Store<readonly string[]>
  /**
   * Ends that question: the canvas has the keyboard again, and shows a card that was moved.
   * @param moved in words where the cards are now; `null`: they stay
   */
  endMoving(moved: string | null): void
  /** Deletes what is selected (a tombstone: it can be undone). */
  deleteSelection(): void

  /** Where somebody asked for all that can be done there (right click, a finger held still), px of the page; `null`: nobody. */
  readonly menu: Store<Point | null>
  openMenu(at: Point): void
  closeMenu(): void
  /** Makes the card that belongs at a point, px of the page, and starts editing it. */
  addAt(at: Point): void
  /** What is in view, in world px at zoom 1; changes with every move of the view. */
  readonly view: Store<Box>
  /** Where everything on the board is. */
  readonly layout: Store<BoardLayout>
  /** Whether only a pen draws and fingers move the board; it begins when a pen is used. */
  readonly penMode: Store<boolean>
  leavePenMode(): void
  /** Everything on the board, in world px at zoom 1. */
  pageBounds(): Box
  /** Gives the canvas the keyboard focus. */
  focus(): void
}
