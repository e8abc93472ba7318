import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import { ArrowDownUp, ArrowLeft, KeyRound } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type ChangeEvent } from 'react'
import { flushSync } from 'react-dom'

import { useApp, useTitle } from '../../ui/app.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Choices, TextField, TimeField } from '../../ui/Field.tsx'
import { OccasionSelect, SeveritySelect, ZoneSelect } from '../../ui/incidentSelects.tsx'
import { withCommand } from '../../ui/platform.ts'
import { Link, useNavigate } from '../../ui/router.tsx'
import { StatePage } from '../../ui/StatePage.tsx'
import { Wordmark } from '../../ui/Wordmark.tsx'
import {
  CHECKED_FIELDS,
  checkForm,
  formatLength,
  meetingHint,
  type FieldProblem,
  type NewBoardForm,
  type Template,
} from './newBoard.ts'
import styles from './NewScreen.module.css'

const TEMPLATE_OPTIONS: readonly { value: Template; label: string; note: string }[] = [
  { value: 'full', label: 'Full', note: '80 min, six phases' },
  { value: 'quick', label: 'Quick', note: '45 min, six phases' },
  { value: 'async', label: 'Async', note: 'Deadlines, no meeting' },
]

/** A new post-mortem: one page, then the board with its links. Without the workspace key it says so before anybody types. */
export function NewScreen() {
  useTitle('New post-mortem')
  const { keys } = useApp()
  const [isOpen] = useState(() => keys.workspaceKey() !== null)
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Link to="/" className={styles.home} aria-label="Whyboard: all post-mortems">
          <ArrowLeft size={16} aria-hidden />
          <Wordmark />
        </Link>
      </header>
      {isOpen ? (
        <NewForm />
      ) : (
        <main className={styles.locked}>
          <StatePage
            icon={KeyRound}
            title="Open your workspace first"
            actions={
              <ButtonLink to="/" tone="primary">
                Open the workspace
              </ButtonLink>
            }
          >
            Post-mortems are started by whoever has the workspace key.
          </StatePage>
        </main>
      )}
    </div>
  )
}

/** The fields that hold what somebody typed. */
type TypedField = 'title' | 'impact' | 'startedAt' | 'resolvedAt' | 'facilitator' | 'meetingAt'

