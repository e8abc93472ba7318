import { QrCode, Trash2 } from 'lucide-react'
import { QRCodeSVG } from 'qrcode.react'
import { useState } from 'react'

import type { BoardLink } from '../../connection/api.ts'
import { useApp } from '../../ui/app.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ROLE_WORDS } from '../../ui/roleWords.ts'
import { formatDateTime } from '../../ui/moments.ts'
import styles from './LinkRow.module.css'

/** One link: its address, copy, QR code, revoke. An address that the server no longer knows can only be revoked. */
export function LinkRow({
  link,
  onRevoke,
}: {
  readonly link: BoardLink
  readonly onRevoke: () => void
}) {
  const { timeZone } = useApp()
  const [code, setCode] = useState(false)
  const role = ROLE_WORDS[link.role].name.toLowerCase()
  const { url } = link
  return (
    <li className={styles.link}>
      <div className={styles.row}>
        {url === null ? (
          <p className={styles.unknown}>
            Made {formatDateTime(link.createdAtMs, timeZone)}, before this server’s secret was
            replaced. It cannot be shown again.
          </p>
        ) : (
          <>
            <input
              className={styles.url}
              readOnly
              value={url}
              aria-label={`Link for ${role}s`}
              onFocus={(event) => event.currentTarget.select()}
            />
            <CopyButton text={url} name={`the ${role} link`} />
            <IconButton
              label={code ? 'Hide the QR code' : 'Show as QR code'}
              icon={QrCode}
              aria-pressed={code}
              aria-expanded={code}
              onClick={() => setCode(!code)}
            />
          </>
        )}
        <IconButton label="Revoke this link" icon={Trash2} onClick={onRevoke} />
      </div>
      {link.expiresAtMs !== null && (
        <p className={styles.end}>Expires {formatDateTime(link.expiresAtMs, timeZone)}</p>
      )}
      {code && url !== null && (
        <div className={styles.code}>
          <QRCodeSVG
            value={url}
            size={208}
            marginSize={3}
            level="M"
            title={`QR code of the ${role} link`}
          />
          <p>Point a phone’s camera here to open the board.</p>
        </div>
      )}
    </li>
  )
}
