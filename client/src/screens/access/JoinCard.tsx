import { SEVERITY_WORDS } from '@whyboard/shared/domain/words.ts'
import { Eye } from 'lucide-react'
import { useEffect } from 'react'

import type { KnownIdentity } from '../../connection/keys.ts'
import { useApp, useTitle } from '../../ui/app.tsx'
import { Button } from '../../ui/Button.tsx'
import { offeredColour, PERSON_COLOURS } from '../../ui/colour.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Pill } from '../../ui/Pill.tsx'
import styles from './JoinCard.module.css'
import { PersonFields } from './PersonFields.tsx'
import { refusalOf } from './refusal.ts'
import type { Granted } from './useAccess.ts'
import { usePersonForm } from './usePersonForm.ts'

/** Says whose board this is and what holds on it, and asks for a name and a colour. No sign-up. */
export function JoinCard({
  boardId,
  granted,
  onJoining,
  onJoined,
}: {
  readonly boardId: string
  readonly granted: Granted
  /** Called when the server is asked. */
  readonly onJoining: (() => void) | undefined
  readonly onJoined: (identity: KnownIdentity) => void
}) {
  const { api, environment, keys } = useApp()
  const title = granted.title || 'Untitled post-mortem'
  useTitle(`Join: ${title}`)
  const { form, fields, busy, failure } = usePersonForm(
    () => {
      const last = keys.lastPerson()
      const name = last?.name ?? ''
      if (last !== null && PERSON_COLOURS.some(({ value }) => value === last.colour)) return last
      const [pick = 0] = environment.random.bytes(1)
      const taken = granted.board?.participants.map((one) => one.colour) ?? []
      return { name, colour: offeredColour(taken, pick) }
    },
    async (person) => {
      onJoining?.()
      const joined = await api.join(granted.key, boardId, person)
      if (!joined.ok) {
        const refusal = refusalOf(joined.error)
        return `${refusal.title}. ${refusal.text}`
      }
      const identity = { ...joined.value, ...person }
      keys.setLastPerson(person)
      keys.rememberBoard(boardId, { key: granted.key, identity })
      onJoined(identity)
      return null
    },
  )
  const { ref } = form
  useEffect(() => {
    ref.current?.querySelector('input')?.focus()
  }, [ref])

  const facilitator = granted.board?.incident.facilitator ?? null
  const severity = granted.board?.incident.severity ?? null
  return (
    <main className={styles.card}>
      <form {...form}>
        <p className={styles.over}>
          Post-mortem
          {severity !== null && (
            <Pill tone={severity === 'sev1' ? 'danger' : severity === 'sev2' ? 'warn' : 'plain'}>
              {SEVERITY_WORDS[severity]}
            </Pill>
          )}
        </p>
        <h1 className={styles.title}>{title}</h1>
        {facilitator !== null && <p className={styles.facilitator}>Facilitated by {facilitator}</p>}
        <p className={styles.rule}>We examine conditions, not people.</p>

        <div className={styles.person}>
          <PersonFields {...fields} />
        </div>
        {granted.role === 'observer' && (
          <p className={styles.observer}>
            <Eye size={16} aria-hidden />
            <span>
              This link is view-only: you see everything live and change nothing.
              {facilitator !== null && ` Ask ${facilitator} for a link to write.`}
            </span>
          </p>
        )}
        {failure !== null && (
          <div className={styles.failure}>
            <Failure>{failure}</Failure>
          </div>
        )}
        <Button type="submit" tone="primary" wide busy={busy}>
          {granted.role === 'observer' ? 'Watch the board' : 'Join the board'}
        </Button>
        {granted.role === 'facilitator' && (
          <p className={styles.role}>
            You join as facilitator: you run the agenda and share the board.
          </p>
        )}
      </form>
    </main>
  )
}
