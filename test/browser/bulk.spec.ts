import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { address, asked, call, choose, deskOf, say, test, unitNamed } from './county.ts'
import { expectSound } from './sound.ts'

/** Three fresh cases that share a word nobody else uses; the last one is dispatched already. */
async function threeCases(centre: BrowserContext, word: string): Promise<string[]> {
  const ids = []
  for (const place of ['东口', '西口', '南口']) ids.push((await say(centre, `${word}${place}的路灯不亮`)).case)
  const lamp = await unitNamed(centre, '县路灯管理所')
  await call(centre, 'casework.dispatch', { case: ids[2], unit: lamp, category: 'city-light' })
  return ids
}

const statusOf = async (centre: BrowserContext, id: string) =>
  (await asked<{ case: { status: string } }>(centre, 'casework.get', { case: id })).case.status

const bar = (page: Page): Locator => page.getByRole('region', { name: '成批办理' })

test('an operator chooses three cases, one of which cannot be dispatched, and dispatches the others', async ({
  browser,
}) => {
  const centre = await deskOf(browser, 'paidan', { viewport: { width: 1440, height: 900 } })
  const ids = await threeCases(centre, '银杏巷')
  const page = await centre.newPage()
  await page.goto(address('/desk/search?text=银杏巷'))
  const boxes = page.getByRole('checkbox', { name: /^选择 .*银杏巷/ })
  await expect(boxes).toHaveCount(3)
  await boxes.first().check()
  await boxes.last().click({ modifiers: ['Shift'] })
  await expect(bar(page).getByText('已选 3 件')).toBeVisible()
  await bar(page).getByText('哪些不行，为什么').click()
  await expect(bar(page).getByText('2 件可以派单，1 件不行')).toBeVisible()
  await expect(bar(page).getByText('1 件：工单已经派出；改派请走退回裁定。')).toBeVisible()
  await expectSound(page, 'bulk-bar')

  await bar(page).getByRole('button', { name: /^派单/ }).click()
  const dialog = page.getByRole('dialog', { name: '派单' })
  await expect(dialog.getByText('2 件可以派单，1 件不行')).toBeVisible()
  await choose(dialog, '责任单位', '县路灯管理所')
  await choose(dialog, /^类别/, '路灯照明')
  await expectSound(page, 'bulk-form')
  // the house is out of reach after the first: what is left stays left, and is done under the same ids
  let sent = 0
  const commands: string[] = []
  await page.route('**/api/casework/dispatch', async (route) => {
    commands.push(route.request().headers()['idempotency-key']!)
    sent += 1
    if (sent === 1) await route.continue()
    else await route.abort()
  })
  await dialog.getByRole('button', { name: '派单', exact: true }).click()
  await expect(dialog.getByText('1 件已办妥，1 件没有办，还剩 1 件')).toBeVisible({ timeout: 20_000 })
  await expectSound(page, 'bulk-stopped')
  await page.unroute('**/api/casework/dispatch')
  const again = page.waitForRequest('**/api/casework/dispatch')
  await dialog.getByRole('button', { name: '继续办剩下的 1 件' }).click()
  expect((await again).headers()['idempotency-key']).toBe(commands.at(-1))

  await expect(dialog.getByText('2 件已办妥，1 件没有办')).toBeVisible()
  const results = dialog.getByRole('region', { name: '办理结果' })
  await expect(results.getByText('工单已经派出；改派请走退回裁定。')).toBeVisible()
  await expectSound(page, 'bulk-results')
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await expect(bar(page).getByText('已选 1 件')).toBeVisible()
  for (const id of ids) expect(await statusOf(centre, id)).toBe('dispatched')
})

test('a reload in the middle of a job leaves a way to go on, under the same command id', async ({ browser }) => {
  const centre = await deskOf(browser, 'paidan', { viewport: { width: 390, height: 844 } })
  const ids = (await threeCases(centre, '白蜡巷')).slice(0, 2)
  const page = await centre.newPage()
  await page.goto(address('/desk/search?text=白蜡巷'))
  for (const place of ['东口', '西口']) await page.getByRole('checkbox', { name: new RegExp(`白蜡巷${place}`) }).check()
  await bar(page).getByRole('button', { name: /^派单/ }).click()
  const dialog = page.getByRole('dialog', { name: '派单' })
  await choose(dialog, '责任单位', '县路灯管理所')
  await choose(dialog, /^类别/, '路灯照明')
  const commands: string[] = []
  await page.route('**/api/casework/dispatch', async (route) => {
    commands.push(route.request().headers()['idempotency-key']!)
    if (commands.length === 1) await route.continue()
    else await route.abort()
  })
  await dialog.getByRole('button', { name: '派单', exact: true }).click()
  await expect(dialog.getByText('1 件已办妥，还剩 1 件')).toBeVisible({ timeout: 20_000 })
  await page.unroute('**/api/casework/dispatch')
  await page.reload()
  const left = page.getByRole('region', { name: '没有办完的成批办理' })
  await expect(left.getByText('上次成批“派单”中断，还剩 1 件没有办')).toBeVisible()
  await expectSound(page, 'bulk-cut-off')
  await left.getByRole('button', { name: '接着办' }).click()
  const again = page.waitForRequest('**/api/casework/dispatch')
  await dialog.getByRole('button', { name: '继续办剩下的 1 件' }).click()
  expect((await again).headers()['idempotency-key']).toBe(commands.at(-1))
  await expect(dialog.getByText('2 件已办妥')).toBeVisible()
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await expect(left).toHaveCount(0)
  for (const id of ids) expect(await statusOf(centre, id)).toBe('dispatched')
  await page.reload()
  await expect(left).toHaveCount(0)
})

test('rows are chosen from the keyboard, and a unit accepts them together', async ({ browser }) => {
  const centre = await deskOf(browser, 'paidan')
  const word = '梧桐里'
  const ids = await threeCases(centre, word)
  const lamp = await unitNamed(centre, '县路灯管理所')
  for (const id of ids.slice(0, 2))
    await call(centre, 'casework.dispatch', { case: id, unit: lamp, category: 'city-light' })
  const unit = await deskOf(browser, 'ludeng', { viewport: { width: 390, height: 844 } })
  const page = await unit.newPage()
  await page.goto(address('/desk/cases?status=dispatched'))
  await expect(page.getByRole('checkbox', { name: new RegExp(word) }).first()).toBeVisible()
  // the newest three are on top
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  await expect(bar(page).getByText('已选 3 件')).toBeVisible()
  await expect(bar(page).getByRole('button', { name: /^签收/ })).toBeVisible()
  await expectSound(page, 'bulk-phone')
  await bar(page).getByRole('button', { name: /^签收/ }).click()
  const dialog = page.getByRole('dialog', { name: '签收' })
  await dialog.getByRole('button', { name: '签收', exact: true }).click()
  await expect(dialog.getByText('3 件已办妥')).toBeVisible()
  await expectSound(page, 'bulk-phone-results')
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await expect(bar(page)).toHaveCount(0)
  for (const id of ids) expect(await statusOf(centre, id)).toBe('handling')
})
