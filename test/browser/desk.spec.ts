import { expect } from '@playwright/test'
import { address, asked, begin, call, choose, deskOf, openCase, say, send, test, unitNamed } from './county.ts'

test('an operator takes a phone call, the centre dispatches, the unit handles, a call-back confirms', async ({
  browser,
}) => {
  const operator = await deskOf(browser, 'huawu')
  const desk = await operator.newPage()
  await desk.goto(address('/desk/cases'))
  await desk.getByRole('button', { name: '代为登记', exact: true }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('群众说了什么').fill('我七十八了，不会用手机。北门小区门口路灯黑了一个礼拜。')
  await choose(form, '所属区域', '北门社区')
  await form.getByLabel(/^称呼/).fill('王大娘')
  await form.getByLabel('本人同意办理单位为此事联系').check()
  await form.getByLabel('不方便上网，请电话回访').check()
  await form.getByRole('button', { name: '登记', exact: true }).click()
  const done = desk.getByRole('dialog', { name: '已登记' })
  await expect(done.getByText('查询码', { exact: true })).toBeVisible()
  const number = await done.locator('strong').first().innerText()
  const { cases } = await asked<{ cases: { id: string }[] }>(operator, 'casework.list', { text: number })
  const id = cases[0]!.id

  const centre = await openCase(await deskOf(browser, 'paidan'), id)
  const dispatch = await begin(centre, '派单')
  await choose(dispatch, '责任单位', '县路灯管理所')
  await choose(dispatch, '类别', '路灯')
  await send(dispatch, '派单')
  await expect(centre.getByText('待签收').first()).toBeVisible()

  const unit = await openCase(await deskOf(browser, 'ludeng'), id)
  await send(await begin(unit, '签收'), '签收')
  const contact = await begin(unit, '记录联系群众')
  await contact.getByLabel('方式').selectOption({ label: '上门' })
  await contact.getByLabel('联系上了', { exact: true }).check()
  await send(contact, '记录联系群众')
  const claim = await begin(unit, '答复办理结果')
  await claim.getByLabel('给群众的答复').fill('已更换灯头，当晚恢复照明，连看两晚正常。')
  await send(claim, '答复办理结果')
  await expect(unit.getByText('已答复，待评价').first()).toBeVisible()

  const back = await openCase(operator, id)
  const heard = await begin(back, '记录群众评价')
  await heard.getByLabel('方式').selectOption({ label: '电话' })
  await heard.getByLabel('解决了', { exact: true }).check()
  for (const label of ['办理速度', '办理结果', '服务态度', '答复内容'])
    await heard.getByLabel(label).selectOption({ label: '满意' })
  await send(heard, '记录群众评价')
  await expect(back.getByText('已确认解决').first()).toBeVisible()
})

test('a unit returns, the next returns again, and only the adjudicator can end it', async ({ browser }) => {
  const centre = await deskOf(browser, 'paidan')
  const { case: id } = await say(centre, '小区里的路灯归谁修，问了两家都说不归他们。')
  const housing = await unitNamed(centre, '县住房保障中心')
  await call(centre, 'casework.dispatch', { case: id, unit: housing, category: 'city-light' })

  const first = await openCase(await deskOf(browser, 'fangguan-sz'), id)
  const away = await begin(first, '退回')
  await away.getByLabel('理由').selectOption({ label: '职能不符' })
  await away.getByLabel('依据').fill('职责清单里没有路灯')
  await choose(away, /您认为应由哪个单位办理/, '县路灯管理所')
  await send(away, '退回')
  await expect(first.getByText('退回待裁定').first()).toBeVisible()

  const ruling = await openCase(centre, id)
  const rule = await begin(ruling, '裁定退回')
  await rule.getByLabel('成立，改派').check()
  await choose(rule, /改派给/, '县路灯管理所')
  await rule.getByLabel('理由').fill('路灯归路灯管理所')
  await send(rule, '裁定退回')

  const second = await openCase(await deskOf(browser, 'ludeng'), id)
  const again = await begin(second, '退回')
  await again.getByLabel('理由').selectOption({ label: '权属不清' })
  await again.getByLabel('依据').fill('小区内的路灯归业主共有')
  await send(again, '退回')

  // the centre reads why it cannot rule this time
  await ruling.reload()
  await ruling.getByText(/暂时不能办的/).click()
  await expect(ruling.getByText('第二次退回由指定的裁定人裁定。')).toBeVisible()

  const judge = await openCase(await deskOf(browser, 'caiding'), id)
  const end = await begin(judge, '裁定退回')
  await end.getByLabel('不成立，仍由原单位办理').check()
  await end.getByLabel('理由').fill('道路照明由路灯管理所兜底')
  await send(end, '裁定退回')
  await expect(judge.getByText('办理中').first()).toBeVisible()
  await expect(judge.getByText('退回待裁定')).toHaveCount(0)

  await second.reload()
  await second.getByText(/暂时不能办的/).click()
  await expect(second.getByText('责任单位已由裁定确定，不能再退回。')).toBeVisible()
})

test('a hard case is asked for, approved, reviewed and left by solving it', async ({ browser }) => {
  const centre = await deskOf(browser, 'paidan')
  const unitDesk = await deskOf(browser, 'ludeng')
  const { case: id } = await say(centre, '后沟路整条没有路灯，要等明年修路一起装。')
  const lights = await unitNamed(centre, '县路灯管理所')
  await call(centre, 'casework.dispatch', { case: id, unit: lights, category: 'city-light' })
  await call(unitDesk, 'casework.accept', { case: id })

  const unit = await openCase(unitDesk, id)
  const ask = await begin(unit, '申请挂账')
  await ask.getByLabel('理由').selectOption({ index: 1 })
  await ask.getByLabel('达到什么条件就能解决').fill('道路改造开工')
  await ask.getByLabel('说明').fill('未列入今年计划，已报预算')
  await send(ask, '申请挂账')

  const leader = await openCase(await deskOf(browser, 'zhuren'), id)
  const decide = await begin(leader, '审批申请')
  await decide.getByLabel('同意', { exact: true }).check()
  await decide.getByLabel('理由').fill('同意，按期复核，先装两盏太阳能灯')
  await send(decide, '审批申请')
  await expect(leader.getByText('挂账').first()).toBeVisible()

  await unit.reload()
  const review = await begin(unit, '挂账复核')
  await review.getByLabel('还不行，继续挂账').check()
  await review.getByLabel('说明').fill('预算已批，等招标')
  await send(review, '挂账复核')
  const last = await begin(unit, '挂账复核')
  await last.getByLabel('可以，恢复办理').check()
  await last.getByLabel('说明').fill('已经开工')
  await send(last, '挂账复核')
  const { case: left } = await asked<{ case: { hard: boolean; status: string } }>(centre, 'casework.get', { case: id })
  expect(left).toMatchObject({ hard: false, status: 'handling' })
})

test('the inbox is worked from the keyboard', async ({ browser }) => {
  const page = await (await deskOf(browser, 'paidan')).newPage()
  await page.goto(address('/desk/inbox'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('收件箱')
  await expect(page.getByText(/约 \d+ 分钟/).first()).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/desk\/cases\//)
  // the page is fetched when it is first opened: a key means something once it is there
  await expect(page.getByRole('button', { name: '返回列表' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/desk\/inbox/)
})

test('an inbox that has not come yet shows no number, and a desk out of reach keeps the way to complain', async ({
  browser,
}) => {
  const centre = await deskOf(browser, 'paidan', { viewport: { width: 1440, height: 900 } })
  const page = await centre.newPage()
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/api/inbox/list**', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(address('/desk/inbox'))
  await expect(page.getByText('正在取您的待办……')).toBeVisible()
  await expect(page.getByRole('link', { name: '全部', exact: true })).toBeVisible()
  await expect(page.getByText('选一项，在这里查看')).toHaveCount(0)
  letGo()
  await expect(page.getByRole('link', { name: /^全部\s*\d+$/ })).toBeVisible()
  await expect(page.getByText('选一项，在这里查看')).toBeVisible()

  await page.route('**/api/auth/me**', (route) => route.abort())
  await page.reload()
  await expect(page.getByRole('heading', { name: '工作台暂时打不开' })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('link', { name: '投诉与建议' })).toBeVisible()
  await page.unroute('**/api/auth/me**')
  await page.getByRole('button', { name: '再试一次' }).click()
  await expect(page.getByRole('heading', { name: '收件箱' })).toBeVisible()
})
