/** The links that events point at as their source. */

/** A link as it is kept, from what somebody typed or pasted; `null` for what is none. Only http and https are links. */
export function linkFrom(typed: string): string | null {
  const words = typed.trim()
  const isBare = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?(\/\S*)?$/u.test(words)
  const text = isBare ? `https://${words}` : words
  if (!/^https?:\/\/\S+$/iu.test(text)) return null
  return URL.canParse(text) ? text : null
}

/** The first link in a text, or `null`; punctuation behind it is not a part of it. */
export function linkIn(text: string): string | null {
  const found = /https?:\/\/[^\s<>"]+/iu.exec(text)?.[0].replace(/[.,;:!?)\]}'’”]+$/u, '')
  return found === undefined ? null : linkFrom(found)
}

/** The name by which people know a link's site, e.g. `grafana.example.com`. */
export function hostOf(link: string): string {
  return URL.canParse(link) ? new URL(link).host.replace(/^www\./u, '') : link
}
