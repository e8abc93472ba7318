import { useRef } from 'react'

import { useCanWrite } from '../../board/boardContext.tsx'
import { useTextBinding } from '../../board/useTextBinding.ts'
import { useNotices } from '../../ui/Notices.tsx'
import styles from './BoardTitle.module.css'

const TITLE = { board: 'title' } as const

/** The board's title, edited in place by everybody who may write. */
export function BoardTitle() {
  const field = useRef<HTMLInputElement>(null)
  const canWrite = useCanWrite()
  const { notify } = useNotices()
  useTextBinding(field, TITLE, {
    onRefused: () => notify({ id: 'title', text: 'A title has at most 200 characters.' }),
  })
  return (
    <h1 className={styles.title}>
      <input
        ref={field}
        className={styles.field}
        aria-label="Title"
        placeholder="Untitled post-mortem"
        spellCheck={false}
        title={canWrite ? 'Rename' : undefined}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </h1>
  )
}
