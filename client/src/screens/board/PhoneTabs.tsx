import styles from './PhoneTabs.module.css'
import { PHONE_TABS, type PhoneTab } from './phoneTabs.ts'

/** The parts of the board at the bottom edge, where a thumb reaches them. */
export function PhoneTabs({
  tab,
  onTab,
}: {
  readonly tab: PhoneTab
  readonly onTab: (tab: PhoneTab) => void
}) {
  return (
    <nav className={styles.tabs} aria-label="Parts of the board">
      {PHONE_TABS.map(({ tab: own, label, short, icon: Icon, colour }) => (
        <button
          key={own}
          type="button"
          className={styles.tab}
          style={{ ['--ink' as string]: colour }}
          // What is seen comes first, so that a name spoken is a name found.
          aria-label={label === short ? undefined : `${short}: ${label}`}
          aria-current={own === tab ? 'true' : undefined}
          onClick={() => onTab(own)}
        >
          <Icon size={20} aria-hidden />
          {short}
        </button>
      ))}
    </nav>
  )
}
