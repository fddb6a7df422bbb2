import { expect, type Page } from '@playwright/test'
import { address, asked, deskOf, test } from './county.ts'
import { expectSound } from './sound.ts'

const picker = (page: Page) => page.locator('#map-point')
const county = (page: Page) => page.getByRole('application', { name: /县域地图/ })
const point = async (page: Page) => [
  await page.locator('[name=lat]').inputValue(),
  await page.locator('[name=long]').inputValue(),
]

async function openMap(page: Page): Promise<string[]> {
  const called: string[] = []
  page.on('request', (request) => called.push(request.url()))
  await page.goto(address('/say'))
  await expect(picker(page).getByRole('button', { name: '在地图上指出来' })).toBeVisible()
  // nothing of a map comes before somebody asks for it
  expect(called.filter((url) => /pick-map|org\/map/.test(url))).toEqual([])
  await picker(page).getByRole('button', { name: '在地图上指出来' }).click()
  await expect(county(page).getByText('柳巷社区')).toBeVisible()
  return called
}

async function send(page: Page): Promise<string> {
  await page.getByRole('button', { name: '提交' }).click()
  const own = page.getByRole('button', { name: '都不是，提交我的' })
  if (await own.isVisible()) await own.click()
  await expect(page.getByRole('heading', { name: '收到了，谢谢您' })).toBeVisible()
  return (await page.locator('#number').innerText()).trim()
}

test('a resident points a place out on the map; the case lies in that area, and the map is seen again without a script', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const called = await openMap(page)
  await expectSound(page, 'map')
  const name = await county(page).getByText('石桥社区').boundingBox()
  await page.mouse.click(name!.x + name!.width / 2, name!.y + name!.height / 2)
  await expect(picker(page).getByRole('status')).toContainText('已标在：石桥社区')
  await expectSound(page, 'map')
  await page.getByLabel('什么事').fill(`路口的井盖不见了，晚上很危险（${Date.now() % 100_000}）。`)
  const number = await send(page)
  await expect(page.getByRole('img', { name: /^石桥社区/ })).toBeVisible()
  await expectSound(page, 'map')
  expect(called.filter((url) => new URL(url).origin !== new URL(address()).origin)).toEqual([])

  const centre = await deskOf(browser, 'paidan')
  const { cases } = await asked<{ cases: { id: string; area: string }[] }>(centre, 'casework.list', { text: number })
  expect(cases[0]!.area).toMatch(/^990101\.002\.001/)
  const desk = await centre.newPage()
  await desk.goto(address(`/desk/cases/${cases[0]!.id}`))
  await expect(desk.getByRole('img', { name: /^石桥社区/ })).toBeVisible()

  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() })
  const later = await plain.newPage()
  await page.getByRole('button', { name: '现在看看' }).click()
  await plain.addCookies(await context.cookies())
  await later.goto(address('/follow'))
  await expect(later.getByRole('img', { name: /^石桥社区/ })).toBeVisible()
  await later.goto(address('/say'))
  await expect(later.getByText('在地图上指出来')).toHaveCount(0)
  await expect(later.getByLabel('在哪里')).toBeVisible()
  await plain.close()
  await context.close()
})

test('the map is worked from the keyboard; a mark is taken off again; the device is asked only by a press', async ({
  browser,
}) => {
  const context = await browser.newContext({
    permissions: ['geolocation'],
    geolocation: { latitude: 30, longitude: 114 },
  })
  const page = await context.newPage()
  await page.addInitScript(() => {
    const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation)
    navigator.geolocation.getCurrentPosition = (...given) => {
      document.documentElement.dataset['asked'] = 'yes'
      ask(...given)
    }
  })
  await openMap(page)
  await county(page).focus()
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowUp')
  await expect(picker(page).getByRole('status')).toContainText('十字在：')
  await page.keyboard.press('Enter')
  await expect(picker(page).getByRole('status')).toContainText('已标在：')
  const [lat, long] = await point(page)
  expect(Number(lat)).toBeGreaterThan(33)
  expect(Number(long)).toBeGreaterThan(157)
  await expect(page.locator('html')).not.toHaveAttribute('data-asked')

  // where the device is lies far from this county: said, and the mark stays where it was
  await picker(page).getByRole('button', { name: '用我现在的位置' }).click()
  await expect(picker(page).getByRole('status')).toContainText('不在本县范围内')
  await expect(page.locator('html')).toHaveAttribute('data-asked')
  expect(await point(page)).toEqual([lat, long])

  await picker(page).getByRole('button', { name: '去掉标记' }).click()
  expect(await point(page)).toEqual(['', ''])
  await expect(picker(page).getByRole('button', { name: '去掉标记' })).toBeHidden()
  await context.close()
})

test('at the desk an operator marks where it is; without an area chosen the case lies around the mark', async ({
  browser,
}) => {
  const operator = await deskOf(browser, 'huawu')
  const desk = await operator.newPage()
  await desk.goto(address('/desk/cases'))
  await desk.getByRole('button', { name: '代为登记', exact: true }).click()
  const form = desk.getByRole('dialog')
  await form.getByLabel('群众说了什么').fill('桥头的路灯杆歪了。')
  await form.getByRole('button', { name: /地图/ }).click()
  const name = county(desk).getByText('白杨村')
  await name.scrollIntoViewIfNeeded()
  const box = await name.boundingBox()
  await desk.mouse.click(box!.x + box!.width / 2, box!.y + box!.height / 2)
  await expect(form.getByRole('status').filter({ hasText: '已标在：白杨村' })).toBeVisible()
  await expectSound(desk, 'map')
  await form.getByRole('button', { name: '登记', exact: true }).click()
  const number = await desk.getByRole('dialog', { name: '已登记' }).locator('strong').first().innerText()
  const { cases } = await asked<{ cases: { area: string }[] }>(operator, 'casework.list', { text: number })
  expect(cases[0]!.area).toMatch(/^990101\.003\.003/)
})
