import { useId } from 'react'

import { useConnection, usePeople } from '../../board/boardContext.tsx'
import { useApp } from '../../ui/app.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { PersonFields } from '../access/PersonFields.tsx'
import { usePersonForm } from '../access/usePersonForm.ts'

/** Asks this person for another name and colour. The server writes them into the board, from where every page takes them. */
export function PersonDialog({ onClose }: { readonly onClose: () => void }) {
  const { api, keys } = useApp()
  const { boardId, session } = useConnection()
  const [{ name, colour } = session] = usePeople()
  const formId = useId()
  const { form, fields, busy, failure } = usePersonForm(
    () => ({ name, colour }),
    async (person) => {
      const known = keys.board(boardId)
      const changed = await api.changePerson(
        known?.key ?? keys.workspaceKey() ?? '',
        known?.identity?.token ?? '',
        boardId,
        person,
      )
      if (!changed.ok) return changed.error.says
      keys.setLastPerson(changed.value)
      onClose()
      return null
    },
  )

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
      <form {...form} id={formId}>
        <PersonFields {...fields} />
        {failure !== null && <Failure>{failure}</Failure>}
      </form>
    </Dialog>
  )
}
