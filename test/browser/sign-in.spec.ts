import { expect, type Page } from '@playwright/test'
import { demoPassword } from '../../src/server/demo/county.ts'
import { appCode } from '../door.ts'
import { address, deskOf, test } from './county.ts'

async function enter(page: Page, password = demoPassword): Promise<void> {
  await page.goto(address('/desk/sign-in'))
  await page.getByLabel('账号').first().fill('lingdao')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).first().click()
}

test('password, second factor, the list of sessions and ending one from another', async ({ browser }) => {
  const office = await browser.newContext()
  const page = await office.newPage()
  await enter(page, 'not-the-password-2026')
  await expect(page.getByRole('alert')).toHaveText('账号或密码不正确。')
  await enter(page)
  await expect(page).toHaveURL(/\/desk\/inbox/)

  await page.goto(address('/desk/account'))
  await page.getByRole('button', { name: '开启二次验证' }).click()
  const ask = page.getByRole('dialog').filter({ has: page.locator('form') })
  await ask.getByLabel('现在的密码').fill(demoPassword)
  await ask.getByRole('button', { name: '开启二次验证' }).click()
  const secret = (await ask.locator('.select-all').innerText()).replaceAll(/\s/g, '')
  await ask.getByLabel('验证码').fill(appCode(secret))
  await ask.getByRole('button', { name: '确认开启' }).click()
  const backup = page.getByRole('dialog', { name: /备用码/ })
  await expect(backup.getByRole('listitem').first()).toBeVisible()
  expect(await backup.getByRole('listitem').count()).toBeGreaterThan(4)
  await backup.getByRole('button').last().click()

  // at home: the password alone is not enough any more
  const home = await browser.newContext()
  const other = await home.newPage()
  await enter(other)
  await expect(other.getByRole('heading', { name: '再确认一次身份' })).toBeVisible()
  await other.goto(address('/desk/inbox'))
  await expect(other).toHaveURL(/sign-in/)
  await enter(other)
  // a code counts once: the one that turned it on is spent, so the next thirty seconds' code is used
  await other.getByLabel('验证码').fill(appCode(secret, Temporal.Now.instant().epochMilliseconds + 30_000))
  await other.getByRole('button', { name: '登录', exact: true }).click()
  await expect(other).toHaveURL(/\/desk\/inbox/)

  await page.reload()
  await page.getByRole('button', { name: '让它退出' }).first().click()
  await expect(page.getByRole('button', { name: '让它退出' })).toHaveCount(0)
  await other.reload()
  await expect(other).toHaveURL(/sign-in/)

  // the demo stays as its sign-in page describes it
  await page.getByRole('button', { name: '关闭二次验证' }).click()
  const drop = page.getByRole('dialog').filter({ has: page.locator('form') })
  await drop.getByLabel('现在的密码').fill(demoPassword)
  await drop.getByRole('button', { name: '关闭二次验证' }).click()
  await expect(drop).toBeHidden()
  await office.close()
  await home.close()
})

test('who is not signed in is led to the sign-in page and back', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage()
  await page.goto(address('/desk/board'))
  await expect(page).toHaveURL(/sign-in\?to=/)
})

test('a post sees what its role may see: a handler has no audit log', async ({ browser }) => {
  const handler = await deskOf(browser, 'ludeng')
  const answer = await handler.request.get(address('/api/org/acts'))
  expect(answer.status()).toBe(403)
})
