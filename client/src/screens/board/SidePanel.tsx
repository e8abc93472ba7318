import { X } from 'lucide-react'
import * as Tabs from 'radix-ui/tabs'

import { DetailsPanel } from '../../panels/details/DetailsPanel.tsx'
import { ReportPanel } from '../../panels/report/ReportPanel.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './SidePanel.module.css'

/** What the right panel shows. */
export type SideTab = 'details' | 'report'

/** Details and report beside the board; over it on a phone. */
export function SidePanel({
  tab,
  onTab,
  onShowCard,
}: {
  readonly tab: SideTab
  readonly onTab: (tab: SideTab | null) => void
  readonly onShowCard: (id: string) => void
}) {
  return (
    <aside className={styles.panel} data-tab={tab} aria-label="Details and report">
      <Tabs.Root
        className={styles.tabs}
        value={tab}
        onValueChange={(value) => onTab(value === 'report' ? 'report' : 'details')}
      >
        <div className={styles.head}>
          <Tabs.List className={styles.list} aria-label="Panel">
            <Tabs.Trigger className={styles.tab} value="details">
              Details
            </Tabs.Trigger>
            <Tabs.Trigger className={styles.tab} value="report">
              Report
            </Tabs.Trigger>
          </Tabs.List>
          <IconButton label="Close the panel" icon={X} onClick={() => onTab(null)} />
        </div>
        <Tabs.Content className={styles.content} value="details" tabIndex={-1}>
          <DetailsPanel />
        </Tabs.Content>
        <Tabs.Content className={styles.content} value="report" tabIndex={-1}>
          <ReportPanel onShowCard={onShowCard} />
        </Tabs.Content>
      </Tabs.Root>
    </aside>
  )
}
