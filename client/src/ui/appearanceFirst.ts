/**
 * Runs before the page is first painted, as a small file of its own that the page waits for (`appearanceBuild.ts`): whoever
 * chose dark never sees a white page. It imports nothing. The content security policy allows no script within the page itself.
 */
try {
  const scheme = localStorage.getItem('whyboard.colourScheme')
  const { dataset } = document.documentElement
  if (scheme === 'light' || scheme === 'dark') dataset['colourScheme'] = scheme
  if (localStorage.getItem('whyboard.lessMotion') === 'yes') dataset['lessMotion'] = ''
} catch {
  // A browser that forbids storage keeps no choice.
}
