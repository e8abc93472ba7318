import { expect, type Locator, type Page } from '@playwright/test'

/** The areas of a board by the name they show, with the key that goes there. */
const REGION_KEYS = {
  Timeline: '1',
  Causes: '2',
  'What worked': '3',
  Actions: '4',
  'Parking lot': '5',
} as const

/** An area of the board, as it is called there. */
export type RegionName = keyof typeof REGION_KEYS

/** One person's view of an open board, by what they see and press. */
export class BoardPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Waits until the board can be worked on: its lists on a narrow screen, else the canvas. */
  async ready(): Promise<void> {
    if (this.#isNarrow()) await expect(this.parts()).toBeVisible({ timeout: 20_000 })
    else await this.canvasReady()
    await expect(this.sync(/^(Saved|Offline)/)).toBeVisible()
  }

  /** Waits until the canvas is there. */
  async canvasReady(): Promise<void> {
    await expect(this.page.locator('[data-board][aria-busy="false"]')).toBeVisible({
      timeout: 20_000,
    })
    await expect(this.region('Timeline')).toBeVisible()
  }

  /** The row of a narrow screen's tabs. */
  parts(): Locator {
    return this.page.getByRole('navigation', { name: 'Parts of the board' })
  }

  /** Goes to a tab of a narrow screen. */
  async openPart(name: 'Timeline' | 'Causes' | 'Worked' | 'Actions' | 'Parked' | 'Board') {
    const tab = this.parts().getByRole('button', { name: new RegExp(`^${name}`) })
    await tab.click()
    await expect(tab).toHaveAttribute('aria-current', 'true')
  }

  /** Has the canvas before one; on a narrow screen it is the last tab. */
  async showCanvas(): Promise<void> {
    if (this.#isNarrow()) await this.openPart('Board')
    await this.canvasReady()
  }

  #isNarrow(): boolean {
    return (this.page.viewportSize()?.width ?? Infinity) <= 720
  }

  region(name: RegionName): Locator {
    return this.page.getByRole('region', { name, exact: true })
  }

  /** Goes to an area by its key. */
  async go(name: RegionName): Promise<void> {
    await this.focusCanvas()
    await this.page.keyboard.press(REGION_KEYS[name])
  }

  /** Shows everything. */
  async fitAll(): Promise<void> {
    await this.focusCanvas()
    await this.page.keyboard.press('0')
  }

  /** Puts the keys on the canvas, where a click on empty ground would. */
  async focusCanvas(): Promise<void> {
    if (this.#isNarrow()) await this.showCanvas()
    // tldraw gives its container no role that would tell it apart.
    await this.page.locator('.tl-container').focus()
  }

  /** The cards that hold a text. */
  card(text: string | RegExp): Locator {
    return this.page.getByRole('article').filter({ hasText: text })
  }

  /** The card text that is being edited. */
  editor(): Locator {
    return this.page.getByRole('textbox', { name: /: text$/ })
  }

  /** Makes a card in an area with N, writes it, and leaves it selected. */
  async add(region: RegionName, text: string): Promise<Locator> {
    await this.go(region)
    await this.page.keyboard.press('n')
    await this.write(text)
    await this.endEditing()
    return this.card(text)
  }

  /** Writes a card that has just been made, once its field is there: keys wait for that, words that come at once do not. */
  async write(text: string): Promise<void> {
    await expect(this.editor()).toHaveValue('')
    await expect(this.editor()).toBeFocused()
    // In one go: a pause between two keys, which a busy machine may make, would be a new step for undo.
    await this.page.keyboard.insertText(text)
  }

  /** Opens a card's text with a double click; the caret is at its end. */
  async edit(card: Locator): Promise<void> {
    const { x, y } = await this.textOf(card)
    await this.page.mouse.dblclick(x, y)
    await expect(this.editor()).toBeFocused()
  }

  async endEditing(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await expect(this.editor()).toHaveCount(0)
  }

  /** Selects one card with a click. */
  async select(card: Locator): Promise<void> {
    const { x, y } = await this.textOf(card)
    await this.page.mouse.click(x, y)
    await expect(this.selection()).toHaveText(/(Enter edits|Selected)\.$/)
  }

  /** What is read aloud about the selected cards. */
  selection(): Locator {
    return this.page
      .getByRole('status')
      .filter({ hasText: /(Enter edits|Selected)\.$|cards selected/ })
  }

  /** A point in a card's text, px of the page. The canvas takes the pointer, so cards cannot be clicked as elements. */
  async textOf(card: Locator): Promise<{ readonly x: number; readonly y: number }> {
    await expect(card).toHaveCount(1)
    await expect(card).toBeInViewport()
    const box = await settledBox(card)
    return { x: box.x + box.width * 0.4, y: box.y + box.height / 2 }
  }

  /** The pill that says whether everything is saved. */
  sync(words: RegExp): Locator {
    return this.page.getByRole('button', { name: words }).and(this.page.locator('[data-sync]'))
  }

  /** Waits until the server has confirmed everything. */
  async saved(): Promise<void> {
    await expect(this.sync(/^Saved\./)).toBeVisible()
  }

  async offline(): Promise<void> {
    await expect(this.sync(/^Offline/)).toBeVisible()
  }

  async undo(): Promise<void> {
    await this.focusCanvas()
    await this.page.keyboard.press('ControlOrMeta+z')
  }

  /** A short message at the edge of the page. */
  notice(words: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Notices' }).getByText(words)
  }

  /** Moves the view so that an area's corner stands at that point, px of the page. */
  async pan(name: RegionName, x: number, y: number): Promise<void> {
    await expect
      .poll(
        async () => {
          const box = await settledBox(this.region(name))
          const off = { x: box.x - x, y: box.y - y }
          await this.page.mouse.wheel(off.x, off.y)
          return Math.hypot(off.x, off.y)
        },
        { intervals: [50] },
      )
      .toBeLessThan(2)
  }

  /** Waits until what was asked of the page has had time to be drawn, so that one can say what is not there. */
  async drawn(): Promise<void> {
    await settledBox(this.page.locator('body'))
  }

  /** The middle of something, in px of the page. */
  async middleOf(target: Locator): Promise<{ readonly x: number; readonly y: number }> {
    const box = await settledBox(target)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
}

/** How many frames in a row something has to stand still: the view follows a key within two or three. */
const STILL_FRAMES = 6

/** Where something is once it no longer moves; counted in the page's own frames, which a busy machine makes slowly. */
async function settledBox(target: Locator) {
  return target.evaluate(
    (element, frames) =>
      new Promise<{ x: number; y: number; width: number; height: number }>((resolve) => {
        let before = ''
        let still = 0
        const look = (): void => {
          const { x, y, width, height } = element.getBoundingClientRect()
          const now = [x, y, width, height].join()
          still = now === before ? still + 1 : 0
          before = now
          if (still < frames) requestAnimationFrame(look)
          else resolve({ x, y, width, height })
        }
        look()
      }),
    STILL_FRAMES,
  )
}
