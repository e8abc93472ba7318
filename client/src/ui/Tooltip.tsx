import * as Radix from 'radix-ui/tooltip'
import type { ReactElement, ReactNode } from 'react'

import styles from './Tooltip.module.css'
import { useMedia } from './useMedia.ts'

/** Has to stand once above everything that has tooltips, so that they open without delay one after the other. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={500} skipDelayDuration={300}>
      {children}
    </Radix.Provider>
  )
}

/** Names a control on hover and focus. The control keeps a label of its own: a tooltip is for the eye only. */
export function Tooltip({
  label,
  shortcut,
  side = 'bottom',
  children,
}: {
  readonly label: string
  readonly shortcut?: string
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly children: ReactElement
}) {
  // A finger does not hover: there a tooltip would only stay behind after a press.
  if (!useMedia('(hover: hover)')) return children
  return (
    <Radix.Root>
      <Radix.Trigger
        asChild
        onFocus={(event) => {
          // A menu or dialog that closes gives the focus back: that is nobody asking what the control is called.
          if (!event.currentTarget.matches(':focus-visible')) event.preventDefault()
        }}
      >
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          {label}
          {shortcut !== undefined && <kbd className={styles.key}>{shortcut}</kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
