import { readBoard } from '@whyboard/shared/document/readBoard.ts'
import * as Y from 'yjs'

import type { SetAsideCopy } from './setAside.ts'

/**
 * A set-aside copy as a file: `json` is the board as plain values, for people and programs; `bin` is the Yjs update with
 * everything in it. `null` when the copy is too damaged to be read as a board.
 */
export function setAsideFile(
  copy: SetAsideCopy,
  format: 'json' | 'bin',
): { readonly name: string; readonly content: Blob } | null {
  const name = `${fileName(copy.title)}-copy.${format}`
  if (format === 'bin') {
    return { name, content: new Blob([copy.update], { type: 'application/octet-stream' }) }
  }
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, copy.update)
    const text = JSON.stringify(readBoard(doc).board, null, 2)
    return { name, content: new Blob([text], { type: 'application/json' }) }
  } catch {
    return null
  } finally {
    doc.destroy()
  }
}

function fileName(title: string): string {
  const plain = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return plain.replaceAll(/^-|-$/g, '').slice(0, 60) || 'board'
}