function NewForm() {
  const { api, keys, timeZone } = useApp()
  const navigate = useNavigate()
  const page = useRef<HTMLFormElement>(null)
  const [form, setForm] = useState<NewBoardForm>(() => ({
    title: '',
    impact: '',
    severity: null,
    occasion: 'incident',
    timeZone,
    startedAt: '',
    resolvedAt: '',
    template: 'full',
    facilitator: keys.lastPerson()?.name ?? '',
    meetingAt: '',
  }))
  /** Fields are checked once the form was sent; from then on as one types. */
  const [sentOnce, setSentOnce] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  const set = (changes: Partial<NewBoardForm>): void =>
    setForm((before) => ({ ...before, ...changes }))
  const { read, problems } = useMemo(() => checkForm(form), [form])
  // An end before its start is said at once: it is easier to swap while one looks at it.
  const shown: Partial<Record<keyof NewBoardForm, FieldProblem>> = sentOnce
    ? problems
    : problems.resolvedAt?.swap === true
      ? { resolvedAt: problems.resolvedAt }
      : {}
  const typed = (name: TypedField) => ({
    name,
    value: form[name],
    error: shown[name]?.text,
    onChange: (event: ChangeEvent<HTMLInputElement>) => set({ [name]: event.target.value }),
  })
  const hint = meetingHint(form.occasion, read.resolvedAtMs ?? read.startedAtMs, read.meetingAtMs)
  const lengthMs =
    read.startedAtMs !== null && read.resolvedAtMs !== null
      ? read.resolvedAtMs - read.startedAtMs
      : null

  const create = async (): Promise<void> => {
    if (busy) return
    // The errors have to be on the page before the first of them can take the focus.
    flushSync(() => setSentOnce(true))
    const wrong = CHECKED_FIELDS.find((field) => problems[field] !== undefined)
    if (wrong !== undefined) {
      page.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus()
      return
    }
    const key = keys.workspaceKey()
    if (key === null) {
      setFailure(
        'This browser has no workspace key any more. Open the workspace first; the form stays as it is.',
      )
      return
    }
    setBusy(true)
    setFailure(null)
    const made = await api.createBoard(key, {
      title: form.title.trim(),
      template: form.template,
      occasion: form.occasion,
      severity: form.severity,
      timeZone: form.timeZone,
      startedAt: read.startedAtMs,
      resolvedAt: read.resolvedAtMs,
      facilitator: form.facilitator.trim() || null,
      meetingAt: read.meetingAtMs,
      ...(form.impact.trim() !== '' && { impact: form.impact.trim() }),
    })
    if (!made.ok) {
      setBusy(false)
      setFailure(made.error.says)
      return
    }
    const { id } = made.value
    keys.rememberBoard(id, { key, role: 'facilitator', title: form.title.trim() })
    // Back leads to the library, not to a form that was sent.
    navigate(`/b/${id}`, { replace: true, state: { share: true } })
  }

  useEffect(() => {
    // The one field that has to be filled: typing starts here.
    page.current?.querySelector<HTMLElement>('[name="title"]')?.focus()
  }, [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      page.current?.requestSubmit()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])

  return (
    <main className={styles.main}>
      <form
        ref={page}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void create()
        }}
      >
        <h1 className={styles.title}>New post-mortem</h1>
        <p className={styles.lead}>
          A title is enough to begin. Everything else can be filled in on the board.
        </p>

        <TextField
          label="Title"
          {...typed('title')}
          placeholder="Payments down after a deployment"
          required
          autoComplete="off"
        />
        <TextField
          label="Impact in one sentence"
          {...typed('impact')}
          optional
          hint="Who was affected, for how long. Numbers if you have them."
          autoComplete="off"
        />

        <div className={styles.two}>
          <SeveritySelect
            name="severity"
            optional
            value={form.severity}
            onChange={(severity) => set({ severity })}
          />
          <OccasionSelect
            name="occasion"
            value={form.occasion}
            onChange={(occasion) => set({ occasion })}
          />
        </div>

        <div className={styles.two}>
          <TimeField label="Started" {...typed('startedAt')} optional />
          <TimeField
            label="Ended"
            {...typed('resolvedAt')}
            optional
            hint={
              lengthMs !== null && lengthMs >= 0
                ? `It lasted ${formatLength(lengthMs)}.`
                : undefined
            }
            error={
              shown.resolvedAt && (
                <>
                  <span>{shown.resolvedAt.text}</span>
                  {shown.resolvedAt.swap === true && (
                    <Button
                      small
                      icon={ArrowDownUp}
                      onClick={() =>
                        set({ startedAt: form.resolvedAt, resolvedAt: form.startedAt })
                      }
                    >
                      Swap them
                    </Button>
                  )}
                </>
              )
            }
          />
        </div>
        <ZoneSelect
          name="timeZone"
          value={form.timeZone}
          hint="Times on the board are shown in this zone."
          onChange={(timeZone) => set({ timeZone })}
        />

        <hr className={styles.line} />

        <Choices
          legend="Agenda"
          name="template"
          value={form.template}
          options={TEMPLATE_OPTIONS}
          onChange={(template) => set({ template })}
        />
        <div className={styles.two}>
          <TextField
            label="Facilitator"
            {...typed('facilitator')}
            optional
            maxLength={LIMITS.maxNameLength}
            hint="Best someone with no stake in the outcome."
            autoComplete="name"
          />
          <TimeField
            label="Meeting"
            {...typed('meetingAt')}
            optional
            hint={<span className={cx(styles.hint, styles[hint.tone])}>{hint.text}</span>}
          />
        </div>

        {failure !== null && <Failure>{failure}</Failure>}
        <div className={styles.foot}>
          <ButtonLink to="/" tone="quiet">
            Cancel
          </ButtonLink>
          <Button type="submit" tone="primary" busy={busy} shortcut={withCommand('↵')}>
            Create board
          </Button>
        </div>
      </form>
    </main>
  )
}
