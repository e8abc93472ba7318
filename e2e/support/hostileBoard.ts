import type { Browser } from '@playwright/test'

import type { RegionName } from './boardPage.ts'
import { joinBoard } from './person.ts'

/** How many cards each region gets: 200 together. */
const COUNTS: readonly (readonly [RegionName, number])[] = [
  ['Timeline', 60],
  ['Causes', 60],
  ['What worked', 30],
  ['Parking lot', 50],
]

/** What people do paste: one long word, a wall of text, another script, markup, an address, almost nothing. */
const TEXTS = [
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz'.repeat(2),
  'The on-call engineer restarted the service, which cleared the queue, which hid the cause, and then it came back. '.repeat(
    4,
  ),
  'فشل النشر بسبب متغير بيئة خاطئ ولم يلاحظ أحد ذلك',
  '<script>alert("x")</script> **not bold** | a | table |',
  'https://logs.example.com/search?q=service%3Apayments%20AND%20level%3Aerror&from=2026-03-02T14:00:00Z&to=2026-03-02T15:00:00Z',
  '👩‍🚒🔥',
  '数据库连接耗尽，所有支付失败',
  'ok',
] as const

/** Writes 200 cards by keyboard, as somebody in a hurry would: N once, then Enter after each. */
export async function fillHostileBoard(browser: Browser, link: string): Promise<void> {
  const { page, board, context } = await joinBoard(
    browser,
    link,
    'Maximiliana-Theodora Wolkenstein-Rodenegg',
  )
  let count = 0
  for (const [region, cards] of COUNTS) {
    await board.go(region)
    await page.keyboard.press('n')
    for (let card = 0; card < cards; card += 1) {
      await board.write(TEXTS[count % TEXTS.length] ?? '')
      count += 1
      if (card === cards - 1) break
      await page.keyboard.press('Enter')
    }
    await board.endEditing()
  }
  await board.saved()
  await context.close()
}
