import { CLOSE_REASONS } from '@whyboard/shared/protocol/closeReasons.ts'
import { Download, RotateCw, Unplug } from 'lucide-react'

import { useConnection, useStore, useSyncState } from '../../board/boardContext.tsx'
import type { SetAsideCopy } from '../../connection/setAside.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { useNotices } from '../../ui/Notices.tsx'
import styles from './ClosedCard.module.css'
import { endsAgain, waysOn } from './syncWords.ts'
import { useCopyDownload } from './useKeptCopies.ts'

/** The connection is over for good: why, that nothing is lost, and what to do. The board stays readable behind it. */
export function ClosedCard() {
  const connection = useConnection()
  const state = useSyncState()
  const copies = useStore(connection.setAside)
  const hand = useCopyDownload()
  const { notify } = useNotices()
  const { closeReason } = state
  const ways = waysOn(state, copies.length)
  const mustSetAside = copies.length === 0 && state.unsaved > 0 && endsAgain(state)

  /** What was written, as a copy; it is made now where that has not happened. */
  const copyNow = async (): Promise<SetAsideCopy | null> => {
    if (mustSetAside) {
      try {
        await connection.setCopyAside()
      } catch {
        // A device that stores nothing more: the copy lives as long as this page.
      }
    }
    return connection.setAside.get()[0] ?? null
  }
  const download = async (): Promise<void> => {
    const copy = await copyNow()
    if (copy === null) notify({ tone: 'danger', text: 'There is nothing here to download.' })
    else hand(copy)
  }
  const reload = async (): Promise<void> => {
    await copyNow()
    location.reload()
  }

  return (
    <div className={styles.place}>
      <section className={styles.card} role="alert" aria-labelledby="closed-title">
        <Unplug size={20} aria-hidden className={styles.icon} />
        <div className={styles.words}>
          <h2 id="closed-title" className={styles.title}>
            {ways.includes('ask-for-link')
              ? 'You can no longer use this board'
              : 'The connection has ended'}
          </h2>
          <p>
            {closeReason === null
              ? 'Reload to connect again. What you wrote is kept.'
              : CLOSE_REASONS[closeReason].says}
            {ways.includes('copy') &&
              ' Download what you wrote, or reload first: it is offered again after that.'}
            {ways.includes('ask-for-link') &&
              state.unsaved > 0 &&
              ' What you wrote last is kept on this device and sent once you come back with one.'}
          </p>
        </div>
        <div className={styles.actions}>
          {ways.includes('copy') && (
            <Button icon={Download} onClick={() => void download()}>
              Download what you wrote
            </Button>
          )}
          {ways.includes('reload') ? (
            <Button tone="primary" icon={RotateCw} onClick={() => void reload()}>
              Reload
            </Button>
          ) : (
            <ButtonLink to="/" tone="primary">
              Go to the post-mortems
            </ButtonLink>
          )}
        </div>
      </section>
    </div>
  )
}
