import { expect } from '@playwright/test'
import { address, deskOf, openCase, say, test } from './county.ts'

const once = Date.now() % 1000
const words = `银杏苑${once}号楼前的健身器材松了，孩子差点夹到手。`

test('the centre is shown that two cases may be one, why, and merges them by one key', async ({ browser }) => {
  const centre = await deskOf(browser, 'paidan')
  const first = await say(centre, words)
  const second = await say(centre, `银杏苑${once}栋楼前健身器材松动，没人修。`)
  const page = await openCase(centre, second.case)
  const offers = page.getByRole('region', { name: '可能是同一件事' })
  await expect(offers.getByText('同在银杏苑同一栋')).toBeVisible()
  await page.keyboard.press('1')
  const dialog = page.getByRole('dialog', { name: `并入 ${first.number}` })
  await expect(dialog.getByLabel('理由')).toHaveValue(/同在银杏苑同一栋/)
  await dialog.getByRole('button', { name: '并入这件' }).click()
  await expect(page.getByText('已并入').first()).toBeVisible()
  await expect(offers).toHaveCount(0)
})

test('who writes down a call is offered the open case before sending, and joins it', async ({ browser }) => {
  const operator = await deskOf(browser, 'huawu')
  const mark = once + 1
  const { number } = await say(operator, `银杏苑${mark}号楼的消防通道被三轮车堵死了。`)
  const desk = await operator.newPage()
  await desk.goto(address('/desk/cases'))
  await desk.getByRole('button', { name: '代为登记', exact: true }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('群众说了什么').fill(`银杏苑${mark}栋消防通道又被三轮车堵了。`)
  const offers = form.getByRole('region', { name: '可能是同一件事' })
  await offers.getByRole('button', { name: '并入这件' }).first().click()
  await expect(form.getByText(`登记后并入工单 ${number}`)).toBeVisible()
  await form.getByRole('button', { name: '登记', exact: true }).click()
  await expect(desk.getByRole('dialog', { name: '已登记' }).getByText('已并入原有工单')).toBeVisible()
})
