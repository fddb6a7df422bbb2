import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type BrowserContext, type Page } from '@playwright/test'
import { address, asked, call, deskOf, test, unitNamed } from './county.ts'

// everything a resident can do must work where no script runs
test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const words = `柳巷路第三盏路灯连着五天不亮了，晚上接孩子看不清台阶（${Date.now() % 100_000}）。`

async function fillAndSend(page: Page, text: string): Promise<void> {
  await page.goto(address('/say'))
  await page.getByLabel('什么事').fill(text)
  await page.getByLabel('在哪里').fill('柳巷路 12 号门口')
  await page.getByLabel('所在社区').selectOption({ label: '柳巷社区' })
  await page.getByRole('button', { name: '提交' }).click()
  const own = page.getByRole('button', { name: '都不是，提交我的' })
  if (await own.isVisible()) await own.click()
}

async function receipt(page: Page): Promise<{ number: string; code: string }> {
  await expect(page.getByRole('heading', { name: '收到了，谢谢您' })).toBeVisible()
  await expect(page.getByRole('img', { name: '扫码直接看进展' }).locator('svg')).toBeVisible()
  return {
    number: (await page.locator('#number').innerText()).trim(),
    code: (await page.locator('#code').innerText()).trim(),
  }
}

async function follow(page: Page, key: { number: string; code: string }): Promise<void> {
  await page.goto(address('/follow'))
  // a browser that has shown its key once is not asked again
  if (await page.getByLabel('编号').isVisible()) {
    await page.getByLabel('编号').fill(key.number)
    await page.getByLabel('查询码').fill(key.code)
    await page.getByRole('button', { name: '查看' }).click()
  }
  expect(page.url()).toBe(address('/follow'))
}

async function judge(page: Page, solved: string, result: string): Promise<void> {
  await page.getByLabel(solved, { exact: true }).check()
  for (const [group, answer] of [
    ['办理速度', '满意'],
    ['办理结果', result],
    ['服务态度', '满意'],
    ['答复是否清楚', '基本满意'],
  ] as const)
    await page.getByRole('group', { name: group }).getByLabel(answer, { exact: true }).check()
  await page.getByRole('button', { name: '提交评价' }).click()
  await expect(page.getByRole('status')).toHaveText('已提交，谢谢。')
}

const handled = async (unit: BrowserContext, id: string, reply: string) =>
  call(unit, 'casework.claim', { case: id, reply })

test('a resident says, follows, adds, judges, is heard again and confirms; a neighbour joins and is told; nobody runs a script', async ({
  page,
  browser,
}) => {
  await fillAndSend(page, words)
  const key = await receipt(page)

  const centre = await deskOf(browser, 'paidan')
  const list = await centre.request.get(address(`/api/casework/list?text=${encodeURIComponent(words.slice(-12))}`))
  const id = ((await list.json()) as { cases: { id: string }[] }).cases[0]!.id
  await call(centre, 'casework.publish', { case: id, text: words })

  // a neighbour writes of the same thing, is offered the case and joins it
  const neighbour = await browser.newContext({ javaScriptEnabled: false })
  const next = await neighbour.newPage()
  await next.goto(address('/say'))
  await next.getByLabel('什么事').fill(words)
  await next.getByLabel('所在社区').selectOption({ label: '柳巷社区' })
  await next.getByRole('button', { name: '提交' }).click()
  await expect(next.getByRole('heading', { name: '是不是同一件事？' })).toBeVisible()
  await expect(next.locator('li', { hasText: '五天不亮了' }).first()).toContainText(/为什么找到它：同在.+都说到/)
  await next
    .locator('li', { hasText: '五天不亮了' })
    .first()
    .getByRole('button', { name: '就是这件，我也要反映' })
    .click()
  await expect(next.getByText('已经和邻居的诉求一起办理')).toBeVisible()
  const second = await receipt(next)
  expect(second.number).not.toBe(key.number)

  const unit = await deskOf(browser, 'ludeng')
  const lights = await unitNamed(centre, '县路灯管理所')
  await call(centre, 'casework.dispatch', { case: id, unit: lights, category: 'city-light' })
  await call(unit, 'casework.accept', { case: id })

  await follow(page, key)
  await expect(page.getByText('办理中').first()).toBeVisible()
  await expect(page.getByText('县路灯管理所').first()).toBeVisible()
  await page.getByText('补充说明').click()
  await page.locator('textarea[name=text]').fill('第五盏也开始闪了。')
  await page.getByRole('button', { name: '补充', exact: true }).click()
  await expect(page.getByRole('status')).toBeVisible()

  await handled(unit, id, '已更换灯头，当晚恢复照明。')
  await follow(page, key)
  await expect(page.getByText('已更换灯头').first()).toBeVisible()
  await judge(page, '没有解决', '不满意')
  await expect(page.getByText('办理中').first()).toBeVisible()

  await handled(unit, id, '重新接线，连续三晚巡查正常。')
  await follow(page, key)
  await judge(page, '解决了', '满意')
  await expect(page.getByText('已确认解决').first()).toBeVisible()

  await follow(next, second)
  await expect(next.getByText('已确认解决').first()).toBeVisible()
  await neighbour.close()
})

