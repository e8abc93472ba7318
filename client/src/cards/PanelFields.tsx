import type { TextTarget } from '@whyboard/shared/document/operations/text.ts'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'

import { useTextBinding } from '../board/useTextBinding.ts'
import { useCardEnvironment } from './cardEnvironment.ts'
import { CardButton } from './CardFields.tsx'
import styles from './PanelFields.module.css'

/** Fields side by side in a card's panel; what does not fit goes to the next line. */
export function PanelRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}

/** A further text of a card, edited in place together with everybody else. */
export function PanelText({
  target,
  label,
  placeholder,
}: {
  readonly target: TextTarget
  readonly label: string
  readonly placeholder: string
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const { refuse } = useCardEnvironment()
  useTextBinding(field, target, {
    onRefused: (reason) => {
      if (reason === 'too-long')
        refuse('A text holds 10,000 characters at most. What did not fit was left out.')
    },
  })
  return (
    <label className={styles.text}>
      <span>{label}</span>
      <textarea
        ref={field}
        aria-label={label}
        placeholder={placeholder}
        rows={1}
        dir="auto"
        spellCheck
      />
    </label>
  )
}

/** Fields that few need, behind a button; open for as long as the card is selected. */
export function PanelMore({
  label,
  children,
}: {
  /** What is behind it, e.g. "Effect and finish test". */
  readonly label: string
  readonly children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const Icon = open ? ChevronUp : ChevronDown
  return (
    <>
      <div className={styles.more}>
        <CardButton label={label} expanded={open} onPress={() => setOpen(!open)}>
          {label} <Icon size={14} aria-hidden />
        </CardButton>
      </div>
      {open && children}
    </>
  )
}
