import type { Report } from '@whyboard/shared/report/report.ts'
import { toMarkdown } from '@whyboard/shared/report/toMarkdown.ts'

import { downloadBlob } from '../../ui/download.ts'

export { toMarkdown }

/** Hands the report as a Markdown file to the browser to save. */
export function saveMarkdown(report: Report): void {
  const content = new Blob([toMarkdown(report)], { type: 'text/markdown;charset=utf-8' })
  downloadBlob(content, fileNameOf(report.header.title, 'md'))
}

/** A file name for a title: letters and digits, `-` between; `post-mortem` for an empty one. */
export function fileNameOf(title: string | null, ending: string): string {
  const plain = (title ?? '')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/gu, '')
    .slice(0, 60)
  return `${plain || 'post-mortem'}.${ending}`
}