test('a resident withdraws what is no longer needed', async ({ page }) => {
  await fillAndSend(page, `文昌花园门口的井盖一压就响（${Date.now() % 100_000}）`)
  await receipt(page)
  await page.getByRole('button', { name: '现在看看' }).click()
  await page.getByText('不需要办了？').click()
  await page.getByRole('button', { name: '撤回这条诉求' }).click()
  await expect(page.getByText('已撤回').first()).toBeVisible()
})

test('a wrong code shows nothing but a sentence', async ({ page }) => {
  await fillAndSend(page, `银杏苑楼道灯坏了（${Date.now() % 100_000}）`)
  const { number, code } = await receipt(page)
  await page.goto(address('/follow'))
  await page.getByLabel('编号').fill(number)
  await page.getByLabel('查询码').fill(code.startsWith('2') ? '33333333' : '22222222')
  await page.getByRole('button', { name: '查看' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByText('银杏苑楼道灯坏了')).toHaveCount(0)
})

test('the other tongue and large print are one press away and stay', async ({ page }) => {
  await page.goto(address('/say'))
  await page.getByRole('link', { name: 'English' }).click()
  expect(page.url()).toBe(address('/say'))
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is the matter?')
  const size = () => page.locator('html').evaluate((root) => Number.parseFloat(getComputedStyle(root).fontSize))
  const before = await size()
  await page.getByRole('link', { name: 'Large print' }).click()
  expect(await size()).toBeGreaterThan(before * 1.3)
  await page.goto(address('/'))
  expect(await size()).toBeGreaterThan(before * 1.3)
  await page.getByRole('link', { name: '中文' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
})

test('a complaint is one step away, may be anonymous, names the unit, and is refused to it', async ({
  page,
  browser,
}) => {
  await page.goto(address('/pace'))
  await page.getByRole('link', { name: '对我们的服务投诉或提建议' }).click()
  await expect(page.getByRole('heading', { name: '投诉或提建议' })).toBeVisible()
  await page.getByLabel('对哪个单位').selectOption({ label: '县路灯管理所' })
  await page.getByLabel('什么事').fill('说好周三来修，等了一天没有人来，也不打招呼。')
  await page.getByLabel('匿名反映').check()
  await page.getByRole('button', { name: '提交' }).click()
  const { number } = await receipt(page)
  const desk = await deskOf(browser, 'paidan')
  const found = await asked<{ cases: { id: string }[] }>(desk, 'casework.list', { text: number })
  const refused = await desk.request.post(address('/api/casework/dispatch'), {
    data: { case: found.cases[0]?.id, unit: await unitNamed(desk, '县路灯管理所'), category: 'city-light' },
    headers: { 'idempotency-key': crypto.randomUUID(), origin: new URL(address()).origin },
  })
  expect(refused.status()).toBe(409)
  expect(await refused.text()).toContain('这件事投诉的就是这个单位')
})

test('a form that was filled in wrongly says which field is meant and keeps what was typed', async ({ page }) => {
  await page.goto(address('/say'))
  await page.getByLabel('什么事').fill('井盖坏了')
  await page.getByLabel('手机号').fill('没有')
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByRole('alert')).toContainText('手机号：这一项的内容或格式不对')
  await expect(page.getByLabel('什么事')).toHaveValue('井盖坏了')
})

/** The code that was sent last to a contact; without a gateway it is written to a file. */
async function codeFor(contact: string): Promise<string> {
  const outbox = join(process.env['BROWSER_TESTS_DATA_DIR'] ?? '', 'outbox', 'sms.jsonl')
  const find = async () => {
    const lines = (await readFile(outbox, 'utf8').catch(() => '')).split('\n').filter(Boolean)
    const letters = lines.map((line) => JSON.parse(line) as { recipient: string; body: string })
    return /\d{6}/.exec(letters.findLast(({ recipient }) => recipient === contact)?.body ?? '')?.[0] ?? ''
  }
  await expect.poll(find, { timeout: 20_000 }).toMatch(/^\d{6}$/)
  return find()
}

test('a resident signs in by code, opens a request from the list, adds a photo and judges it', async ({
  page,
  browser,
}) => {
  const phone = `139${String(Date.now()).slice(-8)}`
  await page.goto(address('/me'))
  await page.getByLabel('手机号或电子邮箱').fill(phone)
  await page.getByRole('button', { name: '发送验证码' }).click()
  await page.getByLabel('六位验证码').fill(await codeFor(phone))
  await page.getByRole('button', { name: '进入' }).click()
  await expect(page.getByText('登录后还没有反映过事情。')).toBeVisible()

  await fillAndSend(page, `银杏苑东门的路灯一闪一闪（${Date.now() % 100_000}）。`)
  const { number } = await receipt(page)
  const open = async () => {
    await page.goto(address('/me'))
    await page.getByRole('link', { name: '银杏苑东门的路灯' }).click()
    await expect(page.getByText(number)).toBeVisible()
  }
  await open()
  await page.getByText('补充说明').click()
  await page.getByLabel('要补充什么').fill('这是今晚的照片。')
  await page.getByLabel('照片').setInputFiles({ name: 'lamp.png', mimeType: 'image/png', buffer: picture })
  await page.getByRole('button', { name: '补充', exact: true }).click()
  await expect(page.getByRole('status')).toHaveText('已提交，谢谢。')
  const photo = await page.getByRole('link', { name: '照片' }).getAttribute('href')
  expect((await page.request.get(address(photo ?? ''))).status()).toBe(200)

  const centre = await deskOf(browser, 'paidan')
  const found = await asked<{ cases: { id: string }[] }>(centre, 'casework.list', { text: number })
  const id = found.cases[0]!.id
  const lights = await unitNamed(centre, '县路灯管理所')
  await call(centre, 'casework.dispatch', { case: id, unit: lights, category: 'city-light' })
  const unit = await deskOf(browser, 'ludeng')
  await call(unit, 'casework.accept', { case: id })
  await handled(unit, id, '已更换灯头。')

  await open()
  await judge(page, '解决了', '满意')
  await expect(page.getByText('已确认解决').first()).toBeVisible()
  // from the page that answers a form the other tongue shows the same request
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByText('Confirmed solved').first()).toBeVisible()
  await page.getByRole('link', { name: 'Back to what I have said' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goto(address(`/follow?number=${number}`))
  await expect(page.getByText('银杏苑东门的路灯')).toHaveCount(0)
  expect((await page.request.get(address(photo ?? ''))).status()).toBe(404)
})

test('the street chosen for one page is kept for the other', async ({ page }) => {
  await page.goto(address('/pace'))
  await page.getByLabel('街道或社区').selectOption({ label: '　柳巷社区' })
  await page.getByRole('button', { name: '查看' }).click()
  const chosen = () => page.getByLabel('街道或社区').locator('option:checked')
  await expect(chosen()).toHaveText('　柳巷社区')
  await page.goto(address('/around'))
  await expect(chosen()).toHaveText('　柳巷社区')
  await page.getByLabel('街道或社区').selectOption({ label: '全部区域' })
  await page.getByRole('button', { name: '查看' }).click()
  await page.goto(address('/pace'))
  await expect(chosen()).toHaveText('全部区域')
})
