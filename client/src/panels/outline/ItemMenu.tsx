import { quoted } from '@whyboard/shared/domain/cardWords.ts'
import type { Card } from '@whyboard/shared/domain/cards/cardKinds.ts'
import {
  ArrowDown,
  ArrowRight,
  ArrowUp,
  CornerDownRight,
  Ellipsis,
  IndentDecrease,
  IndentIncrease,
  Locate,
  MoveRight,
  Trash2,
} from 'lucide-react'
import { useState } from 'react'

import { useCanWrite } from '../../board/boardContext.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx'
import { useOutline } from './outlineContext.ts'
import { useOutlineKeys } from './useOutlineKeys.ts'

/**
 * Everything that can be done with a card of a list. The menu itself is made when it is first asked for: a board has
 * thousands of cards.
 */
export function ItemMenu({ card, className }: { readonly card: Card; readonly className: string }) {
  const [open, setOpen] = useState<boolean | null>(null)
  const onKeyDown = useOutlineKeys(card.id)
  const button = (
    <IconButton
      small
      className={className}
      label={`More about ${quoted(card)}`}
      icon={Ellipsis}
      tooltip={false}
      aria-haspopup="menu"
      onKeyDown={onKeyDown}
      {...(open === null && { onClick: () => setOpen(true) })}
    />
  )
  if (open === null) return button
  return (
    <Menu align="end" trigger={button} open={open} onOpenChange={setOpen}>
      <Items card={card} />
    </Menu>
  )
}

function Items({ card }: { readonly card: Card }) {
  const { editor, showCard, askMove, askWhy } = useOutline()
  const canWrite = useCanWrite()
  const { id, kind } = card
  const isFactor = kind === 'cause' || kind === 'why'
  const isTimed = kind === 'event' && card.time !== null
  return (
    <>
      <MenuItem icon={Locate} onSelect={() => showCard(id)}>
        Go to the card
      </MenuItem>
      {canWrite && (
        <>
          {isFactor && (
            <MenuItem icon={CornerDownRight} onSelect={() => askWhy(id)}>
              Ask why
            </MenuItem>
          )}
          <MenuItem icon={ArrowRight} shortcut="Shift A" onSelect={() => editor.makeAction(id)}>
            {kind === 'parked' ? 'Make it an action' : 'Make an action'}
          </MenuItem>
          <MenuLine />
          <MenuItem icon={MoveRight} shortcut="M" onSelect={() => askMove(id)}>
            Move to…
          </MenuItem>
          {!isTimed && (
            <>
              <MenuItem icon={ArrowUp} shortcut="Alt ↑" onSelect={() => editor.move(id, -1)}>
                Move up
              </MenuItem>
              <MenuItem icon={ArrowDown} shortcut="Alt ↓" onSelect={() => editor.move(id, 1)}>
                Move down
              </MenuItem>
            </>
          )}
          {kind === 'why' && (
            <>
              <MenuItem icon={IndentIncrease} shortcut="Alt →" onSelect={() => editor.indent(id)}>
                One level down
              </MenuItem>
              <MenuItem icon={IndentDecrease} shortcut="Alt ←" onSelect={() => editor.outdent(id)}>
                One level up
              </MenuItem>
            </>
          )}
          <MenuLine />
          <MenuItem
            icon={Trash2}
            tone="danger"
            shortcut="Delete"
            onSelect={() => editor.remove(id)}
          >
            Delete
          </MenuItem>
        </>
      )}
    </>
  )
}
