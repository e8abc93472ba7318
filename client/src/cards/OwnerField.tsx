import { useCombobox, type UseComboboxState } from 'downshift'
import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'

import { cx } from '../ui/cx.ts'
import { useCardEnvironment } from './cardEnvironment.ts'
import { Initials } from './CardFrame.tsx'
import { useLate } from './CardFields.tsx'
import { ownersFor, type OwnerChoice } from './ownerChoices.ts'
import styles from './PanelFields.module.css'

/** The colour of somebody who is not on the board. */
const NOBODY = '#85837b'
/** How high the list gets, px, with what is between it and the field. */
const LIST_HEIGHT = 250

/**
 * Who owns an action: people of the board, then earlier owners, then any name at all. Typing filters, ↑ and ↓ choose, Enter
 * or Tab takes what is chosen, Escape gives it up; a name that is typed and left is taken as it is.
 */
export function OwnerField({
  cardId,
  value,
  maxLength,
  onChange,
}: {
  readonly cardId: string
  readonly value: string | null
  readonly maxLength: number
  readonly onChange: (name: string | null) => void
}) {
  const { owners, fieldDone } = useCardEnvironment()
  const [draft, setDraft] = useState<string | null>(null)
  const choices = ownersFor(owners, draft)
  const write = (name: string | null) => {
    setDraft(null)
    const trimmed = name?.trim() ?? ''
    if (name !== null && trimmed !== (value ?? '')) onChange(trimmed === '' ? null : trimmed)
  }
  const writeLate = useLate(() => write(draft))
  const list = useCombobox<OwnerChoice>({
    items: [...choices],
    itemToString: (choice) => choice?.name ?? '',
    selectedItem: null,
    inputValue: draft ?? value ?? '',
    stateReducer: (_, { type, changes }) => firstHighlighted(type, changes),
    onStateChange: ({ type, selectedItem, inputValue }) => {
      if (type === useCombobox.stateChangeTypes.InputChange) setDraft(inputValue ?? '')
      else if (selectedItem !== undefined && selectedItem !== null) write(selectedItem.name)
      else if (type === useCombobox.stateChangeTypes.InputBlur) writeLate()
    },
  })
  const { isOpen } = list
  const [root, above] = useRoomAbove(isOpen)
  const current = owners.find(({ name }) => name === value)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // Its own way is to empty the field.
      Object.assign(event.nativeEvent, { preventDownshiftDefault: true })
      if (!isOpen && draft === null) return
      event.preventDefault()
      setDraft(null)
      list.closeMenu()
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && !isOpen) {
      // Else the next card's text, which has the focus then, takes the key as a new line.
      event.preventDefault()
      write(draft)
      fieldDone(cardId)
    }
  }
  return (
    <div ref={root} className={styles.combobox} data-above={above || undefined}>
      {value !== null && draft === null && (
        <Initials person={{ name: value, colour: current?.colour ?? NOBODY }} />
      )}
      <input
        {...list.getInputProps({ onKeyDown, 'aria-label': 'Owner' })}
        className={cx(styles.input, value === null && draft === null && styles.missing)}
        placeholder="Owner?"
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        onFocus={(event) => event.target.select()}
      />
      <ul {...list.getMenuProps({ 'aria-label': 'Owners' })} className={styles.list}>
        {isOpen &&
          choices.map((choice, index) => (
            <li
              key={`${choice.from} ${choice.name}`}
              {...list.getItemProps({ item: choice, index })}
              className={styles.option}
              data-active={list.highlightedIndex === index || undefined}
            >
              {choice.from === 'typed' ? (
                <span>Use “{choice.name}”</span>
              ) : (
                <>
                  <Initials person={{ name: choice.name, colour: choice.colour ?? NOBODY }} />
                  <span>{choice.name}</span>
                  {choice.from === 'earlier' && <small>earlier owner</small>}
                </>
              )}
            </li>
          ))}
      </ul>
    </div>
  )
}

/** What somebody types is met by the first name that fits, so that Enter takes it. */
function firstHighlighted(
  type: unknown,
  changes: Partial<UseComboboxState<OwnerChoice>>,
): Partial<UseComboboxState<OwnerChoice>> {
  if (type !== useCombobox.stateChangeTypes.InputChange) return changes
  const typed = (changes.inputValue ?? '').trim() !== ''
  return { ...changes, isOpen: true, highlightedIndex: typed ? 0 : -1 }
}

/** Whether the list of a field has to open upwards, because the canvas ends below it. */
function useRoomAbove(isOpen: boolean) {
  const root = useRef<HTMLDivElement>(null)
  const [above, setAbove] = useState(false)
  useLayoutEffect(() => {
    const field = root.current?.getBoundingClientRect()
    const board = root.current?.closest('[data-board]')?.getBoundingClientRect()
    if (!isOpen || field === undefined || board === undefined) return
    setAbove(field.bottom + LIST_HEIGHT > board.bottom && field.top - LIST_HEIGHT > board.top)
  }, [isOpen])
  return [root, above] as const
}
