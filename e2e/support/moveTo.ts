import { expect, type Page } from '@playwright/test'

/** Answers the open "Move to…": looks for words and takes the first place, or the time, that they say. */
export async function moveTo(page: Page, words: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /^Move/ })
  await expect(dialog.locator(':focus')).toHaveCount(1)
  await page.keyboard.insertText(words)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
}
