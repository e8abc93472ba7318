import * as fc from 'fast-check'

const CHARACTERS = '<>&`*_[]()!|\\#-+=~:$"\'{}. \t\n'
const PIECES = [
  ...CHARACTERS.split(''),
  '\r\n',
  '\u2028',
  '\u0000',
  '\u202e',
  '\ud800',
  '    ',
  '---',
  '===',
  '```',
  '1. ',
  '* ',
  '<script>',
  '</td>',
  '<!--',
  '&lt;',
  '&#60;',
  '[a]: http://x.y',
  '![',
  '](',
  '{{',
  '|-|',
  'http://x.y',
  'javascript:',
  'a',
  'word',
  '500',
  'é',
  '🚒',
  '漢',
]

/** Text that means something in Markdown, HTML, tables or templates, and some that does not. */
export const hostileText = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 25 })
  .map((parts) => parts.join(''))
