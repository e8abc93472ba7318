/** Markers (ITU-T T.81 B.1.1.3) without a length behind them: TEM, restarts, the start of an image. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
const END_OF_IMAGE = 0xd9
const START_OF_SCAN = 0xda

/**
 * Whether a JPEG goes on to its own end. Decoders make a picture of one that is cut off, grey below; people would take
 * it for what they sent. A small picture within its metadata has an end of its own, and bytes may follow the end (a
 * phone's "motion photo"), so the segments are walked from the start. Never throws.
 * @param bytes that begin like a JPEG
 */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  const { length } = bytes
  let offset = 2
  while (offset + 1 < length) {
    if (bytes[offset] !== 0xff) return false
    const marker = bytes[offset + 1] ?? 0
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) offset += 1
    else if (marker === END_OF_IMAGE) return true
    else if (isBare(marker)) offset += 2
    else {
      offset += 2 + (bytes[offset + 2] ?? 0) * 256 + (bytes[offset + 3] ?? 0)
      if (marker === START_OF_SCAN) offset = endOfScan(bytes, offset)
    }
  }
  return false
}

/** The next marker after the codes of a scan: within them 0xff is followed by 0 or by a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}
