import { expect } from '@playwright/test'
import { address, asked, deskOf, test } from './county.ts'
import { draw, expectSound } from './sound.ts'

const views = [1440, 390].flatMap((width) => (['zh', 'en'] as const).map((lang) => ({ width, lang })))
const said = {
  zh: {
    tab: '导入留言',
    look: '看看前几条',
    try: '试导入（不写入）',
    start: '正式导入',
    source: '来源名称',
    same: '1 个类别与本县同名',
    light: '城市管理 · 路灯照明',
    tried: '已试导入',
    done: '已导入',
  },
  en: {
    tab: 'Import messages',
    look: 'See the first rows',
    try: 'Try (nothing is written)',
    start: 'Import',
    source: 'Name of the source',
    same: '1 are called as ours are',
    light: 'City upkeep · Street lights',
    tried: 'Tried',
    done: 'Imported',
  },
}

const rows = Array.from(
  { length: 300 },
  (_, i) => `${i},2025-0${(i % 9) + 1}-11 08:${String(i % 60).padStart(2, '0')},"${i % 60}号楼门口的路灯不亮，
已经三天了",${i % 2 ? '路灯照明' : '灯不亮'},东关街道,县路灯管理所,${i % 3 ? '2025-10-08 17:00,已更换灯泡。' : ','}`,
)
const table = `工单编号,来电时间,诉求内容,问题分类,街道,承办单位,办结时间,答复意见\n${rows.join('\n')}\nX,昨天,没有日期,,,,,\n`

for (const { width, lang } of views)
  test(`a table of another system is looked at, tried and imported, at ${width} px in ${lang}`, async ({ browser }) => {
    test.setTimeout(180_000)
    const leader = await deskOf(browser, 'zhuren', { viewport: { width, height: 900 } })
    await leader.addInitScript((tongue) => localStorage.setItem('oneneedle.lang', tongue), lang)
    const page = await leader.newPage()
    const words = said[lang]
    await page.goto(address('/desk/rules'))
    await page.getByRole('tab', { name: words.tab }).click()
    const name = `留言-${lang}-${width}-${Date.now()}.csv`
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(table) })
    const job = page.getByRole('listitem').filter({ hasText: name })
    await job.getByRole('button', { name: words.look }).click()
    await expect(job.getByText('0号楼门口的路灯不亮').first()).toBeVisible()
    // their word for it is none of ours
    await expect(job.getByText(words.same)).toBeVisible()
    await job.getByLabel('灯不亮').selectOption({ label: words.light })
    await expect(job.getByText(`· ${words.light}`).first()).toBeVisible()
    await expectSound(page, `import-begin-${lang}-${width}`)

    await job.getByLabel(words.source).fill(`${name} board`)
    await job.getByRole('button', { name: words.try, exact: true }).click()
    await expect(job.getByText(words.tried, { exact: true })).toBeVisible({ timeout: 60_000 })
    await expect(job.getByText(/301.*300.*1/).first()).toBeVisible()
    // what was begun is there when one comes back
    await page.reload()
    await page.getByRole('tab', { name: words.tab }).click()
    await job.getByRole('button', { name: words.start, exact: true }).click()
    await expect(job.getByText(words.done, { exact: true })).toBeVisible({ timeout: 60_000 })
    await draw(page, `import-done-${lang}-${width}`, true)
    const [download] = await Promise.all([page.waitForEvent('download'), job.getByRole('link').click()])
    expect(download.suggestedFilename()).toBe('rejects.csv')
    for (const status of ['received', 'elsewhere']) {
      const found = await asked<{ cases: { category: string | null }[] }>(leader, 'casework.list', {
        text: '号楼门口的路灯不亮',
        status,
      })
      expect(found.cases.length, status).toBeGreaterThan(0)
      expect(
        found.cases.every(({ category }) => category === 'city-light'),
        status,
      ).toBe(true)
    }
  })
