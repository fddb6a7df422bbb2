import { expect, test } from '@playwright/test'
import { address, asked, deskOf } from './county.ts'

type Found = { subjects: { id: string; name: string; lines: { element: string; text: { zh: string } }[] }[] }

test('what is sensitive is covered, shown for a purpose, and the look and the attempt are in the log', async ({
  browser,
}) => {
  const desk = await deskOf(browser, 'shequ')
  const { subjects } = await asked<Found>(desk, 'register.search', { kind: 'person', limit: '100' })
  // of a child this worker may see nothing personal
  const grown = subjects.find(({ lines }) =>
    lines.some(({ element, text }) => element === 'birth-date' && text.zh < '2000'),
  )
  const page = await desk.newPage()
  await page.goto(address('/desk/register'))
  await page.getByRole('searchbox').fill(grown!.name)
  await page.getByRole('link', { name: grown!.name, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: grown!.name })).toBeVisible()
  await page.goto(address(`/desk/register/${grown!.id}`))
  const birth = page.getByRole('listitem').filter({ hasText: '出生日期' }).first()
  await expect(birth).toContainText('****')
  for (const group of ['个人信息', '敏感信息']) {
    const show = page.getByRole('button', { name: `按用途查看 ${group}` })
    if ((await show.count()) === 0) continue
    await show.click()
    const form = page.getByRole('dialog')
    await form.getByLabel('用途').selectOption('care')
    await form.getByLabel('具体事由').fill('入户走访前了解情况')
    await form.getByRole('button', { name: '按用途查看' }).click()
    await expect(form).toBeHidden()
  }
  await expect(birth).not.toContainText('****')
  await expect(page.getByText('走访关爱：入户走访前了解情况').first()).toBeVisible()
  await expect(page.getByText('没有显示')).not.toHaveCount(0)
  await desk.close()
})
