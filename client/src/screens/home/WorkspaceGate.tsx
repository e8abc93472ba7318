import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'

import type { ApiError } from '../../connection/api.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { readWorkspaceKey } from './libraryCopy.ts'
import styles from './WorkspaceGate.module.css'

/** Asks for the workspace key and says where it is found. */
export function WorkspaceGate({
  icon: Icon,
  error,
  onUnlock,
}: {
  readonly icon: LucideIcon
  readonly error: ApiError | null
  readonly onUnlock: (key: string) => void
}) {
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  return (
    <form
      className={styles.gate}
      aria-labelledby="gate-title"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const key = readWorkspaceKey(typed)
        setMissing(key === '')
        if (key !== '') onUnlock(key)
      }}
    >
      <span className={styles.icon}>
        <Icon size={20} aria-hidden />
      </span>
      <h2 id="gate-title" className={styles.title}>
        Open your workspace
      </h2>
      <p className={styles.text}>
        The workspace key was printed where Whyboard was started, as a link that ends in{' '}
        <code>#key=…</code>. Open that link, or paste it here. It stays in this browser.
      </p>
      <div className={styles.row}>
        <TextField
          label="Workspace key or link"
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          error={
            missing
              ? 'Paste the key or the link first.'
              : error === null || typed !== ''
                ? undefined
                : 'This key does not open the workspace. Check that it was copied whole.'
          }
          onChange={(event) => {
            setTyped(event.target.value)
            setMissing(false)
          }}
        />
        <Button type="submit" tone="primary">
          Open
        </Button>
      </div>
      <p className={styles.foot}>
        Were you sent a link to one board? Open that link: it needs no key.
      </p>
    </form>
  )
}
