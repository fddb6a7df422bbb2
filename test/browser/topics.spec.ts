import { expect } from '@playwright/test'
import { address, asked, choose, deskOf, test } from './county.ts'
import { expectSound } from './sound.ts'

type Topics = { topics: { id: string; name: string; programme: string | null }[] }

test('a topic becomes a programme, its requests fall, and it is closed by its curve', async ({ browser }) => {
  const centre = await deskOf(browser, 'paidan', { viewport: { width: 1440, height: 900 } })
  const { topics } = await asked<Topics>(centre, 'casework.topics', { span: '365' })
  const topic = topics.find((one) => one.programme === null)!
  const page = await centre.newPage()
  await page.goto(address('/desk/topics'))
  await expect(page.getByRole('heading', { name: '热点与每月一题' })).toBeVisible()
  await expect(page.getByText(/近90天/).first()).toBeVisible()
  await expectSound(page, 'topics-list')
  await page.goto(address(`/desk/topics/${topic.id}`))
  await expect(page.getByText('都提到：').first()).toBeVisible()
  await expectSound(page, 'topics-topic')
  // by key: pinned, and it stays
  await page.keyboard.press('p')
  await expect(page.getByRole('button', { name: '取消置顶' })).toBeVisible()

  await page.getByRole('button', { name: '列为每月一题' }).click()
  const opening = page.getByRole('dialog', { name: '列为每月一题' })
  await opening.getByLabel('题目').fill('楼道窗户没人修')
  await opening.getByLabel('要达到什么').fill('入冬前全部修好。')
  await choose(opening, '牵头单位', '县住房保障中心')
  await opening.getByLabel('开始').fill(dayAgo(30))
  await opening.getByLabel(/^第一项任务/).fill('逐栋检查')
  await choose(opening, /^由谁办/, '县住房保障中心')
  await opening.getByRole('button', { name: '列为每月一题' }).click()
  await expect(page.getByRole('heading', { name: '楼道窗户没人修' })).toBeVisible()
  await expect(page.getByText(/开始以来的30天收到\d+件/)).toBeVisible()
  await expectSound(page, 'topics-programme')
  await page.getByRole('button', { name: '结束这一题' }).click()
  const closing = page.getByRole('dialog', { name: '结束这一题' })
  await closing.getByLabel('您的判断').fill('这个月没有再反映。')
  await closing.getByRole('button', { name: '结束这一题' }).click()
  await expect(closing.getByText('还有任务没有完成，完成后才能结束。')).toBeVisible()
  await closing.getByRole('button', { name: '取消' }).click()

  await page.getByRole('button', { name: '报完成' }).click()
  const finishing = page.getByRole('dialog', { name: '报完成' })
  await finishing.getByLabel('做了什么').fill('十二栋都看过，坏的换了玻璃。')
  await finishing.getByRole('button', { name: '报完成' }).click()
  await expect(page.getByText(/^已完成/).first()).toBeVisible()
  await page.getByRole('button', { name: '结束这一题' }).click()
  await closing.getByLabel('您的判断').fill('这个月没有再反映。')
  await closing.getByRole('button', { name: '结束这一题' }).click()
  await expect(page.getByText('这个月没有再反映。')).toBeVisible()
  await expect(page.getByText('已结束')).toBeVisible()
  await expectSound(page, 'topics-closed')

  const outside = await (await browser.newContext()).newPage()
  await outside.goto(address('/topics'))
  await expect(outside.getByRole('heading', { name: '楼道窗户没人修' })).toBeVisible()
  await expectSound(outside, 'topics-public')
})

const dayAgo = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() - days * 86_400_000)
