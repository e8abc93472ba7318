import { X } from 'lucide-react'
import * as Tabs from 'radix-ui/tabs'
import { lazy, Suspense } from 'react'

import type { CanvasHandle } from '../../canvas/handle.ts'
import { DetailsPanel } from '../../panels/details/DetailsPanel.tsx'
import { ReportPanel } from '../../panels/report/ReportPanel.tsx'
import type { OutlineCall } from '../../panels/outline/Outline.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { NONE_SELECTED } from './noCanvas.ts'
import styles from './SidePanel.module.css'

const OutlinePanel = lazy(async () => ({
  default: (await import('../../panels/outline/OutlinePanel.tsx')).OutlinePanel,
}))

/** What the right panel shows. */
export type SideTab = 'outline' | 'details' | 'report'

const TABS: readonly { readonly tab: SideTab; readonly label: string }[] = [
  { tab: 'outline', label: 'Outline' },
  { tab: 'details', label: 'Details' },
  { tab: 'report', label: 'Report' },
]

/** Outline, details and report beside the board; over it on a phone, whose lists are its outline. */
export function SidePanel({
  canvas,
  compact,
  tab,
  outlineCall,
  onTab,
  onShowCard,
  onLinkCard,
}: {
  readonly canvas: CanvasHandle | null
  readonly compact: boolean
  readonly tab: SideTab
  /** Grows whenever the outline shall have the keyboard. */
  readonly outlineCall: OutlineCall | null
  readonly onTab: (tab: SideTab | null) => void
  readonly onShowCard: (id: string) => void
  readonly onLinkCard: (id: string) => void
}) {
  const tabs = TABS.filter((one) => one.tab !== 'outline' || !compact)
  return (
    <aside
      className={styles.panel}
      data-tab={tab}
      aria-label={compact ? 'Details and report' : 'Outline, details and report'}
    >
      <Tabs.Root
        className={styles.tabs}
        value={tab}
        onValueChange={(value) => onTab(TABS.find((one) => one.tab === value)?.tab ?? 'details')}
      >
        <div className={styles.head}>
          <Tabs.List className={styles.list} aria-label="Panel">
            {tabs.map((one) => (
              <Tabs.Trigger key={one.tab} className={styles.tab} value={one.tab}>
                {one.label}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <IconButton label="Close the panel" icon={X} onClick={() => onTab(null)} />
        </div>
        <Tabs.Content className={styles.content} value="outline" tabIndex={-1}>
          <Suspense fallback={null}>
            <OutlinePanel
              selected={canvas?.selectedCards ?? NONE_SELECTED}
              call={outlineCall}
              layout={canvas?.layout}
              onShowCard={onShowCard}
              onLinkCard={onLinkCard}
              onMark={(id) => canvas?.selectCard(id)}
            />
          </Suspense>
        </Tabs.Content>
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
