import { expect } from '@playwright/test'
import { address, choose, deskOf, test } from './county.ts'
import { draw, expectSound } from './sound.ts'

for (const width of [1440, 390])
  test(`every term of a deadline rule can be changed, tried and saved, at ${width} px`, async ({ browser }) => {
    const admin = await deskOf(browser, 'admin', { viewport: { width, height: 900 } })
    const page = await admin.newPage()
    await page.goto(address('/desk/rules'))
    await page.getByRole('button', { name: '为一个类别另立规则' }).click()
    const form = page.getByRole('dialog')
    await choose(form, /^类别/, width === 390 ? '公交' : '停车')
    await form.getByLabel('缓急').selectOption({ label: '一般' })
    await form.getByLabel('办结', { exact: true }).fill('4')
    await form.getByLabel('办结: 从哪天起算').selectOption({ label: '下班后的算次一工作日' })
    const preview = form.getByRole('region', { name: '如果现在收到一件，会是这样' })
    await expect(preview.getByText('4个工作日内办结')).toBeVisible()
    await expect(preview.getByText(/^4个工作日，.*前办结。$/)).toBeVisible()

    // what makes no sense is said in words while it is written, and refused when it is sent
    await form.getByLabel('总期限', { exact: true }).fill('1')
    await expect(preview.getByText('总期限不能早于办结期限。')).toBeVisible()
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await expect(form.getByRole('alert').getByText('总期限不能早于办结期限。')).toBeVisible()
    await form.getByLabel('总期限', { exact: true }).fill('180')
    await expect(preview.getByText('4个工作日内办结')).toBeVisible()
    await draw(page, `rule-${width}-end`)
    await form.getByLabel('受理派单', { exact: true }).scrollIntoViewIfNeeded()
    await expectSound(page, `rule-${width}`)
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await expect(form).toBeHidden()
    await expect(page.getByText('4个工作日内办结').first()).toBeVisible()
  })
