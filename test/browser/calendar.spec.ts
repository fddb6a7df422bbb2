import { expect, type BrowserContext } from '@playwright/test'
import { address, asked, deskOf, test } from './county.ts'
import { expectSound } from './sound.ts'

/** The next working day: dates of open cases lie behind it. */
async function soon(desk: BrowserContext): Promise<string> {
  const day = new Date(Date.now() + 86_400_000)
  const iso = () => day.toISOString().slice(0, 10)
  type Year = { days: { date: string; off: boolean }[] }
  const { days } = await asked<Year>(desk, 'org.calendarYear', { year: iso().slice(0, 4) })
  const isOff = () => days.find(({ date }) => date === iso())?.off ?? [0, 6].includes(day.getUTCDay())
  while (isOff()) day.setUTCDate(day.getUTCDate() + 1)
  return iso()
}

test('a day that the county sets: first told what it does, then seen in the year, then taken back', async ({
  browser,
}) => {
  const desk = await deskOf(browser, 'admin')
  const page = await desk.newPage()
  await page.goto(address('/desk/rules'))
  await page.getByRole('tab', { name: '工作日历' }).click()
  await expect(page.getByRole('table')).toHaveCount(12)
  await expectSound(page, 'calendar')

  await page.getByRole('button', { name: '设置本地安排' }).click()
  await page.getByLabel('日期').fill(await soon(desk))
  await page.getByLabel('中文名称').fill('防汛')
  await page.getByLabel('英文名称').fill('Flood')
  await page.getByLabel('依据').fill('防汛指挥部通知')
  await page.getByRole('button', { name: '先看影响' }).click()
  const effect = page.getByRole('dialog', { name: '对未办结工单的影响' })
  await expect(effect).toContainText(/\d+ 件未办结工单的日期会重算/)
  await effect.getByRole('button', { name: '确认修改' }).click()
  await expect(page.getByText('防汛指挥部通知')).toBeVisible()
  // the job begins when every process knows the new calendar
  await expect(page.getByText(/已完成 · \d+ 件的日期变了/).first()).toBeVisible({ timeout: 60_000 })

  await page.getByRole('button', { name: '撤销' }).click()
  await page.getByRole('button', { name: '先看影响' }).click()
  await effect.getByRole('button', { name: '确认修改' }).click()
  await expect(page.getByText('今年没有本地安排')).toBeVisible()
})
