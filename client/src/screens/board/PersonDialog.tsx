import { toPersonName } from '@whyboard/shared/protocol/names.ts'
import { useId, useRef, useState } from 'react'

import { useConnection, usePeople } from '../../board/boardContext.tsx'
import type { LastPerson } from '../../connection/keys.ts'
import { useApp } from '../../ui/app.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { PersonFields } from '../access/PersonFields.tsx'

/** Asks this person for another name and colour. The server writes them into the board, from where every page takes them. */
export function PersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { api, keys } = useApp()
  const { boardId, session } = useConnection()
  const [{ name, colour } = session] = usePeople()
  const [person, setPerson] = useState<LastPerson>({ name, colour })
  const [nameMissing, setNameMissing] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const formId = useId()

  const save = async (): Promise<void> => {
    const readable = toPersonName(person.name)
    if (readable === null) {
      setNameMissing(true)
      form.current?.querySelector('input')?.focus()
      return
    }
    const known = keys.board(boardId)
    setBusy(true)
    setFailure(null)
    const changed = await api.changePerson(
      known?.key ?? keys.workspaceKey() ?? '',
      known?.identity?.token ?? '',
      boardId,
      { ...person, name: readable },
    )
    setBusy(false)
    if (!changed.ok) {
      setFailure(changed.error.says)
      return
    }
    keys.setLastPerson(changed.value)
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title="Your name and colour"
      width={400}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} tone="primary" busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!busy) void save()
        }}
      >
        <PersonFields
          value={person}
          nameMissing={nameMissing}
          onChange={(next) => {
            setPerson(next)
            setNameMissing(false)
          }}
        />
        {failure !== null && <Failure>{failure}</Failure>}
      </form>
    </Dialog>
  )
}
