import { expect, type Page } from '@playwright/test'
import { theirServer } from '../their-server.ts'
import { address, call, deskOf, openCase, say, test, unitNamed } from './county.ts'
import { expectSound } from './sound.ts'

const office = '县农业农村局'

async function openForm(page: Page) {
  await page.goto(address('/desk/units'))
  await page.getByRole('tab', { name: '单位', exact: true }).click()
  await page.getByRole('searchbox').fill(office)
  await page.getByRole('button', { name: `管理 ${office}` }).click()
  await page.getByRole('menuitem', { name: '自有系统对接' }).click()
  return page.getByRole('dialog')
}

/** A case page shows what is known when it is opened; what the house does by itself is there when it is looked at again. */
const comesTo = (page: Page, words: RegExp): Promise<void> =>
  expect(async () => {
    await page.reload()
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 5000 })
  }).toPass({ timeout: 60_000 })

test('a unit’s own server is connected, gets what the unit held, and says on the case what it still asks', async ({
  browser,
}) => {
  const them = await theirServer()
  them.questions.push({ code: 'KIND', required: true, datatype: 'string' })
  const centre = await deskOf(browser, 'paidan')
  const admin = await deskOf(browser, 'admin')
  const unit = await unitNamed(centre, office)
  // what it holds by then it holds unconnected
  await call(admin, 'casework.saveRemote', { unit, url: them.url, key: 'sesame', on: false })
  const held = await say(centre, '机井边的路灯不亮，浇地看不见')
  await call(centre, 'casework.dispatch', { case: held.case, unit, category: 'city-light' })

  const page = await admin.newPage()
  const form = await openForm(page)
  await form.getByLabel('接口地址（GeoReport v2）').fill(them.url)
  await form.getByLabel('接口密钥').fill('sesame')
  await form.getByLabel('照片', { exact: false }).selectOption({ label: '直接发照片文件（media）' })
  await form.getByLabel('启用对接').check()
  await form.getByRole('button', { name: '保存并测试' }).click()
  await expect(form.getByText('已连上，对方有 1 个服务项目。')).toBeVisible()
  await form.getByRole('button', { name: '设置事项对应' }).click()
  const match = page.getByRole('dialog', { name: `事项对应：${office}` })
  await match.getByLabel(/^没有另外指定的事项/).selectOption('LAMP-01')
  await match.getByRole('button', { name: '保存', exact: true }).click()
  await expect(form.getByText(/对方必填、我们还没有对应问题：KIND\?/)).toBeVisible()
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectSound(page, `remote-form-${width}`)
  }
  await form.getByRole('button', { name: '全部转交' }).click()
  await expect(form.getByText(/在办工单没有转交过去/)).toBeHidden()

  const opened = await openCase(centre, held.case)
  await comesTo(opened, /没有对应的回答：KIND\?/)
  await expectSound(opened, 'remote-case')
  expect(them.requests).toHaveLength(0)
  // they ask it no more; what was given up is tried again
  them.questions.splice(0)
  await call(admin, 'casework.checkRemote', { unit })
  await expect(form.getByText(/对方必填/)).toBeHidden({ timeout: 20_000 })
  await opened.getByRole('button', { name: '现在重试' }).click()
  await comesTo(opened, /已转交，对方编号 R-/)
  await call(admin, 'casework.saveRemote', { unit, url: them.url, on: false })
  await them.close()
})
