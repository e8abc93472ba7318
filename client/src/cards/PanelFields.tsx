import type { TextTarget } from '@whyboard/shared/document/operations/text.ts'
import { Ellipsis } from 'lucide-react'
import { useRef, type ReactNode } from 'react'

import { useTextBinding } from '../board/useTextBinding.ts'
import { useCardEnvironment } from './cardEnvironment.ts'
import { CardButton } from './CardFields.tsx'
import styles from './PanelFields.module.css'

/** Fields side by side; what does not fit goes to the next line. */
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

/** The button that shows and hides the fields which few need. */
export function MoreButton({
  open,
  onPress,
}: {
  readonly open: boolean
  readonly onPress: () => void
}) {
  return (
    <CardButton
      label={open ? 'Less of the card' : 'More of the card'}
      expanded={open}
      onPress={onPress}
    >
      <Ellipsis size={16} aria-hidden />
    </CardButton>
  )
}

/** One thing that is known of a card, told to those who may only read. */
export function Fact({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
}
