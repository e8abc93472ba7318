import { useCallback, useEffect, useRef } from 'react'

import { useConnection, useStore } from '../../board/boardContext.tsx'
import type { SetAsideCopy } from '../../connection/setAside.ts'
import { setAsideFile } from '../../connection/setAsideFile.ts'
import { downloadBlob } from '../../ui/download.ts'
import { useNotices } from '../../ui/Notices.tsx'

/** Hands a copy out as a file, and offers to remove it from this device once the person has it. */
export function useCopyDownload(): (copy: SetAsideCopy) => void {
  const connection = useConnection()
  const { notify } = useNotices()
  return useCallback(
    (copy: SetAsideCopy): void => {
      const file = setAsideFile(copy, 'json')
      if (file === null) {
        notify({ tone: 'danger', text: 'This copy is damaged: it cannot be read as a board.' })
        return
      }
      downloadBlob(file.content, file.name)
      notify({
        id: `discard-${copy.id}`,
        text: 'Downloaded. The copy on this device is kept until you remove it.',
        lastsMs: 20_000,
        action: {
          label: 'Remove it here',
          onPress: () => void connection.discardSetAside(copy.id),
        },
      })
    },
    [connection, notify],
  )
}

/** Says once after opening that this device keeps what the server did not take, until the person has it. */
export function useKeptCopies(): void {
  const connection = useConnection()
  const copies = useStore(connection.setAside)
  const download = useCopyDownload()
  const { notify } = useNotices()
  const said = useRef(new Set<string>())
  useEffect(() => {
    for (const copy of copies) {
      if (said.current.has(copy.id)) continue
      said.current.add(copy.id)
      // While the connection is over, the card that says so offers it.
      if (connection.syncState.get().phase === 'closed') continue
      notify({
        id: `copy-${copy.id}`,
        tone: 'warn',
        text:
          copy.reason === 'epochChanged'
            ? 'This board was replaced before your last changes were saved. They are kept on this device as a copy.'
            : 'The server did not take your last changes. They are kept on this device as a copy.',
        lastsMs: null,
        action: { label: 'Download', onPress: () => download(copy) },
      })
    }
  }, [copies, connection, download, notify])
}
