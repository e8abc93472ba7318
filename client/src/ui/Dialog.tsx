import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { useRef, type ReactNode } from 'react'

import { Button } from './Button.tsx'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'

/** A modal with a title, closed by Esc, by its cross, or by a press beside it. On a phone it comes up from below. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  width,
  footer,
  children,
}: {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly description?: ReactNode
  /** px; 520 unless told. */
  readonly width?: number
  readonly footer?: ReactNode
  readonly children?: ReactNode
}) {
  const openedFrom = useRef<Element | null>(null)
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          className={styles.dialog}
          style={width === undefined ? {} : { ['--dialog-width' as string]: `${width}px` }}
          {...(description === undefined && { 'aria-describedby': undefined })}
          onOpenAutoFocus={(event) => {
            // The dialog itself, so that it is read from its title on and no control looks chosen, unless it is about one field.
            event.preventDefault()
            openedFrom.current = document.activeElement
            if (!(event.currentTarget instanceof HTMLElement)) return
            const field = event.currentTarget.querySelector<HTMLElement>('[data-autofocus]')
            ;(field ?? event.currentTarget).focus()
          }}
          onCloseAutoFocus={(event) => {
            // Radix would focus its own trigger, and dialogs here open from state.
            event.preventDefault()
            const from = openedFrom.current
            if (from instanceof HTMLElement && from !== document.body) from.focus()
          }}
        >
          <div className={styles.head}>
            <div className={styles.titles}>
              <Radix.Title className={styles.title}>{title}</Radix.Title>
              {description !== undefined && (
                <Radix.Description className={styles.description}>{description}</Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <IconButton label="Close" icon={X} tooltip={false} />
            </Radix.Close>
          </div>
          {children !== undefined && <div className={styles.body}>{children}</div>}
          {footer !== undefined && <div className={styles.foot}>{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  confirm,
  busy = false,
  onConfirm,
}: {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  /** What happens then, and to whom. */
  readonly description: string
  /** The verb on the button, e.g. "Revoke link". */
  readonly confirm: string
  readonly busy?: boolean
  readonly onConfirm: () => void
}) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      width={420}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button tone="danger" busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    />
  )
}
