import { expect } from '@playwright/test'
import { address, asked, begin, call, deskOf, openCase, say, send, test, unitNamed } from './county.ts'
import { draw, expectSound } from './sound.ts'

for (const width of [1440, 390])
  test(`whoever writes of danger is told whom to call, without a script, at ${width} px`, async ({ browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 900 } })
    const page = await context.newPage()
    await page.goto(address('/say'))
    await expect(page.getByRole('link', { name: '119' })).toHaveAttribute('href', 'tel:119')
    await draw(page, `danger-before-${width}`)
    await page.getByLabel('什么事').fill(`澜庭苑三期${width}号楼道配电箱漏电，刚才一个孩子被电到`)
    await page.getByRole('button', { name: '提交', exact: true }).click()
    const other = page.getByRole('button', { name: /都不是|不是/ })
    if (await other.isVisible()) {
      await expect(page.getByRole('alert').getByText('您提到：漏电')).toBeVisible()
      await other.click()
    }
    await expect(page.getByRole('alert').getByText('您提到：漏电')).toBeVisible()
    await expect(page.getByRole('alert').getByRole('link', { name: '120' })).toBeVisible()
    await draw(page, `danger-after-${width}`)
    await context.close()
  })

test('an alarm stands on top of the centre’s queue with its words, and one key makes it urgent', async ({
  browser,
}) => {
  const centre = await deskOf(browser, 'paidan', { viewport: { width: 1440, height: 900 } })
  const { case: id, number } = await say(centre, '北门菜市场后面煤气味很重，煤气泄漏了，有人头晕。')
  const board = await centre.newPage()
  await board.goto(address('/desk/board'))
  const row = board.getByRole('button', { name: new RegExp(number) })
  await expect(row.getByText(/疑似险情/)).toBeVisible()
  await row.click()
  const bar = board.getByRole('region', { name: '疑似险情' })
  await expect(bar.getByText('煤气味', { exact: true })).toBeVisible()
  await expect(board.locator('mark').first()).toBeVisible()
  await draw(board, 'alarm-board-1440')
  await board.keyboard.press('e')
  await expect(bar).toHaveCount(0)
  const { case: raised } = await asked<{ case: { urgency: string; alarm: null } }>(centre, 'casework.get', { case: id })
  expect(raised).toMatchObject({ urgency: 'urgent', alarm: null })

  const { case: calm } = await say(centre, '公园那堵围墙快倒了，其实已经有人围起来了。')
  const phone = await deskOf(browser, 'paidan', { viewport: { width: 390, height: 844 } })
  const page = await openCase(phone, calm)
  await expectSound(page, 'alarm-case-390')
  const inbox = await phone.newPage()
  await inbox.goto(address('/desk/inbox'))
  await expect(inbox.getByText(/疑似险情/).first()).toBeVisible()
  await draw(inbox, 'alarm-inbox-390')
  await page.getByRole('button', { name: '看过了，不紧急' }).click()
  await expect(page.getByRole('region', { name: '疑似险情' })).toHaveCount(0)
  const { cases } = await asked<{ cases: { id: string }[] }>(centre, 'casework.list', { flag: 'alarm' })
  expect(cases.map((one) => one.id)).not.toContain(calm)
})

for (const width of [1440, 390])
  test(`a reply is read while it is written, and may go out as it is, at ${width} px`, async ({ browser }) => {
    const centre = await deskOf(browser, 'paidan')
    const desk = await deskOf(browser, 'ludeng', { viewport: { width, height: 900 } })
    const { case: id } = await say(centre, `杏花路口第${width}号路灯三天不亮了，晚上看不清路。`)
    const lights = await unitNamed(centre, '县路灯管理所')
    await call(centre, 'casework.dispatch', { case: id, unit: lights, category: 'city-light' })
    await call(desk, 'casework.accept', { case: id })
    const page = await openCase(desk, id)
    const claim = await begin(page, '答复办理结果')
    const box = claim.getByLabel('给群众的答复')
    await box.fill('我们高度重视，将会进一步加强管理。')
    const hints = claim.getByRole('status', { name: '发出前再看一眼' })
    await expect(hints.getByText(/只写了态度和打算/)).toBeVisible()
    await expectSound(page, `reply-advice-${width}`)
    await box.fill(
      `杏花路口第${width}号路灯，我所维修班9月8日晚到现场，是灯头进水，已经更换，当晚恢复照明，连看两晚正常。`,
    )
    await expect(hints.getByText('该写的都写到了。')).toBeVisible()
    await draw(page, `reply-fine-${width}`)
    await box.fill('我们高度重视，将会进一步加强管理。')
    await send(claim, '答复办理结果')
    await expect(page.getByText('已答复，待评价').first()).toBeVisible()
  })
