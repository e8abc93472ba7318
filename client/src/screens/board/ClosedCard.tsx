import { CLOSE_REASONS } from '@whyboard/shared/protocol/closeReasons.ts'
import { Download, RotateCw, Unplug } from 'lucide-react'

import { useConnection, useStore, useSyncState } from '../../board/boardContext.tsx'
import { setAsideFile } from '../../connection/setAsideFile.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { downloadBlob } from '../../ui/download.ts'
import { useNotices } from '../../ui/Notices.tsx'
import styles from './ClosedCard.module.css'
import { waysOn } from './syncWords.ts'

/** The connection is over for good: why, that nothing is lost, and what to do. The board stays readable behind it. */
export function ClosedCard() {
  const connection = useConnection()
  const state = useSyncState()
  const copies = useStore(connection.setAside)
  const { notify } = useNotices()
  const { closeReason } = state
  const ways = waysOn(state, copies.length > 0 || closeReason === 'boardFull')

  const download = async (): Promise<void> => {
    if (connection.setAside.get().length === 0) await connection.setCopyAside()
    const [copy] = connection.setAside.get()
    const file = copy === undefined ? null : setAsideFile(copy, 'json')
    if (file === null) notify({ tone: 'danger', text: 'There is no copy that can be read.' })
    else downloadBlob(file.content, file.name)
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
          </p>
        </div>
        <div className={styles.actions}>
          {ways.includes('copy') && (
            <Button icon={Download} onClick={() => void download()}>
              Download my copy
            </Button>
          )}
          {ways.includes('reload') ? (
            <Button tone="primary" icon={RotateCw} onClick={() => location.reload()}>
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
