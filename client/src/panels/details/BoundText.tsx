import { LIMITS } from '@whyboard/shared/protocol/limits.ts'
import type { BoardTextName } from '@whyboard/shared/domain/board.ts'
import { useMemo, useRef } from 'react'

import { useTextBinding } from '../../board/useTextBinding.ts'
import { TextArea } from '../../ui/Field.tsx'
import { useNotices } from '../../ui/Notices.tsx'

/** One of the board's long texts: several people can type in it at once. */
export function BoundText({
  name,
  label,
  hint,
  lines = 3,
}: {
  readonly name: BoardTextName
  readonly label: string
  readonly hint: string
  /** Rows when it is empty; it grows with its text. */
  readonly lines?: number
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const { notify } = useNotices()
  const target = useMemo(() => ({ board: name }), [name])
  useTextBinding(field, target, {
    onRefused: () =>
      notify({
        id: `text-${name}`,
        text: `A text has at most ${LIMITS.maxCardTextLength} characters. The rest was left out.`,
      }),
  })
  return <TextArea ref={field} label={label} hint={hint} rows={lines} dir="auto" />
}
