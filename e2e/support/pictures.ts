import { crc32, deflateSync } from 'node:zlib'

import type { Page } from '@playwright/test'

const chunk = (type: string, content: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type), content])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(content.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

/** A PNG of one colour, `0xrrggbbaa`. */
export function plainPng(w: number, h: number, colour: number): Buffer {
  const rows = Buffer.alloc(h * (w * 4 + 1))
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) rows.writeUInt32BE(colour, y * (w * 4 + 1) + 1 + x * 4)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(w, 0)
  header.writeUInt32BE(h, 4)
  header.set([8, 6], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A file as somebody drops or pastes it. */
export interface GivenFile {
  readonly name: string
  readonly type: string
  /** Or so many zeros. */
  readonly bytes: Buffer | number
}

/** Gives files to the canvas, as a drop at a point of the page or as a paste; browsers let no test use the real ones. */
export async function giveFiles(
  page: Page,
  files: readonly GivenFile[],
  way: 'paste' | { readonly x: number; readonly y: number },
): Promise<void> {
  const given = files.map(({ bytes, ...file }) => ({
    ...file,
    base64: typeof bytes === 'number' ? '' : bytes.toString('base64'),
    zeros: typeof bytes === 'number' ? bytes : 0,
  }))
  const transfer = await page.evaluateHandle((all) => {
    const made = new DataTransfer()
    for (const { name, type, base64, zeros } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
      made.items.add(new File([bytes, new Uint8Array(zeros)], name, { type }))
    }
    return made
  }, given)
  const canvas = page.locator('.tl-container')
  if (way === 'paste') {
    await canvas.evaluate(
      (element, clipboardData) =>
        element.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        ),
      transfer,
    )
    return
  }
  await canvas.dispatchEvent('drop', { dataTransfer: transfer, clientX: way.x, clientY: way.y })
}
