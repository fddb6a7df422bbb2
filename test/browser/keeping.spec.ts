import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { address, choose, deskOf, send, test } from './county.ts'
import { expectSound } from './sound.ts'

/** Picks an entry of the menu that stands in a row; what is open then is its form. */
async function manage(page: Page, name: string, entry: string): Promise<Locator> {
  await page.getByRole('button', { name: `管理 ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
  const dialog = page.getByRole('dialog').filter({ has: page.locator('form') })
  await expect(dialog).toBeVisible()
  return dialog
}

async function add(page: Page, button: string): Promise<Locator> {
  await page.getByRole('button', { name: button, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: button })
  await expect(dialog).toBeVisible()
  return dialog
}

const find = (page: Page, label: string, text: string) => page.getByRole('searchbox', { name: label }).fill(text)

async function unitsPage(page: Page, tab: string): Promise<void> {
  await page.goto(address('/desk/units'))
  await page.getByRole('tab', { name: tab, exact: true }).click()
}

test('an administrator adds a unit and a post, invites a person, seats them, closes both; refusals say why', async ({
  browser,
}) => {
  const page = await (await deskOf(browser, 'admin')).newPage()
  const stamp = Date.now().toString(36).slice(-5)
  const [unit, post, person] = [`县防汛办${stamp}`, `值班员${stamp}`, `柳三${stamp}`]

  await unitsPage(page, '单位')
  const newUnit = await add(page, '新增单位')
  await expectSound(page, 'keeping')
  await newUnit.getByLabel('中文名称').fill(unit)
  await choose(newUnit, '区域', '柳巷社区')
  await send(newUnit, '保存')
  await find(page, '按名称查找单位', stamp)
  await expect(page.getByText(unit, { exact: true }).first()).toBeVisible()

  await unitsPage(page, '岗位')
  const newPost = await add(page, '新增岗位')
  await choose(newPost, '单位', unit)
  await newPost.getByLabel('岗位名称（中文）').fill(post)
  await newPost.getByLabel('角色').selectOption({ label: '承办人' })
  await choose(newPost, '区域', '柳巷社区')
  await send(newPost, '保存')

  await unitsPage(page, '人员')
  const newPerson = await add(page, '新增人员')
  await newPerson.getByLabel('姓名').fill(person)
  await newPerson.getByLabel(/^账号/).fill(`liu.${stamp}`)
  await send(newPerson, '保存')
  await find(page, '按姓名或账号查找', stamp)
  const invitation = await manage(page, person, '发邀请链接')
  await invitation.getByLabel('原因').fill('新到岗')
  await invitation.getByRole('button', { name: '生成链接' }).click()
  const link = await page.getByRole('dialog', { name: '邀请链接' }).getByLabel('邀请链接').inputValue()
  expect(link).toMatch(/\/join#[\w-]{43}$/)
  await expectSound(page, 'keeping')
  const guest = await (await browser.newContext()).newPage()
  await guest.goto(link)
  await guest.getByLabel('密码', { exact: false }).first().fill('桂花树下的老张爱下棋')
  for (const box of await guest.locator('input[type=password]').all()) await box.fill('桂花树下的老张爱下棋')
  await guest.locator('form button[type=submit]').click()
  await expect(guest).not.toHaveURL(/join/)

  await unitsPage(page, '岗位')
  await find(page, '按岗位、单位或人员查找', stamp)
  const seat = await manage(page, post, '任职')
  await choose(seat, /^人员/, person)
  await seat.getByLabel('原因').fill('新到岗')
  await send(seat, '保存')
  await expect(page.getByText(person).first()).toBeVisible()

  // a unit with posts is not closed, and says so; nothing is lost of what was typed
  await unitsPage(page, '单位')
  await find(page, '按名称查找单位', stamp)
  const refused = await manage(page, unit, '撤销单位')
  await refused.getByLabel('原因').fill('机构改革')
  await refused.getByRole('button', { name: '撤销单位', exact: true }).click()
  await expect(refused.getByRole('alert')).toHaveText('这个单位还有1个岗位，请先撤销岗位。')
  await expectSound(page, 'keeping')
  await page.keyboard.press('Escape')

  // somebody leaves: out at once, and the post is owed in the inbox
  await unitsPage(page, '人员')
  await find(page, '按姓名或账号查找', stamp)
  const leave = await manage(page, person, '停用人员')
  await expect(leave.getByText(/这些岗位会空出来/)).toBeVisible()
  await leave.getByLabel('原因').fill('调离')
  await send(leave, '停用人员')
  await guest.goto(address('/desk/inbox'))
  await expect(guest.getByRole('heading', { level: 1 })).not.toHaveText('收件箱')
  await page.goto(address('/desk/inbox'))
  await expect(page.getByText(`${unit} ${post}`).first()).toBeVisible()

  await unitsPage(page, '岗位')
  await find(page, '按岗位、单位或人员查找', stamp)
  const gone = await manage(page, post, '撤销岗位')
  await gone.getByLabel('原因').fill('撤并')
  await send(gone, '撤销岗位')
  await unitsPage(page, '单位')
  await find(page, '按名称查找单位', stamp)
  const last = await manage(page, unit, '撤销单位')
  await last.getByLabel('原因').fill('机构改革')
  await send(last, '撤销单位')
  await expect(page.getByText('这里还没有内容')).toBeVisible()
  await page.getByLabel('含已撤销的').check()
  await page.getByRole('button', { name: `管理 ${unit}`, exact: true }).click()
  await page.getByRole('menuitem', { name: '变更记录' }).click()
  await expect(page.getByRole('dialog').getByText('机构改革')).toBeVisible()
})

test('the last administrator cannot strip the role that lets anybody in, and a role in use stays', async ({
  browser,
}) => {
  const page = await (await deskOf(browser, 'admin')).newPage()
  await unitsPage(page, '角色')
  await expectSound(page, 'keeping')
  const edit = await manage(page, '系统管理员', '修改')
  await expectSound(page, 'keeping')
  await edit.getByRole('checkbox', { name: /^维护区域、单位、岗位与人员/ }).uncheck()
  await edit.getByRole('button', { name: '保存', exact: true }).click()
  await expect(edit.getByRole('alert')).toContainText('全县就没有人能维护单位和人员了')
  await page.keyboard.press('Escape')
  const close = await manage(page, '承办人', '停用角色')
  await close.getByLabel('原因').fill('不用了')
  await close.getByRole('button', { name: '停用角色', exact: true }).click()
  await expect(close.getByRole('alert')).toContainText('个岗位在用这个角色')
})

test('a table goes out, and comes in again unchanged; bad rows are told', async ({ browser }) => {
  const page = await (await deskOf(browser, 'admin')).newPage()
  await unitsPage(page, '区域')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出表格' }).click(),
  ])
  const text = await readFile(await download.path(), 'utf8')
  await page.getByRole('button', { name: '导入表格' }).click()
  const dialog = page.getByRole('dialog', { name: '导入表格：区域' })
  await expectSound(page, 'keeping')
  await dialog.getByLabel(/^选一个 CSV 文件/).setInputFiles({
    name: 'areas.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${text}\n99,某地\n1.1E+11,某街道`),
  })
  await expect(dialog.getByLabel('或者把表格粘贴在这里')).toHaveValue(/某街道/)
  await dialog.getByRole('button', { name: '检查', exact: true }).click()
  await expect(dialog.getByText('有 2 行不对，请改好再检查：')).toBeVisible()
  await expect(dialog.getByText(/科学计数法/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: '导入', exact: true })).toHaveCount(0)
  await dialog.getByLabel('或者把表格粘贴在这里').fill(text)
  await dialog.getByRole('button', { name: '检查', exact: true }).click()
  await expect(dialog.getByText(/新增 0，修改 0，不变 \d+/)).toBeVisible()
  await expectSound(page, 'keeping')
  await dialog.getByRole('button', { name: '导入', exact: true }).click()
  await expect(dialog).toBeHidden()
})
