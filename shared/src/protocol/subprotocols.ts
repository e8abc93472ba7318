/** The subprotocol that a Whyboard server selects; secrets travel beside it and never in a URL. */
export const SUBPROTOCOL = 'whyboard'

/** The secrets of a socket: a link's (or the workspace's) key, and a person's token. */
export interface SocketSecrets {
  readonly key: string
  readonly participantToken?: string | undefined
}

/** The values for `Sec-WebSocket-Protocol`, in order. */
export function toSubprotocols(secrets: SocketSecrets): string[] {
  const list = [SUBPROTOCOL, `key.${secrets.key}`]
  if (secrets.participantToken !== undefined) list.push(`participant.${secrets.participantToken}`)
  return list
}

/** Reads them back; `key` is `null` when none was sent. */
export function readSubprotocols(offered: Iterable<string>): {
  readonly key: string | null
  readonly participantToken: string | null
} {
  let key: string | null = null
  let participantToken: string | null = null
  for (const one of offered) {
    if (one.startsWith('key.')) key ??= one.slice('key.'.length)
    else if (one.startsWith('participant.')) participantToken ??= one.slice('participant.'.length)
  }
  return { key, participantToken }
}
