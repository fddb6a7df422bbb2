import { expect, type Page } from '@playwright/test'
import { address, asked, choose, deskOf, openCase, send, test } from './county.ts'
import { draw, expectSound } from './sound.ts'

/** Issues a key at the desk and takes it down, as it is shown once. */
async function issueKey(page: Page, name: string, width: number): Promise<string> {
  await page.goto(address('/desk/units'))
  await page.getByRole('tab', { name: '接口密钥' }).click()
  await page.getByRole('button', { name: '发放密钥' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('系统名称').fill(name)
  await form.getByLabel('联系人和联系方式').fill('张工 0990-1234567')
  await choose(form, /^代表哪个单位/, '县路灯管理所')
  await expectSound(page, `key-form-${width}`)
  await form.getByRole('button', { name: '发放密钥' }).click()
  const shown = page.getByRole('dialog').getByLabel('密钥', { exact: true })
  await expect(shown).toHaveValue(/^on_[\w-]{43}$/)
  await expectSound(page, `key-once-${width}`)
  const key = await shown.inputValue()
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click()
  await expect(page.getByRole('paragraph').filter({ hasText: name }).first()).toBeVisible()
  await expectSound(page, `keys-${width}`)
  return key
}

/** Adds a list to what is asked about lamps, or leaves it where it is there. */
async function askAbout(page: Page, code: string, width: number): Promise<void> {
  await page.goto(address('/desk/rules'))
  await page.getByRole('tab', { name: '类别' }).click()
  await page.getByRole('button', { name: '说明和问题 路灯照明' }).click()
  const whole = page.getByRole('dialog').first()
  await whole.getByLabel('类别说明（中文）').fill('路灯不亮、闪烁、常亮')
  await whole.getByRole('button', { name: '加一个问题' }).click()
  const one = page.getByRole('dialog').last()
  await one.getByLabel('问题（中文）').fill(`坏了几盏？${code}`)
  await one.getByLabel('代码', { exact: false }).fill(code)
  await one.getByLabel('怎么回答').selectOption({ label: '单选' })
  await one.getByLabel('选项').fill('1=单盏|A single lamp\n3=一片|A whole row')
  await expectSound(page, `question-${width}`)
  await one.getByRole('button', { name: '确定' }).click()
  await expect(whole.getByText(`坏了几盏？${code}`)).toBeVisible()
  await expectSound(page, `questions-${width}`)
  await send(whole, '保存')
}

for (const width of [1440, 390])
  test(`another system gets a key and a question, reports, and is shut out again, at ${width} px`, async ({
    browser,
  }) => {
    const admin = await deskOf(browser, 'admin', { viewport: { width, height: 900 } })
    const page = await admin.newPage()
    const name = `随手拍${width}`
    const key = await issueKey(page, name, width)
    const code = `LAMPS-${width}`
    await askAbout(page, code, width)

    const form = {
      api_key: key,
      service_code: 'city-light',
      address_string: '杏花路口',
      description: `杏花路口的路灯不亮 ${width}`,
      [`attribute[${code}]`]: '3',
    }
    const report = () => admin.request.post(address('/open311/v2/requests.json'), { form })
    const answer = await report()
    expect(answer.status(), await answer.text()).toBe(200)
    const [made] = (await answer.json()) as [{ service_request_id: string; service_notice: string }]
    expect(made.service_notice).toContain('前')

    const centre = await deskOf(browser, 'paidan', { viewport: { width, height: 900 } })
    const query = { text: made.service_request_id }
    const { cases } = await asked<{ cases: { id: string }[] }>(centre, 'casework.list', query)
    const opened = await openCase(centre, cases[0]?.id ?? '')
    await expect(opened.getByText('开放接口').first()).toBeVisible()
    await expect(opened.getByText('一片', { exact: true })).toBeVisible()
    await draw(opened, `reported-${width}`)

    await page.goto(address('/desk/units'))
    await page.getByRole('tab', { name: '接口密钥' }).click()
    await page
      .getByRole('button', { name: `管理 ${name}` })
      .first()
      .click()
    await page.getByRole('menuitem', { name: '作废密钥' }).click()
    const why = page.getByRole('dialog')
    await why.getByLabel('原因').fill('对方系统停用')
    await send(why, '作废密钥')
    await expect(page.getByText('已作废').first()).toBeVisible()
    expect((await report()).status()).toBe(403)
  })
