import {
  editText,
  textOf,
  type EditTextRefusal,
  type TextTarget,
} from '@whyboard/shared/document/operations/text.ts'
import type { CaretInText } from '@whyboard/shared/protocol/presence.ts'
import type * as Y from 'yjs'

import type { BoardModel } from './boardModel.ts'
import { caretOf, placeOfCaret } from './textCaret.ts'
import {
  editAtCaret,
  endOfChange,
  followCaret,
  followChange,
  followEdit,
  moveSelection,
  unchanged,
  type CharacterMap,
  type TextSelection,
} from './textSplices.ts'

/** A text field that can be bound. */
export type TextField = HTMLTextAreaElement | HTMLInputElement

/** What else a binding tells. */
export interface TextBindingOptions {
  /** Where this person's caret went, for presence (see `textCaret.ts`); `null` when the field has no focus. */
  onCaret?(caret: CaretInText | null): void
  /** What was typed does not fit; the field shows the text as it was. */
  onRefused?(reason: EditTextRefusal): void
}

/** A pause in typing after which undo has a new step, in ms. */
export const TYPING_PAUSE_MS = 1_000

/**
 * Keeps a text field and a text of the board the same. What is typed becomes the smallest edit; what others type appears
 * around the caret, selection and scroll, which stay. While an input method composes, others' changes wait. Undo keys do
 * the board's undo, because the browser's own is wrong once a program has written to the field.
 * @returns what ends it; the field keeps its text
 */
export function bindText(
  field: TextField,
  model: BoardModel,
  target: TextTarget,
  options: TextBindingOptions = {},
): () => void {
  const binding = new TextBinding(field, model, target, options)
  return () => binding.end()
}

class TextBinding {
  readonly #field: TextField
  readonly #model: BoardModel
  readonly #target: TextTarget
  readonly #options: TextBindingOptions
  readonly #ends: (() => void)[] = []
  #text: Y.Text | null = null
  /** The document's text as far as the field has seen it. */
  #seen = ''
  #composing = false
  /** During a composition: where the characters of {@link #seen} are in the document; `null` when nothing changed. */
  #moved: CharacterMap | null = null
  #writing = false
  #lastTypedMs = -Infinity
  /** The caret as the others know it. */
  #told: CaretInText | null = null
  /** Where it was when that was last looked at, as long as nobody else writes: of a letter one hears twice. */
  #looked: { readonly text: string; readonly anchor: number; readonly head: number } | null = null

  constructor(
    field: TextField,
    model: BoardModel,
    target: TextTarget,
    options: TextBindingOptions,
  ) {
    this.#field = field
    this.#model = model
    this.#target = target
    this.#options = options
    this.#listen()
    this.#attach()
    const refreshWriting = () => {
      field.readOnly = !model.canWrite
    }
    refreshWriting()
    this.#ends.push(
      model.writing.subscribe(refreshWriting),
      // The text may come into being after the field, or be made anew.
      model.subscribeCards(() => {
        if (textOf(model.doc, target) !== this.#text) this.#attach()
      }),
    )
  }

  end(): void {
    this.#text?.unobserve(this.#onChange)
    this.#text = null
    for (const end of this.#ends.splice(0)) end()
  }

  #attach(): void {
    this.#text?.unobserve(this.#onChange)
    this.#text = textOf(this.#model.doc, this.#target)
    this.#text?.observe(this.#onChange)
    this.#moved = null
    this.#show(null)
  }

