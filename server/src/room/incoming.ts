/** A frame of a client, parsed. Bytes are views into the frame. */
export type Incoming =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly update: Uint8Array }
  | { readonly kind: 'presenceQuery' }
  | { readonly kind: 'durability'; readonly requestId: number }
  /** A type of message that this version does not know, or has no use for. */
  | { readonly kind: 'unknown' }
