import type { FishboneFigure } from '@whyboard/shared/domain/fishboneFigure.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { Plus } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useValue } from 'tldraw'

import { useCanWrite } from '../../board/boardContext.tsx'
import { ownPointer } from '../../cards/CardFields.tsx'
import { addBone } from '../bones.ts'
import { useCanvas } from '../canvasContext.ts'
import styles from './fishbone.module.css'

/** Between the button and the head, px. */
const HEAD_GAP = 12

/** "+ Category" on the spine before the head, where the next bone comes; pressed, it is a field for the name. */
export function AddCategory({ head, spine }: Pick<FishboneFigure, 'head' | 'spine'>) {
  const canvas = useCanvas()
  const canWrite = useCanWrite()
  const naming = useValue('new bone', () => canvas.bones.get()?.kind === 'add', [canvas])
  if (!canWrite) return null
  const style = { transform: `translate(${head.x - HEAD_GAP}px, ${spine.to.y}px)` }
  return (
    <div className={styles.addBone} style={style}>
      {naming ? (
        <NameField />
      ) : (
        <button
          {...ownPointer}
          type="button"
          aria-label="Add a category"
          title="Add a category"
          onClick={() => canvas.bones.set({ kind: 'add' })}
        >
          <Plus size={14} aria-hidden /> Category
        </button>
      )}
    </div>
  )
}

function NameField() {
  const canvas = useCanvas()
  const field = useRef<HTMLInputElement>(null)
  const over = useRef(false)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  const finish = (name: string) => {
    // The blur that follows Enter or Escape ends nothing.
    if (over.current) return
    over.current = true
    canvas.bones.set(null)
    addBone(canvas, name)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    finish(event.key === 'Enter' ? event.currentTarget.value : '')
    canvas.commands.focus()
  }
  return (
    <input
      {...ownPointer}
      ref={field}
      aria-label="Name of the new category"
      placeholder="Name, then Enter"
      maxLength={LIMITS.maxNameLength}
      autoComplete="off"
      onKeyDown={onKeyDown}
      onBlur={(event) => finish(event.currentTarget.value)}
    />
  )
}
