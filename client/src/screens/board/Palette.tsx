import { Search } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react'
import { flushSync } from 'react-dom'

import type { CanvasHandle } from '../../canvas/handle.ts'
import { useApp } from '../../ui/app.tsx'
import { shortcutWords } from '../../ui/commands/shortcut.ts'
import { useCommands, useKeysOf } from '../../ui/commands/useShortcuts.ts'
import { cx } from '../../ui/cx.ts'
import fields from '../../ui/ListField.module.css'
import {
  fieldOfList,
  groupOfList,
  listOfField,
  listStep,
  NO_OPTION,
  optionOfList,
  useActiveInView,
} from '../../ui/listField.ts'
import { HitLine } from './HitLine.tsx'
import styles from './Palette.module.css'
import {
  paletteGroups,
  withRecent,
  type PaletteCommand,
  type PaletteGroup,
} from './paletteItems.ts'
import { useFound } from './useFound.ts'

const RECENT = 'whyboard.recentCommands'
/** So many cards are offered beside commands; who looks for cards has Find. */
const MOST_CARDS = 8

interface Row {
  readonly id: string
  readonly can: boolean
  readonly content: ReactNode
  run(): void
}

interface Section {
  readonly heading: string
  readonly rows: readonly Row[]
}

/**
 * Everything that can be asked of the board, by its name: commands with their keys, and cards to go to. What is chosen is done
 * once the palette is gone and the canvas has the focus, as if its key had been pressed.
 */
export function Palette({
  canvas,
  onClose,
}: {
  readonly canvas: CanvasHandle
  readonly onClose: () => void
}) {
  const { storage } = useApp().environment
  const commands = useCommands(canvas.commands)
  const keysOf = useKeysOf()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const [recent] = useState(() => (storage.getItem(RECENT) ?? '').split('\n'))
  const found = useFound(query)
  const list = useId()
  const cards = found.cards.slice(0, MOST_CARDS)
  const groups = useMemo(() => paletteGroups(commands, query, recent), [commands, query, recent])

  const leaveTo = (run: () => void): void => {
    flushSync(onClose)
    canvas.focus()
    run()
  }
  const runCommand = ({ command }: PaletteCommand): void => {
    storage.setItem(RECENT, withRecent(recent, command.id).join('\n'))
    leaveTo(() => command.run())
  }
  const asSection = ({ heading, commands: listed }: PaletteGroup): Section => ({
    heading,
    rows: listed.map((one) => ({
      id: `${headingId(list, heading)}-${one.command.id}`,
      can: one.unavailable === null,
      content: <CommandLine {...one} keys={keysOf(one.command).slice(0, 1).map(shortcutWords)} />,
      run: () => runCommand(one),
    })),
  })
  const cardSection: Section = {
    heading: 'Go to a card',
    rows: cards.map((card) => ({
      id: `${list}-card-${card.id}`,
      can: true,
      content: <HitLine card={card} words={found.words} />,
      run: () => leaveTo(() => canvas.focusCard(card.id)),
    })),
  }
  const isLast = ({ heading }: PaletteGroup): boolean => heading === 'Not possible now'
  const sections = [
    ...groups.filter((group) => !isLast(group)).map(asSection),
    ...(cards.length === 0 ? [] : [cardSection]),
    ...groups.filter(isLast).map(asSection),
  ]
  const rows = sections.flatMap((section) => section.rows)
  const at = Math.min(active, rows.length - 1)
  const activeId = rows[at]?.id

  useActiveInView(activeId)

  const choose = (row: Row | undefined): void => {
    if (row?.can === true) row.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const to = listStep(event.key, at, rows.length)
    if (to !== null) setActive(to)
    else if (event.key === 'Enter') {
      swallowKeyUp()
      choose(rows[at])
    } else return
    event.preventDefault()
  }

  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          className={styles.palette}
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onCloseAutoFocus={(event) => {
            // What was chosen has the focus where it needs it; who chose nothing goes back to the canvas.
            event.preventDefault()
            if (document.activeElement === document.body) canvas.focus()
          }}
        >
          <Radix.Title className="visually-hidden">Commands</Radix.Title>
          <div className={styles.row}>
            <Search size={18} aria-hidden className={fields.icon} />
            <input
              className={cx(fields.field, styles.field)}
              {...fieldOfList(list, activeId, true)}
              aria-label="Command or card"
              placeholder="What do you want to do?"
              value={query}
              enterKeyHint="go"
              maxLength={200}
              onChange={(event) => {
                setQuery(event.target.value)
                setActive(0)
              }}
            />
          </div>
          <div
            className={cx(fields.list, styles.list)}
            {...listOfField(list, 'Commands and cards')}
          >
            {sections.map(({ heading, rows: listed }) => (
              <ul key={heading} {...groupOfList(headingId(list, heading))}>
                <li className={styles.heading} id={headingId(list, heading)} {...NO_OPTION}>
                  {heading}
                </li>
                {listed.map((row) => (
                  <li
                    key={row.id}
                    className={cx(fields.option, styles.option)}
                    {...optionOfList({
                      id: row.id,
                      isActive: row.id === activeId,
                      isDisabled: !row.can,
                      onPoint: () => setActive(rows.indexOf(row)),
                      onChoose: () => choose(row),
                    })}
                  >
                    {row.content}
                  </li>
                ))}
              </ul>
            ))}
            {rows.length === 0 && (
              <p className={styles.none}>No command and no card is called so.</p>
            )}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** The key that chose is let go when the canvas has the keyboard already, which would edit the card that was gone to. */
function swallowKeyUp(): void {
  addEventListener('keyup', (event) => event.stopPropagation(), { capture: true, once: true })
}

/** Ids hold no spaces: a list of them is separated by spaces. */
function headingId(list: string, heading: string): string {
  return `${list}-${heading.replaceAll(' ', '-')}`
}

function CommandLine({
  command: { label, icon: Icon },
  unavailable,
  keys,
}: PaletteCommand & {
  readonly keys: readonly string[]
}) {
  return (
    <>
      {Icon === undefined ? (
        <span className={styles.noIcon} />
      ) : (
        <Icon size={16} aria-hidden className={fields.icon} />
      )}
      <span className={styles.label}>
        {label}
        {unavailable !== null && <span className={styles.why}>{unavailable}</span>}
      </span>
      {keys.map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </>
  )
}
