import { toPersonName } from '@whyboard/shared/protocol/names.ts'
import { useRef, useState, type ComponentProps, type RefObject } from 'react'

import type { LastPerson } from '../../connection/keys.ts'
import type { PersonFields } from './PersonFields.tsx'

export interface PersonForm {
  /** What the `<form>` around the fields takes. */
  readonly form: { readonly ref: RefObject<HTMLFormElement | null> } & Pick<
    ComponentProps<'form'>,
    'noValidate' | 'onSubmit'
  >
  readonly fields: ComponentProps<typeof PersonFields>
  readonly busy: boolean
  /** Why the last attempt failed, in words for people. */
  readonly failure: string | null
}

/**
 * A form that asks for a name and a colour. `send` gets them with a name that can be read, one attempt at a time, and answers why it
 * failed, or null. Without such a name the field says so and takes the focus.
 */
export function usePersonForm(
  first: () => LastPerson,
  send: (person: LastPerson) => Promise<string | null>,
): PersonForm {
  const [value, setValue] = useState(first)
  const [nameMissing, setNameMissing] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const ref = useRef<HTMLFormElement>(null)

  const submit = async (): Promise<void> => {
    const name = toPersonName(value.name)
    setNameMissing(name === null)
    if (name === null) {
      ref.current?.querySelector('input')?.focus()
      return
    }
    setBusy(true)
    setFailure(null)
    const failed = await send({ ...value, name })
    setBusy(false)
    setFailure(failed)
  }

  return {
    form: {
      ref,
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault()
        if (!busy) void submit()
      },
    },
    fields: {
      value,
      nameMissing,
      onChange: (next) => {
        setValue(next)
        setNameMissing(false)
      },
    },
    busy,
    failure,
  }
}
