import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import { Search } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { useEffect, useId, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react'
import { flushSync } from 'react-dom'

import type { CanvasHandle } from '../../canvas/handle.ts'
import { useApp } from '../../ui/app.tsx'
import { shortcutWords } from '../../ui/commands/shortcut.ts'
import { useCommands, useKeysOf } from '../../ui/commands/useShortcuts.ts'
import { HitLine } from './HitLine.tsx'
import styles from './Palette.module.css'
import { paletteGroups, withRecent, type PaletteCommand } from './paletteItems.ts'
import { useFound } from './useFound.ts'

const RECENT = 'whyboard.recentCommands'
/** So many cards are offered beside commands; who looks for cards has Find. */
const MOST_CARDS = 8

interface Option {
  readonly id: string
  readonly can: boolean
  run(): void
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
  const options: readonly Option[] = [
    ...groups.flatMap(({ heading, commands: listed }) =>
      listed.map((one) => ({
        id: `${list}-${heading}-${one.command.id}`,
        can: one.unavailable === null,
        run: () => runCommand(one),
      })),
    ),
    ...cards.map(({ id }) => ({
      id: `${list}-card-${id}`,
      can: true,
      run: () => leaveTo(() => canvas.focusCard(id)),
    })),
  ]
  const at = Math.min(active, options.length - 1)
  const activeId = options[at]?.id

  useEffect(() => {
    if (activeId !== undefined) {
      document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
    }
  }, [activeId])

  const choose = (option: Option | undefined): void => {
    if (option?.can === true) option.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const last = options.length - 1
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    }
    const to = moves[event.key]
    if (to !== undefined) setActive(to)
    else if (event.key === 'Enter') choose(options[at])
    else return
    event.preventDefault()
  }

  let index = -1
  const option = (
    key: string,
    content: ReactNode,
    unavailable: string | null = null,
  ): ReactNode => {
    index += 1
    const mine = index
    const one = options[mine]
    return (
      <li
        key={key}
        id={one?.id}
        className={styles.option}
        role="option"
        aria-selected={mine === at}
        aria-disabled={unavailable !== null || undefined}
        onMouseMove={() => setActive(mine)}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => choose(one)}
      >
        {content}
      </li>
    )
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
            <Search size={18} aria-hidden className={styles.icon} />
            <input
              className={styles.field}
              type="text"
              role="combobox"
              aria-label="Command or card"
              aria-expanded
              aria-controls={list}
              aria-activedescendant={activeId}
              aria-autocomplete="list"
              placeholder="What do you want to do?"
              value={query}
              autoFocus
              autoComplete="off"
              enterKeyHint="go"
              spellCheck={false}
              maxLength={200}
              onChange={(event) => {
                setQuery(event.target.value)
                setActive(0)
              }}
            />
          </div>
          <div className={styles.list} id={list} role="listbox" aria-label="Commands and cards">
            {groups.map(({ heading, commands: listed }) => (
              <Group key={heading} heading={heading}>
                {listed.map(({ command, unavailable }) =>
                  option(
                    command.id,
                    <CommandLine
                      command={{ command, unavailable }}
                      keys={keysOf(command).slice(0, 1).map(shortcutWords)}
                    />,
                    unavailable,
                  ),
                )}
              </Group>
            ))}
            {cards.length > 0 && (
              <Group heading="Go to a card">
                {cards.map((card: Card) =>
                  option(card.id, <HitLine card={card} words={found.words} />),
                )}
              </Group>
            )}
            {options.length === 0 && (
              <p className={styles.none}>No command and no card is called so.</p>
            )}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Group({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <ul role="group" aria-labelledby={id}>
      <li className={styles.heading} id={id} role="presentation">
        {heading}
      </li>
      {children}
    </ul>
  )
}

function CommandLine({
  command: {
    command: { label, icon: Icon },
    unavailable,
  },
  keys,
}: {
  readonly command: PaletteCommand
  readonly keys: readonly string[]
}) {
  return (
    <>
      {Icon === undefined ? (
        <span className={styles.noIcon} />
      ) : (
        <Icon size={16} aria-hidden className={styles.icon} />
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
