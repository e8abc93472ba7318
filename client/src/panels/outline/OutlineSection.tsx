import type { OutlineSection } from '@whyboard/shared/domain/outline.ts'
import { memo, useId } from 'react'

import styles from './Outline.module.css'
import { Group } from './OutlineGroup.tsx'
import { PART_NAMES, PART_PROMPTS } from './outlineWords.ts'

/** A part of the board: its heading with the number of its cards, and its lists. */
export const Section = memo(function Section({
  section,
  headingHidden = false,
}: {
  readonly section: OutlineSection
  /** Where something else shows what part it is; it is still read aloud. */
  readonly headingHidden?: boolean
}) {
  const id = useId()
  const { part, count, groups } = section
  return (
    <section className={styles.section} data-part={part} aria-labelledby={id}>
      <h2 id={id} className={headingHidden ? 'visually-hidden' : styles.heading}>
        {PART_NAMES[part]}{' '}
        <span className={styles.count}>
          {count}
          <span className="visually-hidden">{count === 1 ? ' card' : ' cards'}</span>
        </span>
      </h2>
      {count === 0 && <p className={styles.prompt}>{PART_PROMPTS[part]}</p>}
      {groups.map((group) => (
        <Group key={group.id} group={group} label={PART_NAMES[part]} />
      ))}
    </section>
  )
})
