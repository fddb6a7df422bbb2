import { randomUUID } from 'node:crypto'
import { expect, test as base, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { demoPassword } from '../../src/server/demo/county.ts'

export const address = (path = '/'): string => new URL(path, process.env['BROWSER_TESTS_URL']).href

/** A test that shuts every window it opened: fifty left open slow the rest of the run, each asks for news in its turn. */
export const test = base.extend<{ tidy: void }>({
  tidy: [
    async ({ browser }, use) => {
      await use()
      await Promise.all(browser.contexts().map((context) => context.close()))
    },
    { auto: true },
  ],
})

type Options = Parameters<Browser['newContext']>[0]
type State = Awaited<ReturnType<BrowserContext['storageState']>>

/** One sign-in per person for the whole run: as in an office, people stay signed in. */
const signedIn = new Map<string, State>()

/** A browser in which somebody of the demo county sits at the desk. */
export async function deskOf(browser: Browser, login: string, options: Options = {}): Promise<BrowserContext> {
  const known = signedIn.get(login)
  const context = await browser.newContext({ ...options, ...(known ? { storageState: known } : {}) })
  if (known) return context
  await call(context, 'auth.signIn', { login, password: demoPassword, remember: false })
  signedIn.set(login, await context.storageState())
  return context
}

/** A command through the same door as the pages use, to get a case to where a story begins. */
export async function call<T = Record<string, unknown>>(
  { request }: Pick<BrowserContext, 'request'>,
  name: string,
  data: Record<string, unknown>,
): Promise<T> {
  const answer = await request.post(address(`/api/${name.replace('.', '/')}`), {
    data,
    headers: { 'idempotency-key': randomUUID(), origin: new URL(address()).origin },
  })
  expect(answer.status(), `${name}: ${await answer.text()}`).toBe(200)
  return (await answer.json()) as T
}

export async function asked<T = Record<string, unknown>>(
  { request }: Pick<BrowserContext, 'request'>,
  name: string,
  query: Record<string, string> = {},
): Promise<T> {
  const answer = await request.get(address(`/api/${name.replace('.', '/')}`), { params: query })
  expect(answer.status(), `${name}: ${await answer.text()}`).toBe(200)
  return (await answer.json()) as T
}

export type Receipt = { case: string; number: string; code: string }

export const say = (context: Pick<BrowserContext, 'request'>, text: string): Promise<Receipt> =>
  call<Receipt>(context, 'casework.say', { text, area: '990101.001.001' })

export async function unitNamed(context: BrowserContext, zh: string): Promise<string> {
  const { units } = await asked<{ units: { id: string; name: { zh: string } }[] }>(context, 'org.directory')
  const found = units.find((unit) => unit.name.zh === zh)
  expect(found, zh).toBeTruthy()
  return found!.id
}

export const openCase = async (context: BrowserContext, id: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(address(`/desk/cases/${id}`))
  await expect(page.getByRole('region', { name: '下一步' })).toBeVisible()
  return page
}

/** Presses the button of an act on the case page, in sight or in the menu, and answers with its form. */
export async function begin(page: Page, label: string): Promise<Locator> {
  const next = page.getByRole('region', { name: '下一步' })
  const button = next.getByRole('button', { name: label, exact: true })
  await expect(next.getByRole('button').first()).toBeVisible()
  if (await button.and(page.locator(':not([aria-disabled])')).isVisible()) await button.click()
  else {
    await next.getByRole('button', { name: '其他' }).click()
    await page.getByRole('menuitem', { name: label, exact: true }).click()
  }
  // what tells that a thing is done is a dialog too, but has no form
  const dialog = page.getByRole('dialog').filter({ has: page.locator('form') })
  await expect(dialog).toBeVisible()
  return dialog
}

/** Sends the form and waits until it has gone through: it closes only then. */
export async function send(dialog: Locator, label: string): Promise<void> {
  await dialog.getByRole('button', { name: label, exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** Chooses in a box that is searched by typing. */
export async function choose(dialog: Locator, label: string | RegExp, text: string): Promise<void> {
  await dialog.getByLabel(label).first().fill(text)
  await dialog.page().getByRole('option', { name: text }).first().click()
}
