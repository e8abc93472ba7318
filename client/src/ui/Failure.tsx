import type { ReactNode } from 'react'

import styles from './Failure.module.css'

/** Why sending a form did not work; read out when it appears. */
export function Failure({ children }: { readonly children: ReactNode }) {
  return (
    <p className={styles.failure} role="alert">
      {children}
    </p>
  )
}
