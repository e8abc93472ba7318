import { useStore } from '../../board/boardContext.tsx'
import { Outline, type OutlineProps } from './Outline.tsx'
import { useOutline } from './outlineContext.ts'
import styles from './Outline.module.css'
import { Section } from './OutlineSection.tsx'

/**
 * The whole board as nested lists: the same cards, edited in place. It does everything that the canvas does but drawing, for
 * the keyboard, for screen readers and for narrow screens.
 */
export function OutlinePanel(props: Omit<OutlineProps, 'children' | 'className'>) {
  return (
    <Outline {...props} className={styles.outline}>
      <Sections />
      <p className={styles.keys}>
        Enter adds the next one, Shift+Enter a new line. Tab and Shift+Tab move a why down and up.
        Alt+↑ and Alt+↓ change the order. Esc leaves the text.
      </p>
    </Outline>
  )
}

function Sections() {
  const outline = useStore(useOutline().store)
  return outline.map((section) => <Section key={section.part} section={section} />)
}
