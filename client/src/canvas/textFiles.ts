import type { CanvasNotice } from './canvasContext.ts'

/** Text files become cards up to this size together, bytes. */
const MAX_TEXT_BYTES = 1_000_000
const TEXT_NAME = /\.(?:csv|tsv|txt|log|md|jsonl|ndjson)$/iu

/** Whether a file holds lines or cells that can become cards. */
export function isTextFile({ name, type }: Pick<File, 'name' | 'type'>): boolean {
  return TEXT_NAME.test(name) || type === 'text/plain' || type === 'text/csv'
}

/** The text of files, one below the other, or what is said when they hold too much or cannot be read. */
export async function readTextFiles(
  files: readonly Pick<File, 'size' | 'text'>[],
): Promise<
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly notice: CanvasNotice }
> {
  let bytes = 0
  for (const file of files) bytes += file.size
  if (bytes > MAX_TEXT_BYTES) {
    return refused('Text files become cards up to 1 MB. Nothing was added.')
  }
  try {
    const texts = await Promise.all(files.map((file) => file.text()))
    return { ok: true, text: texts.join('\n') }
  } catch {
    return refused('That file could not be read. Nothing was added.')
  }
}

function refused(says: string) {
  return { ok: false, notice: { about: 'cards', says } } as const
}
