import { Compass } from 'lucide-react'

import { useTitle } from '../ui/app.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { StatePage } from '../ui/StatePage.tsx'
import styles from './Pages.module.css'

/** An address that is none of ours. */
export function NoSuchPage() {
  useTitle('No such page')
  return (
    <main className={styles.whole}>
      <StatePage
        icon={Compass}
        title="There is no page at this address"
        actions={<ButtonLink to="/">Go to the post-mortems</ButtonLink>}
      >
        The link may be incomplete. Ask whoever sent it for the whole of it.
      </StatePage>
    </main>
  )
}