  #listen(): void {
    const field: HTMLElement = this.#field
    const on = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      listener: (event: HTMLElementEventMap[Name]) => void,
    ) => {
      field.addEventListener(name, listener)
      this.#ends.push(() => field.removeEventListener(name, listener))
    }
    on('input', (event) => this.#onInput(event.timeStamp))
    on('compositionstart', () => {
      this.#composing = true
    })
    on('compositionend', (event) => {
      this.#composing = false
      this.#onInput(event.timeStamp)
      this.#show(this.#selection())
    })
    on('beforeinput', (event) => {
      const isUndo = event.inputType === 'historyUndo'
      if (!isUndo && event.inputType !== 'historyRedo') return
      event.preventDefault()
      this.#goBack(isUndo)
    })
    on('keydown', (event) => {
      const step = undoKey(event)
      if (step === null) return
      // The canvas must not hear of it, or it would undo twice.
      event.preventDefault()
      event.stopPropagation()
      this.#goBack(step === 'undo')
    })
    on('focus', () => {
      this.#model.markUndoBoundary()
      this.#tellCaret()
    })
    on('blur', () => {
      this.#model.markUndoBoundary()
      this.#told = null
      this.#looked = null
      this.#options.onCaret?.(null)
    })
    if (this.#options.onCaret === undefined) return
    const { ownerDocument } = this.#field
    const onSelect = () => this.#tellCaret()
    ownerDocument.addEventListener('selectionchange', onSelect)
    this.#ends.push(() => ownerDocument.removeEventListener('selectionchange', onSelect))
  }

  #goBack(isUndo: boolean): void {
    // A half-composed word is not undone: the input method would not know.
    if (this.#composing) return
    if (isUndo) this.#model.undo()
    else this.#model.redo()
  }

  #onInput(timeStampMs: number): void {
    const shown = displayed(this.#field, this.#seen)
    const value = this.#field.value
    // While composing, what others changed is not in the field, so what is typed waits for the end.
    if (value === shown || (this.#composing && this.#moved !== null)) return
    if (timeStampMs - this.#lastTypedMs > TYPING_PAUSE_MS) this.#model.markUndoBoundary()
    this.#lastTypedMs = timeStampMs
    const edit = editAtCaret(shown, value, this.#field.selectionEnd ?? value.length)
    const edits = this.#moved === null ? [edit] : followEdit(this.#moved, edit)
    const caret = followCaret(this.#moved ?? unchanged(shown.length), edit.index)
    const refusal = this.#write(edits)
    const moved = this.#moved !== null
    this.#moved = null
    if (refusal !== null) {
      this.#show(this.#selection())
      this.#options.onRefused?.(refusal)
      return
    }
    this.#seen = this.#text?.toString() ?? ''
    const end = caret + edit.insert.length
    const selection = moved ? { start: end, end } : this.#selection()
    if (displayed(this.#field, this.#seen) !== value) this.#show(selection)
    this.#tellCaret()
  }

  #write(edits: readonly Parameters<typeof editText>[2][]): EditTextRefusal | null {
    this.#writing = true
    try {
      for (const edit of edits) {
        const result = editText(this.#model.writer, this.#target, edit)
        if (!result.ok) return result.reason
      }
      return null
    } finally {
      this.#writing = false
    }
  }

  readonly #onChange = (event: Y.YTextEvent): void => {
    if (this.#writing) return
    const { delta } = event
    if (this.#composing) {
      this.#moved = followChange(this.#moved ?? unchanged(this.#seen.length), delta)
      return
    }
    const undone = this.#model.undoStack.undoing || this.#model.undoStack.redoing
    const end = endOfChange(delta)
    this.#show(undone ? { start: end, end } : moveSelection(this.#selection(), delta))
  }

  #selection(): TextSelection {
    const { selectionStart, selectionEnd, value } = this.#field
    const start = selectionStart ?? value.length
    return { start, end: selectionEnd ?? start }
  }

  /** Shows the document's text, keeping scroll and (given) selection. */
  #show(selection: TextSelection | null): void {
    const field = this.#field
    this.#seen = this.#text?.toString() ?? ''
    this.#looked = null
    const shown = displayed(field, this.#seen)
    if (field.value === shown && selection === null) return
    const { scrollTop, scrollLeft, selectionDirection } = field
    if (field.value !== shown) field.value = shown
    // Setting a selection would draw the focus in some browsers.
    if (selection !== null && field.ownerDocument.activeElement === field) {
      field.setSelectionRange(selection.start, selection.end, selectionDirection ?? 'none')
    }
    field.scrollTop = scrollTop
    field.scrollLeft = scrollLeft
  }

  #tellCaret(): void {
    const { onCaret } = this.#options
    const text = this.#text
    if (onCaret === undefined || text === null || this.#composing) return
    if (this.#field.ownerDocument.activeElement !== this.#field) return
    const { start, end } = this.#selection()
    const isBackward = this.#field.selectionDirection === 'backward'
    const [anchor, head] = isBackward ? [end, start] : [start, end]
    const looked = this.#looked
    if (looked?.anchor === anchor && looked.head === head && looked.text === this.#seen) return
    this.#looked = { text: this.#seen, anchor, head }
    const told =
      this.#told === null ? null : placeOfCaret(this.#model.doc, this.#target, this.#told)
    if (told?.anchor === anchor && told.head === head) return
    this.#told = caretOf(text, { anchor, head })
    onCaret(this.#told)
  }
}

/**
 * A text as a field can show it, unit for unit: a single line has no line breaks, and browsers turn a carriage return
 * into a line break, which would change lengths.
 */
function displayed(field: TextField, text: string): string {
  return text.replaceAll(field.tagName === 'INPUT' ? /[\r\n]/g : /\r/g, ' ')
}

function undoKey(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' && !event.shiftKey ? 'redo' : null
}
