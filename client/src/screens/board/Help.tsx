import { Fragment, useMemo } from 'react'

import type { CanvasHandle } from '../../canvas/handle.ts'
import { useCommands, useKeysOf } from '../../ui/commands/useShortcuts.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './Help.module.css'
import { GESTURES, keyGroups } from './helpRows.ts'
import { PreferenceFields } from './PreferenceFields.tsx'

/** Every key and gesture of the board, and how this person wants them. */
export function Help({
  canvas,
  onClose,
}: {
  readonly canvas: CanvasHandle
  readonly onClose: () => void
}) {
  const commands = useCommands(canvas.commands)
  const keysOf = useKeysOf()
  const groups = useMemo(() => [...keyGroups(commands, keysOf), ...GESTURES], [commands, keysOf])
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Keys, gestures and settings"
      description="Keys work while the board has the focus."
      width={880}
    >
      <div className={styles.sheet}>
        <section className={styles.settings} aria-label="Settings">
          <PreferenceFields />
        </section>
        <div className={styles.groups}>
          {groups.map(({ heading, rows }) => (
            <section key={heading} className={styles.group}>
              <h3 className={styles.heading}>{heading}</h3>
              <dl className={styles.rows}>
                {rows.map(({ keys, does }) => (
                  <div key={does} className={styles.row}>
                    <dt className={styles.keys}>
                      {keys.map((key, index) => (
                        <Fragment key={key}>
                          {index > 0 && <span className={styles.or}> or </span>}
                          <kbd className={styles.key}>{key}</kbd>
                        </Fragment>
                      ))}
                    </dt>
                    <dd className={styles.does}>{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  )
}
