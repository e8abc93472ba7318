import type { Rib } from '@whyboard/shared/domain/fishboneFigure.ts'
import { textWidth } from '@whyboard/shared/domain/textMetrics.ts'
import { ChevronLeft, ChevronRight, Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useValue } from 'tldraw'

import { useCanWrite } from '../../board/boardContext.tsx'
import { ownPointer } from '../../cards/CardFields.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx'
import { keepName, moveBone, removeBone } from '../bones.ts'
import { useCanvas } from '../canvasContext.ts'
import { StructureText } from '../StructureText.tsx'
import styles from './fishbone.module.css'
import { useBoneDrag } from './useBoneDrag.ts'
import { vars } from './vars.ts'

/** As in the style sheet, px. */
const LABEL_FONT_SIZE = 14
const LABEL_PADDING = 16
const LABEL_MIN_WIDTH = 96
/** How much wider a text is in bold, at most. */
const BOLD = 1.12

/**
 * The name of a bone at its tip. People who may write rename it by a click, drag it along the fish, and have a menu beside
 * it; Alt+← and Alt+→ move it from there.
 */
export function RibLabel({
  rib,
  index,
  count,
}: {
  readonly rib: Rib
  /** Its place among the categories, from 0. */
  readonly index: number
  /** How many categories there are. */
  readonly count: number
}) {
  const { categoryId, name, side, label } = rib
  const canvas = useCanvas()
  const canWrite = useCanWrite()
  const drag = useBoneDrag(rib)
  const doing = useValue(
    'bone edit',
    () => {
      const edit = canvas.bones.get()
      return edit !== null && edit.kind !== 'add' && edit.categoryId === categoryId
        ? edit.kind
        : null
    },
    [canvas, categoryId],
  )
  const style = vars({
    transform: `translate(${label.x}px, ${label.y}px)`,
    width: label.w,
    height: label.h,
    '--grow': growthOf(rib),
  })
  if (categoryId === null || !canWrite) {
    return (
      <div className={styles.ribLabel} data-side={side} style={style}>
        <div className={styles.ribPill}>{name}</div>
      </div>
    )
  }
  return (
    <div
      className={styles.ribLabel}
      data-side={side}
      data-dragged={doing === 'drag' || undefined}
      style={style}
    >
      <div className={styles.ribPill} data-movable {...ownPointer} {...drag}>
        <Name categoryId={categoryId} name={name} asked={doing === 'rename'} />
        <BoneMenu
          categoryId={categoryId}
          name={name}
          index={index}
          count={count}
          asked={doing === 'menu'}
        />
      </div>
    </div>
  )
}

function Name({
  categoryId,
  name,
  asked,
}: {
  readonly categoryId: string
  readonly name: string
  readonly asked: boolean
}) {
  const canvas = useCanvas()
  const before = useRef(name)
  return (
    <StructureText
      target={{ category: categoryId }}
      value={name}
      label={`Category ${name}`}
      placeholder="Category"
      className={styles.ribName ?? ''}
      singleLine
      asked={asked}
      onBegin={() => {
        before.current = name
      }}
      onEnd={() => {
        if (asked) canvas.bones.set(null)
        keepName(canvas, categoryId, before.current)
      }}
    />
  )
}

function BoneMenu({
  categoryId,
  name,
  index,
  count,
  asked,
}: {
  readonly categoryId: string
  readonly name: string
  readonly index: number
  readonly count: number
  readonly asked: boolean
}) {
  const canvas = useCanvas()
  const button = useRef<HTMLButtonElement>(null)
  /** What was chosen takes the keyboard itself. */
  const keepsFocus = useRef(false)
  useEffect(() => {
    if (!asked) return
    button.current?.focus({ preventScroll: true })
    canvas.bones.set(null)
  }, [asked, canvas])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // While the menu is open, Escape is the menu's.
    const isOpen = event.currentTarget.dataset['state'] === 'open'
    if (event.key === 'Escape' && !isOpen) canvas.commands.focus()
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (!event.altKey || step === 0) return
    event.preventDefault()
    moveBone(canvas, categoryId, index + step)
  }
  return (
    <Menu
      trigger={
        <button
          ref={button}
          type="button"
          className={styles.boneMenu}
          aria-label={`Category ${name}: menu`}
          title="Rename, move, remove"
          onKeyDown={onKeyDown}
        >
          <Ellipsis size={14} aria-hidden />
        </button>
      }
      onFocusReturn={(event) => {
        if (keepsFocus.current) event.preventDefault()
        keepsFocus.current = false
      }}
    >
      <MenuItem
        icon={Pencil}
        onSelect={() => {
          keepsFocus.current = true
          canvas.bones.set({ kind: 'rename', categoryId })
        }}
      >
        Rename
      </MenuItem>
      <MenuItem
        icon={Plus}
        onSelect={() => {
          keepsFocus.current = true
          canvas.commands.addCard('cause', { fields: { category: categoryId } })
        }}
      >
        Add a cause
      </MenuItem>
      <MenuLine />
      <MenuItem
        icon={ChevronLeft}
        shortcut="Alt ←"
        disabled={index === 0}
        onSelect={() => moveBone(canvas, categoryId, index - 1)}
      >
        Move left
      </MenuItem>
      <MenuItem
        icon={ChevronRight}
        shortcut="Alt →"
        disabled={index === count - 1}
        onSelect={() => moveBone(canvas, categoryId, index + 1)}
      >
        Move right
      </MenuItem>
      <MenuLine />
      <MenuItem
        icon={Trash2}
        tone="danger"
        note="Its causes stay, on “Other”"
        onSelect={() => {
          keepsFocus.current = true
          removeBone(canvas, categoryId)
          canvas.commands.focus()
        }}
      >
        Remove
      </MenuItem>
    </Menu>
  )
}

/** How many times larger a label may become without leaving its room. */
function growthOf({ name, label, room }: Rib): number {
  const width = Math.min(label.w, textWidth(name, LABEL_FONT_SIZE) * BOLD + 2 * LABEL_PADDING)
  const most = Math.min(room.w / Math.max(LABEL_MIN_WIDTH, width), room.h / label.h)
  return Math.round(Math.max(1, most) * 100) / 100
}
