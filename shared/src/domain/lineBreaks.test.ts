import { describe, expect, test } from 'vitest'

import { mayBreakLikeChromium, mayBreakProse, type MayBreak } from './lineBreaks.ts'

/** The text with a `¦` wherever a line may break within a word. */
function broken(text: string, mayBreak: MayBreak): string {
  return Array.from(text, (char, index) => {
    const may =
      index > 0 && mayBreak(text, index, text.charCodeAt(index - 1), text.charCodeAt(index))
    return may ? `¦${char}` : char
  }).join('')
}

describe('D1 lines break within words where browsers break them', () => {
  test.each([
    'https://a.example/b/c?¦d=1&e=f#g',
    '/opt/app/a-¦b.ts:12',
    'C:\\app\\a_b',
    'eu-¦west-¦1',
    '2026-¦03-¦05',
    'f(x)¦[0]=>¦{a||b}',
    'a=-1',
    '<b>¦</script>¦<i>',
    'what?!',
    'why?)',
    '|a|b|¦(c)',
    'up¦—¦to…¦now',
    '漢¦字。¦「あ」',
    '“a”',
  ])('D1 as measured in Chromium: %s', (text) => {
    expect(broken(text.replaceAll('¦', ''), mayBreakLikeChromium)).toBe(text)
  })

  test.each(['https://a.example/b?c=1', 'self-¦made', '2026-03-05', 'f(x)[0]', 'a—¦b', '漢¦字。'])(
    'D1 in prose: %s',
    (text) => {
      expect(broken(text.replaceAll('¦', ''), mayBreakProse)).toBe(text)
    },
  )
})
