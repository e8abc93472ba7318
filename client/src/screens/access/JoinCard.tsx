import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { SEVERITY_WORDS } from '@whyboard/shared/domain/words.ts'
import { Check, Eye } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

import type { KnownIdentity } from '../../connection/keys.ts'
import { useApp } from '../../ui/app.tsx'
import { Button } from '../../ui/Button.tsx'
import { offeredColour, PERSON_COLOURS, readableOn } from '../../ui/colour.ts'
import { Failure } from '../../ui/Failure.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Pill } from '../../ui/Pill.tsx'
import { useTitle } from '../../ui/useTitle.ts'
import styles from './JoinCard.module.css'
import { refusalOf } from './refusal.ts'
import type { Granted } from './useAccess.ts'

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
  const [name, setName] = useState(() => keys.lastPerson()?.name ?? '')
  const [colour, setColour] = useState(() => {
    const last = keys.lastPerson()?.colour
    if (PERSON_COLOURS.some((one) => one.value === last) && last !== undefined) return last
    const [pick = 0] = environment.random.bytes(1)
    const taken = granted.board?.participants.map((one) => one.colour) ?? []
    return offeredColour(taken, pick)
  })
  const [nameMissing, setNameMissing] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const field = form.current?.querySelector('input')
    field?.focus()
    field?.select()
  }, [])

  const join = async (): Promise<void> => {
    const person = { name: name.trim(), colour }
    if (person.name === '') {
      setNameMissing(true)
      form.current?.querySelector('input')?.focus()
      return
    }
    setBusy(true)
    setFailure(null)
    onJoining?.()
    const joined = await api.join(granted.key, boardId, person)
    setBusy(false)
    if (!joined.ok) {
      const refusal = refusalOf(joined.error)
      setFailure(`${refusal.title}. ${refusal.text}`)
      return
    }
    const identity = { ...joined.value, ...person }
    keys.setLastPerson(person)
    keys.rememberBoard(boardId, { key: granted.key, identity })
    onJoined(identity)
  }

  const facilitator = granted.board?.incident.facilitator ?? null
  const severity = granted.board?.incident.severity ?? null
  return (
    <main className={styles.card}>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void join()
        }}
      >
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

        <TextField
          label="Your name"
          name="name"
          value={name}
          maxLength={LIMITS.maxNameLength}
          autoComplete="name"
          error={nameMissing ? 'Say who you are, so that others know who writes.' : undefined}
          onChange={(event) => {
            setName(event.target.value)
            setNameMissing(false)
          }}
        />
        <fieldset className={styles.colours}>
          <legend>Your colour</legend>
          {PERSON_COLOURS.map((option) => (
            <label key={option.value} className={styles.colour} title={option.name}>
              <input
                type="radio"
                name="colour"
                value={option.value}
                aria-label={option.name}
                checked={option.value === colour}
                onChange={() => setColour(option.value)}
              />
              <span
                className={styles.swatch}
                style={{ background: option.value, color: readableOn(option.value) }}
              >
                {option.value === colour && <Check size={14} strokeWidth={3} aria-hidden />}
              </span>
            </label>
          ))}
        </fieldset>
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
