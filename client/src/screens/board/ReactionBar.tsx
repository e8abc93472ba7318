import { REACTIONS } from '@whyboard/shared/protocol/presence.ts'
import { SmilePlus, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'

import { useConnection } from '../../board/boardContext.tsx'
import type { CanvasHandle } from '../../canvas/handle.ts'
import { reactions } from '../../connection/reactions.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { REACTION_ICONS } from '../../ui/reactionIcons.ts'
import { useKeys } from '../../ui/useKeys.ts'
import styles from './ReactionBar.module.css'

/** Five reactions to choose from, opened by R; each is shown to everybody for a moment. It stays open for more. */
export function ReactionBar({ canvas }: { readonly canvas: CanvasHandle }) {
  const [open, setOpen] = useState(false)
  useEffect(
    () =>
      canvas.commands.add([
        {
          id: 'people.react',
          label: 'React',
          group: 'Meeting',
          keys: ['r'],
          icon: SmilePlus,
          words: 'emoji thumbs up heart idea question thanks',
          run: () => setOpen((before) => !before),
        },
      ]),
    [canvas],
  )
  if (!open) return null
  return (
    <OpenBar
      onClose={() => {
        setOpen(false)
        canvas.focus()
      }}
    />
  )
}

function OpenBar({ onClose }: { readonly onClose: () => void }) {
  const { presence, environment } = useConnection()
  const show = useMemo(() => reactions(presence, environment), [presence, environment])
  const bar = useRef<HTMLDivElement>(null)
  useKeys({ escape: onClose, r: onClose })
  useEffect(() => {
    bar.current?.querySelector('button')?.focus()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const digit = REACTIONS[Number(event.key) - 1]
    if (event.key === 'ArrowRight') buttons[(at + 1) % buttons.length]?.focus()
    else if (event.key === 'ArrowLeft') buttons.at(at - 1)?.focus()
    else if (digit !== undefined) show(digit)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      tabIndex={-1}
      aria-label="Reactions"
      onKeyDown={onKeyDown}
    >
      {REACTIONS.map((kind, index) => {
        const { icon, label, colour } = REACTION_ICONS[kind]
        return (
          <IconButton
            key={kind}
            label={label}
            icon={icon}
            // An open tooltip would take the first Esc for itself.
            tooltip={false}
            title={`${label} (${index + 1})`}
            style={{ color: colour }}
            onClick={() => show(kind)}
          />
        )
      })}
      <IconButton small label="Close reactions" icon={X} tooltip={false} onClick={onClose} />
    </div>
  )
}
