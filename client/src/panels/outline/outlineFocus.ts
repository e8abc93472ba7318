import { nearestLeft } from '@whyboard/shared/domain/outline.ts'

import type { Environment } from '../../connection/environment.ts'

/** Where the keyboard is in an outline, so that it can be found again when its field was made anew or is gone. */
interface Kept {
  readonly id: string
  /** The field's name; `null`: the card's text. */
  readonly field: string | null
  readonly start: number
  readonly end: number
}

/** Keeps the keyboard where a person works, whatever others do to the lists around it. */
export interface OutlineFocus {
  /** The element that holds all lists, while there is one. */
  attach(root: HTMLElement | null): void
  /** The card in which the keyboard is, or `null`. */
  id(): string | null
  /** To be called with what got the focus, and with its caret's moves. */
  note(target: EventTarget): void
  /** The person left. */
  leave(): void
  /** Puts the keyboard into a card's text, at its end. Where the card is not shown yet, as soon as it is. */
  moveTo(id: string): void
  /**
   * To be called after lists were drawn anew.
   * @param order ids in reading order before and after
   */
  restore(before: readonly string[], after: readonly string[]): void
}

/** In so many frames a list has come to rest that grows and is laid out as it comes into view. */
const STILL_FRAMES = 10

/** Knows nothing of any card yet. */
export function outlineFocus({ onNextFrame }: Pick<Environment, 'onNextFrame'>): OutlineFocus {
  let root: HTMLElement | null = null
  let kept: Kept | null = null
  /** It belongs to a card that is not shown yet. */
  let awaited = false

  const rowOf = (id: string): HTMLElement | null =>
    root?.querySelector<HTMLElement>(`[data-item="${CSS.escape(id)}"]`) ?? null
  /** Where rows are that were never seen is a guess, so a field is shown until it stands still, or the person goes elsewhere. */
  const show = (field: HTMLElement): void => {
    let before = Number.NaN
    let still = 0
    const look = (): void => {
      if (field.ownerDocument.activeElement !== field) return
      field.scrollIntoView({ block: 'nearest', behavior: 'instant' })
      const { top } = field.getBoundingClientRect()
      still = top === before ? still + 1 : 0
      before = top
      if (still < STILL_FRAMES) onNextFrame(look)
    }
    look()
  }
  const put = ({ id, field, start, end }: Kept): boolean => {
    const row = rowOf(id)
    const named =
      field === null ? null : row?.querySelector<HTMLElement>(`[aria-label="${CSS.escape(field)}"]`)
    const target = named ?? row?.querySelector<HTMLTextAreaElement>('textarea') ?? null
    if (target === null) return false
    target.focus()
    show(target)
    if (target instanceof HTMLTextAreaElement) target.setSelectionRange(start, end)
    return true
  }

  return {
    attach: (element) => {
      root = element
    },
    id: () => kept?.id ?? null,
    note: (target) => {
      if (!(target instanceof HTMLElement)) return
      awaited = false
      const id = target.closest<HTMLElement>('[data-item]')?.dataset['item']
      if (id === undefined) {
        kept = null
        return
      }
      const isText = target instanceof HTMLTextAreaElement
      kept = {
        id,
        field: isText && 'text' in target.dataset ? null : target.ariaLabel,
        start: isText ? target.selectionStart : Number.MAX_SAFE_INTEGER,
        end: isText ? target.selectionEnd : Number.MAX_SAFE_INTEGER,
      }
    },
    leave: () => {
      kept = null
      awaited = false
    },
    moveTo: (id) => {
      const end = Number.MAX_SAFE_INTEGER
      kept = { id, field: null, start: end, end }
      awaited = !put(kept)
    },
    restore: (before, after) => {
      if (kept === null) return
      const { activeElement, body } = root?.ownerDocument ?? {}
      // The keyboard is somewhere, so nothing was lost.
      if (root === null || (!awaited && activeElement !== body)) return
      if (put(kept)) {
        awaited = false
        return
      }
      if (awaited) return
      const left = new Set(after)
      const id = nearestLeft(before, kept.id, (one) => left.has(one))
      const end = Number.MAX_SAFE_INTEGER
      if (id !== null && put({ id, field: null, start: end, end })) return
      kept = null
      root.focus()
    },
  }
}
