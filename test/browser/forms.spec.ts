import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { rosterFile } from '../form-files.ts'
import { address, call, deskOf } from './county.ts'

/** Set to a folder, what a step looks like is drawn into it. */
const pictures = process.env['BROWSER_TESTS_PICTURES']

const look = async (page: Page, name: string) => {
  // a note that is just fading in or out has no colour of its own yet
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)))
  if (pictures) await page.screenshot({ path: `${pictures}/forms-${name}.png`, fullPage: true })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(' | ')}`)).toEqual(
    [],
  )
}

test('a unit brings its form and confirms it; a community fills it and sees what is lacking', async ({ browser }) => {
  const unit = await deskOf(browser, 'fangguan-sz', { viewport: { width: 1440, height: 900 } })
  const community = await deskOf(browser, 'shequ', { viewport: { width: 390, height: 844 } })
  for (const [name, phone] of [
    ['舒望岚', '13900001111'],
    ['云听雨', null],
  ] as const)
    await call(community, 'register.add', {
      kind: 'person',
      area: '990101.001.001',
      name,
      facts: phone ? [{ element: 'phone', value: phone }] : [],
    })

  const page = await unit.newPage()
  await page.goto(address('/desk/forms'))
  await page.getByRole('button', { name: '提交表格' }).click()
  const bringing = page.getByRole('dialog', { name: '提交表格' })
  await bringing.locator('input[type=file]').setInputFiles({
    name: '困难群众名单.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: rosterFile('浏览器里的名单'),
  })
  await expect(bringing.getByLabel('表格名称')).toHaveValue('困难群众名单')
  await bringing.getByRole('button', { name: '提交表格' }).click()
  await expect(page.getByRole('heading', { name: '困难群众名单' })).toBeVisible()
  await expect(page.getByText('推测').first()).toBeVisible()
  await expect(page.getByRole('combobox', { name: '联系电话', exact: true })).toHaveValue('联系电话')
  await look(page, 'columns')
  await page.getByRole('button', { name: '确认', exact: true }).click()
  await expect(page.getByText('可以填')).toBeVisible()
  await unit.close()

  const phone = await community.newPage()
  await phone.goto(address('/desk/forms'))
  await look(phone, 'list')
  await phone.getByRole('link', { name: '困难群众名单' }).first().click()
  await phone.getByRole('button', { name: '填表' }).click()
  const filling = phone.getByRole('dialog', { name: '填表' })
  await filling.getByRole('button', { name: '填表' }).click()
  const filled = phone.getByRole('dialog', { name: '困难群众名单' })
  await expect(filled.getByText(/^填好了/)).toBeVisible()
  await expect(filled.getByRole('row', { name: /联系电话/ })).toBeVisible()
  await look(phone, 'filled')
  const [download] = await Promise.all([
    phone.waitForEvent('download'),
    filled.getByRole('button', { name: '下载填好的表' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('困难群众名单.xlsx')
  await community.close()
})
