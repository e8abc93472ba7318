import { Check, type LucideIcon } from 'lucide-react'
import * as Radix from 'radix-ui/dropdown-menu'
import type { CSSProperties, ReactElement, ReactNode } from 'react'

import styles from './Menu.module.css'

/** A menu that opens from a button; arrows, letters and Esc work as in the system's own. */
export function Menu({
  trigger,
  align = 'start',
  side = 'bottom',
  open,
  onOpenChange,
  onFocusReturn,
  children,
}: {
  readonly trigger: ReactElement
  readonly align?: 'start' | 'center' | 'end'
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** Whether it is open, where something else than the button decides that. */
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** Called when the menu has closed and the focus goes back to its button; `preventDefault` leaves it where it is. */
  readonly onFocusReturn?: (event: Event) => void
  readonly children: ReactNode
}) {
  return (
    <Radix.Root
      modal={false}
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange })}
    >
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles.menu}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          {...(onFocusReturn && { onCloseAutoFocus: onFocusReturn })}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** One entry of a {@link Menu}. */
export function MenuItem({
  icon: Icon,
  iconColour,
  shortcut,
  note,
  tone,
  disabled = false,
  onSelect,
  children,
}: {
  readonly icon?: LucideIcon
  /** A CSS colour for the icon. */
  readonly iconColour?: string
  readonly shortcut?: string
  readonly note?: string
  readonly tone?: 'danger'
  readonly disabled?: boolean
  readonly onSelect: () => void
  readonly children: ReactNode
}) {
  const style: CSSProperties = iconColour === undefined ? {} : { color: iconColour }
  return (
    <Radix.Item className={styles.item} data-tone={tone} disabled={disabled} onSelect={onSelect}>
      {Icon && <Icon size={16} aria-hidden style={style} />}
      <span>
        {children}
        {note !== undefined && <div className={styles.note}>{note}</div>}
      </span>
      {shortcut !== undefined && <span className={styles.shortcut}>{shortcut}</span>}
    </Radix.Item>
  )
}

/** A heading between entries. */
export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <Radix.Label className={styles.label}>{children}</Radix.Label>
}

/** A hairline between entries. */
export function MenuLine() {
  return <Radix.Separator className={styles.line} />
}

/** One of a few, of which one holds; the menu closes. */
export function MenuChoice<Value extends string>({
  value,
  options,
  onChange,
}: {
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}) {
  return (
    <Radix.RadioGroup value={value}>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          className={styles.item}
          value={option.value}
          onSelect={() => onChange(option.value)}
        >
          <span className={styles.tick}>
            <Radix.ItemIndicator>
              <Check size={16} aria-hidden />
            </Radix.ItemIndicator>
          </span>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

/** Something that is on or off. */
export function MenuCheck({
  checked,
  onChange,
  children,
}: {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}) {
  return (
    <Radix.CheckboxItem className={styles.item} checked={checked} onCheckedChange={onChange}>
      <span className={styles.tick}>
        <Radix.ItemIndicator>
          <Check size={16} aria-hidden />
        </Radix.ItemIndicator>
      </span>
      {children}
    </Radix.CheckboxItem>
  )
}
