/** Whether this device's keyboard has a ⌘ key. */
export function hasCommandKey(): boolean {
  return /mac|iphone|ipad/iu.test(navigator.userAgent)
}

/** A shortcut with the command key of this device: `⌘ Z` or `Ctrl Z`. */
export function withCommand(keys: string): string {
  return `${hasCommandKey() ? '⌘' : 'Ctrl'} ${keys}`
}
