import { expect, type Browser, type Page } from '@playwright/test'
import { address, asked, call, deskOf, say, test, unitNamed } from './county.ts'
import { draw, excess, faults } from './sound.ts'

const widths = [1440, 390] as const
const tongues = ['zh', 'en'] as const
const kilobyte = 1024

type Lang = (typeof tongues)[number]

async function openIn(browser: Browser, lang: Lang, login?: string): Promise<Page> {
  const options = { locale: lang === 'zh' ? 'zh-CN' : 'en-GB' }
  const context = login ? await deskOf(browser, login, options) : await browser.newContext(options)
  const origin = new URL(address()).origin
  await context.addCookies([{ name: 'on_lang', value: lang, url: origin }])
  await context.addInitScript((tongue) => localStorage.setItem('oneneedle.lang', tongue), lang)
  return context.newPage()
}

/** Watches that nothing is asked of anybody else: a page that phones home tells somebody who asks for help. */
function strangers(page: Page): string[] {
  const found: string[] = []
  const own = new URL(address()).origin
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== own && protocol !== 'data:' && protocol !== 'blob:') found.push(request.url())
  })
  return found
}

/** Soft, so that one run tells all that is wrong with all pages. A page is drawn at every width before the next is opened. */
async function inspect(page: Page, name: string, lang: Lang): Promise<void> {
  for (const width of widths) {
    const label = `${name} ${lang} ${width}`
    await page.setViewportSize({ width, height: 900 })
    await draw(page, `${name}-${lang}-${width}`, width === 390)
    // other words have other lengths, but the same colours and parts
    if (lang === 'zh') expect.soft(await faults(page), label).toEqual([])
    expect.soft(await excess(page), `${label}: wider than its window`).toBeLessThanOrEqual(0)
  }
  const lost = await page.evaluate(() => /\bundefined\b|\[object Object\]/.exec(document.body.innerText)?.[0] ?? null)
  expect.soft(lost, `${name} ${lang}`).toBeNull()
}

test('every resident page: no violation, ≤ 50 kB, nothing from elsewhere, fits a phone', async ({ browser }) => {
  const centre = await deskOf(browser, 'paidan')
  const key = await say(centre, '文昌路的人行道砖翘起来一片，推婴儿车过不去。')
  const unit = await unitNamed(centre, '县路灯管理所')
  const handler = await deskOf(browser, 'ludeng')
  await call(centre, 'casework.publish', { case: key.case, text: '文昌路的人行道砖翘起来一片，推婴儿车过不去。' })
  await call(centre, 'casework.dispatch', { case: key.case, unit, category: 'city-road' })
  await call(handler, 'casework.accept', { case: key.case })
  await call(handler, 'casework.claim', { case: key.case, reply: '已重铺十二平方米，现场试推无颠簸。' })
  const follow = `/follow?number=${key.number}&code=${key.code}`
  const pages: [string, string][] = [
    ['home', '/'],
    ['say', '/say'],
    ['key', '/follow'],
    ['followed', follow],
    ['around', '/around'],
    ['case', `/case/${key.number}`],
    ['pace', '/pace'],
    ['topics', '/topics'],
    ['privacy', '/privacy'],
    ['missing', '/no-such-page'],
  ]
  for (const lang of tongues) {
    const page = await openIn(browser, lang)
    const elsewhere = strangers(page)
    for (const [name, path] of pages) {
      const answer = await page.goto(address(path))
      const weight = (await answer!.body()).byteLength
      expect.soft(weight, `${name}: ${weight} bytes`).toBeLessThanOrEqual(50 * kilobyte)
      await inspect(page, `resident-${name}`, lang)
    }
    await page.goto(address('/say'))
    await page.locator('#text').fill('文昌路的人行道砖翘起来一片，推婴儿车过不去。')
    await page.locator('main button:not([type=button])').click()
    await inspect(page, 'resident-similar', lang)
    await page.locator('main button').last().click()
    await expect(page.locator('#code')).toBeVisible()
    expect.soft(new TextEncoder().encode(await page.content()).byteLength).toBeLessThanOrEqual(50 * kilobyte)
    await inspect(page, 'resident-thanks', lang)
    // sent twice with nothing in it: the refusal is a page too
    await page.goto(address('/follow?number=2026000000000&code=AAAAAAAA'))
    await inspect(page, 'resident-refused', lang)
    expect(elsewhere).toEqual([])
    await page.context().close()
  }
})

const deskPages: [string, string, string][] = [
  ['inbox', 'paidan', '/desk/inbox'],
  ['cases', 'paidan', '/desk/cases'],
  ['board', 'paidan', '/desk/board'],
  ['overdue', 'zhuren', '/desk/overdue'],
  ['search', 'paidan', '/desk/search?text=路灯'],
  ['callbacks', 'huawu', '/desk/callbacks'],
  ['register', 'dengji', '/desk/register'],
  ['forms', 'dengji', '/desk/forms'],
  ['topics', 'paidan', '/desk/topics'],
  ['units', 'admin', '/desk/units'],
  ['rules', 'admin', '/desk/rules'],
  ['quality', 'admin', '/desk/quality'],
  ['outbox', 'admin', '/desk/outbox'],
  ['audit', 'admin', '/desk/audit'],
  ['help', 'paidan', '/desk/help'],
  ['account', 'paidan', '/desk/account'],
  ['missing', 'paidan', '/desk/no-such-page'],
]

const settled = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await page.waitForLoadState('networkidle')
}

for (const lang of tongues)
  test(`every desk page in ${lang}: no violation, nothing from elsewhere, fits its window`, async ({ browser }) => {
    const signIn = await openIn(browser, lang)
    await signIn.goto(address('/desk/sign-in'))
    await settled(signIn)
    await inspect(signIn, 'desk-sign-in', lang)
    await signIn.goto(address('/join'))
    await settled(signIn)
    await inspect(signIn, 'desk-join', lang)
    const opened = new Map<string, Page>()
    for (const [name, login, path] of deskPages) {
      const page = opened.get(login) ?? (await openIn(browser, lang, login))
      opened.set(login, page)
      const elsewhere = strangers(page)
      await page.goto(address(path))
      await settled(page)
      await inspect(page, `desk-${name}`, lang)
      expect(elsewhere).toEqual([])
    }
    const keeper = opened.get('admin')!
    await keeper.goto(address('/desk/units'))
    await settled(keeper)
    for (const [i, tab] of (await keeper.getByRole('tab').all()).entries()) {
      await tab.click()
      await keeper.waitForLoadState('networkidle')
      await inspect(keeper, `desk-units-${i}`, lang)
    }
    const leader = opened.get('zhuren')!
    const { cases } = await asked<{ cases: { id: string }[] }>(leader.context(), 'casework.list', {
      status: 'handling',
    })
    await leader.goto(address(`/desk/cases/${cases[0]!.id}`))
    await settled(leader)
    await inspect(leader, 'desk-case', lang)
    const centre = opened.get('paidan')!
    await centre.goto(address('/desk/cases'))
    await settled(centre)
    await centre.getByRole('button', { name: lang === 'zh' ? '代为登记' : 'Record a request', exact: true }).click()
    await expect(centre.getByRole('dialog')).toBeVisible()
    await inspect(centre, 'desk-record', lang)
  })
