/** Hands a file to the browser to save. Works on plain http too. */
export function downloadBlob(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the address once the click returns; giving it back a turn later is safe everywhere.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
