import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Set to a folder, every page that is looked at is drawn into it too. */
const pictures = process.env['BROWSER_TESTS_PICTURES']

export async function draw(page: Page, name: string, fullPage = false): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage })
}

/** A note that is just fading in or out has no colour of its own yet. */
const stillness = (page: Page): Promise<unknown> =>
  page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)))

/** What a reader with other eyes, or a screen reader, would stumble over. */
export async function faults(page: Page): Promise<string[]> {
  await stillness(page)
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`)
}

/** By how many dots the page is wider than its window. */
export const excess = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** The page as it stands is sound; `name` is what its picture is called. */
export async function expectSound(page: Page, name: string): Promise<void> {
  await draw(page, name)
  expect(await faults(page), name).toEqual([])
  expect(await excess(page), `${name}: wider than its window`).toBeLessThanOrEqual(0)
}
