/**
 * Runs before the page is first painted, as a small file of its own that the page waits for (`firstBuild.ts`). It imports nothing,
 * and the content security policy allows no script within the page itself.
 */

/** Whoever chose dark never sees a white page. */
function applyChoices(): void {
  const scheme = localStorage.getItem('whyboard.colourScheme')
  const { dataset } = document.documentElement
  if (scheme === 'light' || scheme === 'dark') dataset['colourScheme'] = scheme
  if (localStorage.getItem('whyboard.lessMotion') === 'yes') dataset['lessMotion'] = ''
}

/** The files of a board come beside the first script instead of after it has run, for whoever has joined that board. */
function fetchBoard({ board = '', canvas = '', compact = '' }: DOMStringMap): void {
  const id = /^\/b\/([^/]+)\/?$/.exec(location.pathname)?.[1]
  const known = id === undefined ? null : localStorage.getItem(`whyboard.board.${id}`)
  if (known === null || !/"identity":\{/.test(known)) return
  // A phone begins with lists.
  const files = matchMedia(compact).matches ? board : `${board} ${canvas}`
  for (const file of files.split(' ')) {
    const link = document.createElement('link')
    if (file.endsWith('.js')) link.rel = 'modulepreload'
    else {
      link.rel = 'preload'
      link.as = file.endsWith('.css') ? 'style' : 'font'
    }
    // As the files themselves are asked for later, else they would come twice.
    link.crossOrigin = ''
    link.href = file
    document.head.append(link)
  }
}

try {
  applyChoices()
  fetchBoard(document.currentScript?.dataset ?? {})
} catch {
  // A browser that forbids storage keeps no choice, and has joined nothing.
}
