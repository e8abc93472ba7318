import { expect, type Locator } from '@playwright/test'

import type { Person } from './person.ts'

/** Whether the panel of the selected card, which has to be on the screen whole, lies over a card. */
export async function panelCovers({ page }: Person, card: Locator): Promise<boolean> {
  const panel = page.locator('[data-card-panel]')
  await expect(panel).toBeInViewport({ ratio: 1 })
  const [a, b] = await Promise.all([panel.boundingBox(), card.boundingBox()])
  if (a === null || b === null) return true
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
