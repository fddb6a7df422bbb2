import { expect, type BrowserContext } from '@playwright/test'
import { address, asked, call, choose, deskOf, openCase, send, test, unitNamed, type Receipt } from './county.ts'

type Learner = {
  kind: string
  learntAt: string | null
  speaksSince: string | null
  lately: { suggested: number; taken: number }
}
type Suggested = { suggestion: { unit: { code: string } | null } | null }

const unitLearner = async (context: BrowserContext): Promise<Learner | undefined> => {
  const { learners } = await asked<{ learners: Learner[] }>(context, 'casework.quality')
  return learners.find((one) => one.kind === 'unit')
}

const sayIn = (context: BrowserContext, category: string, text: string): Promise<Receipt> =>
  call<Receipt>(context, 'casework.say', { text, category, area: '990101.001.001' })

test('an operator takes one suggestion and overrules another; what is chosen is learnt', async ({ browser }) => {
  test.setTimeout(240_000)
  const centre = await deskOf(browser, 'paidan')
  const lamps = await deskOf(browser, 'ludeng')
  await expect.poll(async () => (await unitLearner(centre))?.speaksSince ?? null, { timeout: 90_000 }).not.toBeNull()

  const before = (await unitLearner(centre))?.lately ?? { suggested: 0, taken: 0 }

  // one key takes it
  const taken = await sayIn(centre, 'city-light', '小区东门的路灯坏了好几天，晚上一片漆黑。')
  const page = await openCase(centre, taken.case)
  const suggested = page.getByRole('region', { name: '系统建议' })
  await expect(suggested).toContainText('县路灯管理所')
  await expect(suggested).toContainText(/100 次约对 \d+ 次/)
  await page.keyboard.press('s')
  await expect(page.getByText('待签收').first()).toBeVisible()
  await expect(suggested).toHaveCount(0)

  // another one opens the form with it, and somebody else is chosen
  const overruled = await sayIn(centre, 'city-light', '文昌路口的路灯一直闪，看着头晕。')
  const second = await openCase(centre, overruled.case)
  await expect(second.getByRole('region', { name: '系统建议' })).toBeVisible()
  await second.keyboard.press('d')
  const form = second.getByRole('dialog')
  await expect(form.getByLabel('责任单位')).toHaveValue(/县路灯管理所/)
  await choose(form, '责任单位', '清和供电所')
  await send(form, '派单')

  const quality = await centre.newPage()
  await quality.goto(address('/desk/quality'))
  await expect(quality.getByRole('heading', { name: /单位建议/ })).toContainText('正在提供建议')
  const now = { suggested: before.suggested + 2, taken: before.taken + 1 }
  expect((await unitLearner(centre))?.lately).toEqual(now)
  await expect(quality.getByText(`采纳 ${now.taken} · 改选 ${now.suggested - now.taken}`)).toBeVisible()

  // a new kind of matter goes to a unit that had none like it; after the next lesson it is suggested
  const unit = await unitNamed(centre, '县路灯管理所')
  const { learntAt } = (await unitLearner(centre)) ?? {}
  for (let i = 0; i < 12; i += 1) {
    const one = await sayIn(centre, 'traffic-parking', `充电桩旁的灯箱停车牌不亮，第${i}号位看不清。`)
    await call(centre, 'casework.dispatch', { case: one.case, unit, category: 'traffic-parking' })
    await call(lamps, 'casework.accept', { case: one.case })
  }
  await expect.poll(async () => (await unitLearner(centre))?.learntAt, { timeout: 90_000 }).not.toBe(learntAt)
  const again = await sayIn(centre, 'traffic-parking', '充电桩旁的灯箱停车牌又不亮了。')
  const { suggestion } = await asked<Suggested>(centre, 'casework.get', { case: again.case })
  expect(suggestion?.unit?.code).toBe(unit)
})
