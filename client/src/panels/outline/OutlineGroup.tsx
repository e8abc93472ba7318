import { itemsOf, type OutlineGroup } from '@whyboard/shared/domain/outline.ts'
import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { Plus } from 'lucide-react'
import { memo, useEffect, useId, useMemo, useRef, useState, type CSSProperties } from 'react'

import { useCanWrite } from '../../board/boardContext.tsx'
import { useTextBinding } from '../../board/useTextBinding.ts'
import { useApp } from '../../ui/app.tsx'
import { Button } from '../../ui/Button.tsx'
import { useNotices } from '../../ui/Notices.tsx'
import { formatCalendarDay } from '../../ui/time.ts'
import { useOutline } from './outlineContext.ts'
import styles from './Outline.module.css'
import { Item } from './OutlineItem.tsx'
import { addWords } from './outlineWords.ts'

/** So many cards are there at once; the rest of a long list follows, so many per frame. */
const AT_ONCE = 40

/** One list under its heading, with the button that adds to it. */
export const Group = memo(function Group({
  group,
  label,
}: {
  readonly group: OutlineGroup
  /** Names the list where it has no heading of its own. */
  readonly label: string
}) {
  const { editor } = useOutline()
  const canWrite = useCanWrite()
  const headingId = useId()
  const shown = useGrowing(group.items.length)
  const { heading, start } = group
  return (
    <div className={styles.group} style={{ '--rows': itemsOf(group).length } as CSSProperties}>
      {heading !== null && (
        <h3 id={headingId} className={styles.groupHeading}>
          {group.categoryId === null ? (
            <>{group.isDay ? formatCalendarDay(heading) : heading}</>
          ) : (
            <CategoryName id={group.categoryId} />
          )}
        </h3>
      )}
      {group.items.length > 0 && (
        <ul
          className={styles.list}
          {...(heading === null ? { 'aria-label': label } : { 'aria-labelledby': headingId })}
        >
          {group.items.slice(0, shown).map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
      {start !== null && canWrite && (
        <Button
          small
          tone="quiet"
          icon={Plus}
          className={styles.add ?? ''}
          onClick={() => editor.add(start)}
        >
          {addWords(start)}
          {group.categoryId !== null && <span className="visually-hidden"> to {heading}</span>}
        </Button>
      )}
    </div>
  )
})

/** The name of a bone, edited in place by everybody who may write. */
function CategoryName({ id }: { readonly id: string }) {
  const field = useRef<HTMLInputElement>(null)
  const { notify } = useNotices()
  const target = useMemo(() => ({ category: id }), [id])
  useTextBinding(field, target, {
    onRefused: () =>
      notify({
        id: 'category',
        text: `A category has at most ${LIMITS.maxNameLength} letters. The rest was left out.`,
      }),
  })
  return (
    <input
      ref={field}
      className={styles.categoryName}
      aria-label="Category"
      placeholder="Unnamed"
      dir="auto"
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}

/** Grows to a number frame by frame, so that a long list shows its beginning at once. */
function useGrowing(count: number): number {
  const { environment } = useApp()
  const [shown, setShown] = useState(AT_ONCE)
  const isWhole = shown >= count
  useEffect(() => {
    if (isWhole) return undefined
    return environment.onNextFrame(() => setShown(shown + AT_ONCE))
  }, [environment, isWhole, shown])
  return shown
}
