import { useEffect, useMemo, useState } from 'react'

import { useConnection, useStore } from '../../board/boardContext.tsx'
import { settledStore } from '../../connection/store.ts'
import type { SyncState } from '../../connection/syncState.ts'
import { useApp } from '../../ui/app.tsx'
import { cx } from '../../ui/cx.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { syncWords } from './syncWords.ts'
import styles from './SyncPill.module.css'

/** So long everything has to be saved before it is said, ms: while somebody types, the pill stands still. */
const SAVED_FOR_MS = 300

/** The sync state; that all is saved comes late, and never too early. */
function useSettledState(): SyncState {
  const { syncState, environment } = useConnection()
  const settled = useMemo(
    () => settledStore(syncState, ({ saved }) => (saved ? SAVED_FOR_MS : 0), environment),
    [syncState, environment],
  )
  return useStore(settled)
}

/** Whether everything is saved, and where; the words in full on hover, focus and for screen readers. */
export function SyncPill({ compact }: { readonly compact: boolean }) {
  const state = useSettledState()
  const words = syncWords(state, useStore(useApp().environment.appShell.offlineReload))
  // Only what lasts is read out.
  const [spoken, setSpoken] = useState('')
  const lasting = words.tone === 'warn' || words.tone === 'danger' ? words.short : ''
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(lasting), 1_000)
    return () => clearTimeout(timer)
  }, [lasting])
  return (
    <>
      <Tooltip label={`${compact ? `${words.short}. ` : ''}${words.long}`}>
        <button
          type="button"
          className={cx(styles.pill, styles[words.tone])}
          aria-label={`${words.short}. ${words.long}`}
          data-sync={state.phase}
        >
          <span className={styles.dot} aria-hidden />
          {(!compact || words.tone === 'warn' || words.tone === 'danger') && (
            <span className={styles.words}>{words.short}</span>
          )}
        </button>
      </Tooltip>
      <output className="visually-hidden">{spoken}</output>
    </>
  )
}
