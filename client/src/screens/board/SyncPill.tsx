import { useEffect, useState } from 'react'

import { useStore, useSyncState } from '../../board/boardContext.tsx'
import { useApp } from '../../ui/app.tsx'
import { cx } from '../../ui/cx.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { syncWords } from './syncWords.ts'
import styles from './SyncPill.module.css'

/** Whether everything is saved, and where; the words in full on hover, focus and for screen readers. */
export function SyncPill({ compact }: { readonly compact: boolean }) {
  const state = useSyncState()
  const words = syncWords(state, useStore(useApp().environment.appShell.offlineReload))
  // Typing flips between "Saving…" and "Saved" all the time: only what lasts is read out.
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
