import type { Card, CardKind } from '@whyboard/shared/domain/cards/cardKinds.ts'
import type { Point } from '@whyboard/shared/domain/cards/card.ts'
import type { BoneSlot } from '@whyboard/shared/domain/fishboneSlots.ts'
import type { Box, Line } from '@whyboard/shared/domain/geometry.ts'
import type { DropTarget } from '@whyboard/shared/domain/dropTarget.ts'
import { createContext, use } from 'react'
import type { Atom, Signal } from 'tldraw'

import type { BoardModel } from '../board/boardModel.ts'
import type { CardPerson } from '../cards/cardEnvironment.ts'
import type { Presence } from '../connection/presence.ts'
import type { CommandList } from '../ui/commands/commandList.ts'
import type { BoardImages } from './images.ts'
import type { BoardView } from './boardView.ts'
import type { FoundMark } from './found.ts'

/** A card being dragged, where it is, and what dropping it there would mean. */
export interface DragPreview {
  readonly cardId: string
  readonly box: Box
  readonly target: DropTarget
  /** Of a card that gets another place in a list: where, as a line between its neighbours. */
  readonly mark: Line | null
}

/** A link being drawn, from a card to the pointer (world px). */
export interface LinkPreview {
  readonly from: string
  readonly to: Point
  /** The card under the pointer that it may lead to. */
  readonly target: string | null
  /** What was typed of the card that it is to lead to; keys pick among those that hold these words. */
  readonly sought: string
}

/** What is being done with the bones of the fishbone here, whether by pointer, key, menu or the palette. */
export type BoneEdit =
  /** A new one gets its name. */
  | { readonly kind: 'add' }
  | { readonly kind: 'rename'; readonly categoryId: string }
  /** The keyboard goes to the menu of its label, and this is over. */
  | { readonly kind: 'menu'; readonly categoryId: string }
  /** Its label is dragged along the fish. */
  | {
      readonly kind: 'drag'
      readonly categoryId: string
      readonly name: string
      /** Where the label is, world px. */
      readonly label: Box
      readonly slot: BoneSlot
    }

/** The selected card whose panel shows all that it has. */
export interface MoreOfCard {
  readonly cardId: string
  /** The keyboard goes to its links. */
  readonly toLinks: boolean
}

/** Something the canvas has to say to the person: what happened, and what they can do. */
export interface CanvasNotice {
  /** Notices of the same subject replace one another. */
  readonly about:
    | 'pictures'
    | 'drawing'
    | 'cards'
    | 'fields'
    | 'deleted'
    | 'categories'
    | 'votes'
    | 'follow'
    | 'undo'
  readonly says: string
  /** `warn` unless told: something did not go as asked. */
  readonly tone?: 'plain'
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

/** What the parts of one open canvas share. */
export interface Canvas {
  readonly model: BoardModel
  readonly presence: Presence
  readonly view: BoardView
  /** Pictures on their way to the board. */
  readonly images: BoardImages
  /** What is seen and what lies around it, world px: what is elsewhere need not be drawn. `null`: nothing is seen yet. */
  readonly near: Signal<Box | null>
  readonly readonly: Signal<boolean>
  /** Others who are editing a card's text, by card id. */
  readonly editors: Signal<ReadonlyMap<string, readonly CardPerson[]>>
  /** The card in edit, where the board has it no more: somebody else has deleted it. */
  readonly kept: Signal<Card | null>
  readonly drag: Atom<readonly DragPreview[]>
  readonly linking: Atom<LinkPreview | null>
  readonly found: Atom<FoundMark | null>
  /** Cards that are pointed out because others changed them. */
  readonly marked: Atom<readonly string[]>
  readonly bones: Atom<BoneEdit | null>
  readonly more: Atom<MoreOfCard | null>
  /** What was just done here, in a sentence for those who do not see it. */
  readonly said: Atom<string>
  readonly commands: CanvasCommands
  /** Says something to the person without stopping them. */
  tell(notice: CanvasNotice): void
}

/** What keys, buttons and the handle can ask for. */
export interface CanvasCommands {
  /** Makes a card where that kind belongs and starts editing it; its id, or `null` where one may not write. */
  addCard(kind: CardKind, place?: NewCardPlace): string | null
  /** Ends editing and selects the card; an empty card that was only just made is gone. */
  finishEditing(): void
  /** Ends editing and makes the next card of that list. */
  addSibling(cardId: string): void
  addWhy(parentId: string): void
  startLink(cardId: string): void
  editCard(cardId: string): void
  /** Brings a card into view, selects it and gives the canvas the keyboard. */
  goToCard(cardId: string): void
  /** Enter in a card's field: of one that is being written it makes the next of its list, else the canvas has the keyboard. */
  fieldDone(cardId: string): void
  deleteSelection(): void
  /** Gives the canvas the keyboard. */
  focus(): void
}

/** Where a new card goes, as far as it is known. */
export interface NewCardPlace {
  readonly position?: Point
  /** The card behind which it comes; `null`: the first of its list. Left out: the last. */
  readonly after?: string | null
  readonly fields?: Readonly<Record<string, unknown>>
  /** Ids of causes and whys that a new action answers. */
  readonly answers?: readonly string[]
}

/** What surrounds one canvas on its page. */
export interface CanvasSurroundings {
  /** All that can be asked of it by name. */
  readonly commands: CommandList
  /** Below it, where a narrow screen has the panel of the selected card. */
  readonly dock: HTMLElement | null
}

export const CanvasSurroundingsContext = createContext<CanvasSurroundings | null>(null)

/** The surroundings of the canvas around a component. Throws outside of one. */
export function useSurroundings(): CanvasSurroundings {
  const surroundings = use(CanvasSurroundingsContext)
  if (surroundings === null) throw new Error("This component belongs inside of a board's canvas")
  return surroundings
}

export const CanvasContext = createContext<Canvas | null>(null)

/** The open canvas around a component. Throws outside of one. */
export function useCanvas(): Canvas {
  const canvas = use(CanvasContext)
  if (canvas === null) throw new Error("This component belongs inside of a board's canvas")
  return canvas
}
