import { expect } from '@playwright/test'
import { address, asked, deskOf, test } from './county.ts'

const many = 10_000

test('10,000 open cases: the list holds a bounded number of rows and every scroll is drawn', async ({ browser }) => {
  const context = await deskOf(browser, 'paidan', { viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  type Row = Record<string, unknown>
  const {
    cases: [row],
  } = await asked<{ cases: Row[] }>(context, 'casework.list', { limit: '1' })
  // the rows come from one real answer, multiplied: what is tried is the page, the database has a measure of its own
  await page.route('**/api/casework/list?*', async (route) => {
    const after = Number(new URL(route.request().url()).searchParams.get('after') ?? 0) || 0
    const cases = Array.from({ length: Math.min(2_000, many - after) }, (_, i) => {
      const n = String(after + i).padStart(12, '0')
      return { ...row, id: `00000000-0000-7000-8000-${n}`, number: n, title: `第 ${after + i} 件` }
    })
    const next = after + cases.length < many ? String(after + cases.length) : null
    await route.fulfill({ json: { cases, next } })
  })
  await page.goto(address('/desk/cases'))
  await expect(page.getByText('第 0 件', { exact: true })).toBeVisible()
  const rows = () => page.locator('a[href*="/desk/cases/"]').count()
  for (
    let turn = 0;
    turn < 60 && !(await page.getByText(`第 ${many - 1} 件`, { exact: true }).isVisible());
    turn += 1
  ) {
    await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('*')].filter((one) => one.scrollHeight > one.clientHeight + 2_000)
      for (const box of boxes) box.scrollTop = box.scrollHeight
    })
    await page.waitForTimeout(100)
    expect(await rows()).toBeLessThan(120)
  }
  await expect(page.getByText(`第 ${many - 1} 件`, { exact: true })).toBeVisible()
  expect(await rows()).toBeGreaterThan(5)
})
