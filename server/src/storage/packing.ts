/**
 * Several byte arrays as one buffer that can be handed to another thread without a copy. (Handing over a small view
 * would copy, or take away, the whole buffer behind it.)
 */
export interface Packed {
  readonly lengths: readonly number[]
  readonly buffer: ArrayBuffer
}

/** Copies `parts` into one fresh buffer. */
export function pack(parts: readonly Uint8Array[]): Packed {
  const lengths = parts.map((part) => part.byteLength)
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.byteLength
  }
  return { lengths, buffer: bytes.buffer }
}

/** Views into the packed buffer, in order. */
export function unpack(packed: Packed): Uint8Array<ArrayBuffer>[] {
  let offset = 0
  return packed.lengths.map((length) => {
    const part = new Uint8Array(packed.buffer, offset, length)
    offset += length
    return part
  })
}
