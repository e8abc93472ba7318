import { ROLES, type Role } from '@whyboard/shared/domain/board.ts'
import { Plus, RotateCw, ShieldAlert, UserRound } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'

import { useConnection, useRole } from '../../board/boardContext.tsx'
import type { ApiError, BoardLink } from '../../connection/api.ts'
import { useApp } from '../../ui/app.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog, Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Field.tsx'
import { ROLE_WORDS } from '../../ui/roleWords.ts'
import { useNotices } from '../../ui/Notices.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { LinkRow } from './LinkRow.tsx'
import { isUsable } from './linkState.ts'
import styles from './ShareDialog.module.css'

const DAY_MS = 86_400_000
const EXPIRIES = [
  { value: '', label: 'Never expires' },
  { value: '1', label: 'Expires in 24 hours' },
  { value: '7', label: 'Expires in 7 days' },
  { value: '30', label: 'Expires in 30 days' },
] as const

type Links =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: ApiError }
  | { readonly state: 'ready'; readonly links: readonly BoardLink[] }

/** The links that open this board, per role: copy, show as QR, make, revoke. Only facilitators hand them out. */
export function ShareDialog({
  boardId,
  title,
  facilitator,
  onClose,
}: {
  readonly boardId: string
  readonly title: string
  readonly facilitator: string | null
  readonly onClose: () => void
}) {
  const role = useRole()
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="Share"
      description={title}
      width={560}
    >
      {role === 'facilitator' ? (
        <FacilitatorLinks boardId={boardId} />
      ) : (
        <div className={styles.ask}>
          <UserRound size={20} aria-hidden />
          <p>
            Links are handed out by the facilitator.{' '}
            {facilitator === null
              ? 'Ask whoever invited you to invite others too.'
              : `Ask ${facilitator} to invite others.`}
          </p>
        </div>
      )}
    </Dialog>
  )
}

function FacilitatorLinks({ boardId }: { readonly boardId: string }) {
  const { api, environment, keys } = useApp()
  const { serverNowMs } = useConnection()
  const { notify } = useNotices()
  const [links, setLinks] = useState<Links>({ state: 'loading' })
  const [role, setRole] = useState<Role>('contributor')
  const [days, setDays] = useState('')
  const [busy, setBusy] = useState(false)
  const [revoking, setRevoking] = useState<BoardLink | null>(null)
  const key = keys.board(boardId)?.key ?? keys.workspaceKey() ?? ''

  const load = useCallback(
    async (signal?: AbortSignal): Promise<void> => {
      const answer = await api.links(key, boardId, signal)
      if (signal?.aborted === true) return
      setLinks(
        answer.ok
          ? { state: 'ready', links: answer.value }
          : { state: 'failed', error: answer.error },
      )
    },
    [api, boardId, key],
  )
  useEffect(() => {
    const stop = new AbortController()
    // The first picture comes before the answer, so that the dialog opens at once.
    const cancel = environment.onNextFrame(() => void load(stop.signal))
    return () => {
      cancel()
      stop.abort()
    }
  }, [environment, load])

  const make = async (): Promise<void> => {
    setBusy(true)
    const made = await api.createLink(key, boardId, {
      role,
      ...(days !== '' && { expiresAtMs: Math.round(serverNowMs() + Number(days) * DAY_MS) }),
    })
    setBusy(false)
    if (!made.ok) notify({ tone: 'danger', text: made.error.says })
    else await load()
  }
  const revoke = async (link: BoardLink): Promise<void> => {
    setBusy(true)
    const done = await api.revokeLink(key, boardId, link.id)
    setBusy(false)
    setRevoking(null)
    if (!done.ok) notify({ tone: 'danger', text: done.error.says })
    else {
      notify({ tone: 'ok', text: 'The link is revoked.' })
      await load()
    }
  }

  if (links.state === 'failed') {
    return (
      <div className={styles.ask} role="alert">
        <ShieldAlert size={20} aria-hidden />
        <p>{links.error.says}</p>
        <Button
          small
          icon={RotateCw}
          onClick={() => {
            setLinks({ state: 'loading' })
            void load()
          }}
        >
          Try again
        </Button>
      </div>
    )
  }
  const usable =
    links.state === 'ready' ? links.links.filter((link) => isUsable(link, serverNowMs())) : []
  return (
    <div className={styles.share}>
      {ROLES.toReversed()
        .toSorted((a, b) => Number(b === 'contributor') - Number(a === 'contributor'))
        .map((one) => (
          <section key={one} className={styles.role} aria-labelledby={`share-${one}`}>
            <h3 id={`share-${one}`} className={styles.name}>
              {ROLE_WORDS[one].name}
              <span className={styles.may}>{ROLE_WORDS[one].may}</span>
            </h3>
            {links.state === 'loading' ? (
              <Skeleton height={44} />
            ) : (
              <ul className={styles.links}>
                {usable
                  .filter((link) => link.role === one)
                  .map((link) => (
                    <LinkRow key={link.id} link={link} onRevoke={() => setRevoking(link)} />
                  ))}
                {usable.every((link) => link.role !== one) && (
                  <li className={styles.none}>No link. Make one below.</li>
                )}
              </ul>
            )}
          </section>
        ))}
      <form
        className={styles.make}
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void make()
        }}
      >
        <Select
          label="New link for"
          value={role}
          onChange={(event) => setRole(event.target.value as Role)}
        >
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {ROLE_WORDS[one].name}
            </option>
          ))}
        </Select>
        <Select label="Lasts" value={days} onChange={(event) => setDays(event.target.value)}>
          {EXPIRIES.map((expiry) => (
            <option key={expiry.value} value={expiry.value}>
              {expiry.label}
            </option>
          ))}
        </Select>
        <Button type="submit" icon={Plus} busy={busy && revoking === null}>
          New link
        </Button>
      </form>
      <ConfirmDialog
        open={revoking !== null}
        onOpenChange={(open) => {
          if (!open) setRevoking(null)
        }}
        title="Revoke this link?"
        description="Everyone who came with it is disconnected within a second and needs a new link. What they wrote stays."
        confirm="Revoke link"
        busy={busy}
        onConfirm={() => {
          if (revoking !== null) void revoke(revoking)
        }}
      />
    </div>
  )
}
