import type { FastifyInstance } from 'fastify'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diskStore } from '#kernel/files/store'
import { caseAt } from '#test/case-at'
import { browserOf, openDoor, type Browser, type Door } from '#test/door'
import { must } from '#test/office'
import { buildApp } from '../../server/app.ts'
import { importFolder } from '../../server/importing/folder.ts'

let door: Door
let app: FastifyInstance
let folder: string
beforeAll(async () => {
  door = await openDoor()
  folder = await mkdtemp(join(tmpdir(), 'own-'))
  const county = { zh: '清河县', en: 'Qinghe County' }
  app = await buildApp({
    imports: importFolder(folder),
    house: door.world.house,
    auth: door.auth,
    store: await diskStore(folder),
    settings: { county, operator: county, filing: null, secure: false },
    version: 'test',
    databaseKind: 'embedded',
    trustProxy: true,
    desk: null,
  })
})
afterAll(async () => {
  await app.close()
  await door.close()
  await rm(folder, { recursive: true })
})

let visitors = 0
/** A browser at an address of its own: how often somebody tries is counted by address. */
const visitor = () => {
  visitors += 1
  return browserOf(app, { 'x-forwarded-for': `198.51.100.${visitors}` })
}

const look = async (browser: Browser, path: string) => {
  const { status, raw } = await browser.get(path)
  return { status, text: raw.body }
}

/** Sends a form as a browser without a script does; with files as multipart. */
async function send(browser: Browser, path: string, fields: Record<string, string>, photo?: Buffer) {
  if (!browser.cookies.has('on_csrf')) await browser.get('/')
  const body = photo ? new FormData() : new URLSearchParams()
  const csrf = browser.cookies.get('on_csrf') ?? ''
  for (const [name, value] of Object.entries({ csrf, commandId: crypto.randomUUID(), ...fields }))
    body.append(name, value)
  if (photo && body instanceof FormData) body.append('photo', new Blob([new Uint8Array(photo)]), 'photo.png')
  const form = new Response(body)
  const type = form.headers.get('content-type') ?? ''
  const { status, raw } = await browser.post(path, Buffer.from(await form.arrayBuffer()), { 'content-type': type })
  return { status, text: raw.body }
}

async function signIn(contact: string) {
  const browser = visitor()
  await send(browser, '/me/code', { contact })
  expect((await send(browser, '/me/enter', { contact, code: String(door.sent.at(-1)?.code) })).status).toBe(303)
  return browser
}

const numberIn = (text: string): string => /id="number">(\d+)</.exec(text)?.[1] ?? ''
const saying = { text: '杏花路口的路灯不亮了', area: '990101.001.001', asked: 'yes' }
const verdicts = { solved: 'yes', speed: 'satisfied', result: 'satisfied', attitude: 'satisfied', reply: 'mostly' }

test('signed in by a code: the list opens each request, to add a photo to it and to judge it; nobody else opens it', async () => {
  const { casework, staff, units } = door.world
  const me = await signIn('13800000051')
  const number = numberIn((await send(me, '/say', saying)).text)
  expect((await look(me, '/me')).text).toContain(`href="/follow?number=${number}"`)
  const opened = await look(me, `/follow?number=${number}`)
  expect(opened).toMatchObject({ status: 200, text: expect.stringContaining('补充说明') })

  const png = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  const added = await send(me, '/follow/add', { number, text: '这是今晚的照片' }, png)
  expect(added).toMatchObject({ status: 200, text: expect.stringContaining('已提交，谢谢。') })
  const photo = /\/follow\/files\/[\w-]+\?number=\d+/.exec(added.text)?.[0] ?? ''
  expect((await look(me, photo)).status).toBe(200)
  const broken = await send(me, '/follow/add', { number, text: '再来一张' }, png.subarray(0, 40))
  expect(broken).toMatchObject({ status: 409, text: expect.stringContaining('role="alert"') })

  const { cases } = await must(casework('list', { text: number }, staff.dispatcher))
  const id = cases[0]!.id
  await must(casework('dispatch', { case: id, unit: units.lamp, category: 'city-light' }, staff.dispatcher))
  await must(casework('accept', { case: id }, staff.lamp))
  await must(casework('claim', { case: id, reply: '已修好。' }, staff.lamp))

  const neighbour = await signIn('13800000052')
  const told = '编号或查询码不对，请核对后再试。'
  for (const path of [
    `/follow?number=${number}`,
    '/follow?number=2026090799999',
    `/follow?number=${number}&code=WRONG234`,
  ])
    expect(await look(neighbour, path)).toMatchObject({ status: 404, text: expect.stringContaining(told) })
  expect(await send(neighbour, '/follow/judge', { number, ...verdicts })).toMatchObject({ status: 404 })
  expect((await look(neighbour, photo)).status).toBe(404)
  expect((await look(visitor(), photo)).status).toBe(404)
  expect((await look(neighbour, '/me')).text).not.toContain(number)

  const judged = await send(me, '/follow/judge', { number, ...verdicts })
  expect(judged).toMatchObject({ status: 200, text: expect.stringContaining('已确认解决') })
  await send(me, '/me/leave', {})
  expect((await look(me, `/follow?number=${number}`)).text).not.toContain('杏花路口')
})

test('a form says which request it means: a code held for another one does not answer for it', async () => {
  const me = await signIn('13800000053')
  const number = numberIn((await send(me, '/say', saying)).text)
  const other = await caseAt(door.world, 'received')
  await send(me, '/follow', { number: other.number, code: other.code })
  expect((await look(me, '/follow')).text).toContain(other.number)
  expect((await send(me, '/follow/withdraw', { number })).text).toContain('已撤回')
  const seen = await door.world.casework('follow', other, { actor: { kind: 'public' } })
  expect(seen).toMatchObject({ value: { case: { status: 'received' } } })
})

test('who is signed in may try numbers no more often than codes', async () => {
  const me = await signIn('13800000054')
  const statuses: number[] = []
  for (let n = 0; n < 61; n += 1) statuses.push((await look(me, `/follow?number=20260907${10_000 + n}`)).status)
  expect(statuses.slice(0, 60).every((status) => status === 404)).toBe(true)
  expect(statuses[60]).toBe(429)
})

test('the area that was chosen once is kept for both pages until everywhere is chosen', async () => {
  const reader = visitor()
  const chosen = (text: string) => /<option value="([\d.]+)"\s+selected/.exec(text)?.[1]
  expect(chosen((await look(reader, '/pace')).text)).toBeUndefined()
  expect(chosen((await look(reader, '/pace?area=990101.001.001')).text)).toBe('990101.001.001')
  expect(chosen((await look(reader, '/around')).text)).toBe('990101.001.001')
  expect(chosen((await look(reader, '/around?area=990101.002')).text)).toBe('990101.002')
  expect(chosen((await look(reader, '/pace')).text)).toBe('990101.002')
  // an area that there is not narrows nothing, and is no reason to fail
  for (const area of ['990101.777', '990101.001.001.01', "x' or 1=1", '%00', '']) {
    const seen = await look(reader, `/around?area=${encodeURIComponent(area)}`)
    expect([area, seen.status, chosen(seen.text)]).toEqual([area, 200, undefined])
  }
  expect(reader.cookies.has('on_area')).toBe(false)
})

test('without a script: the chosen category asks its questions on a page of their own, by the same rule as everywhere', async () => {
  const { casework, staff } = door.world
  const said = (zh: string) => ({ zh, en: zh })
  const question = { hint: null, required: false, variable: true, values: [], public: false }
  const choices = ['1', '3'].map((key) => ({ key, name: said(`选项${key}`) }))
  const attributes = [
    { ...question, code: 'CALL', question: said('漏电请先拨打电话 <b>'), datatype: 'string' as const, variable: false },
    { ...question, code: 'POLE', question: said('灯杆号是多少'), datatype: 'string' as const, required: true },
    { ...question, code: 'ONE', question: said('哪一种'), datatype: 'singlevaluelist' as const, values: choices },
    {
      ...question,
      code: 'SIGN',
      question: said('有哪些现象'),
      datatype: 'multivaluelist' as const,
      values: choices,
      public: true,
    },
    { ...question, code: 'SINCE', question: said('从什么时候起'), datatype: 'datetime' as const },
  ]
  const form = { category: 'city-light', description: null, keywords: [], attributes }
  await must(casework('saveCategoryForm', form, { ...staff.admin, commandId: crypto.randomUUID() }))
  const me = visitor()
  const fields = { ...saying, text: '后街的路灯也不亮了', category: 'city-light', consent: 'yes', phone: '13800000052' }
  const asked = await send(me, '/say', fields)
  expect(asked.status).toBe(200)
  expect(asked.text).toContain('灯杆号是多少')
  expect(asked.text).toContain('漏电请先拨打电话 &lt;b&gt;')
  expect(asked.text).toContain('这项回答会随工单公开')
  expect(asked.text).toContain('name="phone" value="13800000052"')
  expect(numberIn(asked.text)).toBe('')

  // a list with two ticks, as a browser sends it
  const csrf = me.cookies.get('on_csrf') ?? ''
  const answer = async (pairs: [string, string][]) => {
    const whole = Object.entries({ ...fields, csrf, commandId: crypto.randomUUID(), answered: 'yes' })
    const body = new URLSearchParams([...whole, ...pairs]).toString()
    const { status, raw } = await me.post('/say', Buffer.from(body), {
      'content-type': 'application/x-www-form-urlencoded',
    })
    return { status, text: raw.body }
  }
  const ticks: [string, string][] = [
    ['answer:SIGN', '1'],
    ['answer:SIGN', '3'],
    ['answer:ONE', ''],
  ]
  const gap = await answer([...ticks, ['answer:POLE', ' ']])
  expect(gap).toMatchObject({ status: 400, text: expect.stringContaining('请回答：灯杆号是多少') })
  expect(gap.text.match(/ checked/g)).toHaveLength(2)
  const wrong = await answer([...ticks, ['answer:POLE', 'A-1'], ['answer:SINCE', '昨天']])
  expect(wrong).toMatchObject({ status: 400, text: expect.stringContaining('从什么时候起') })
  const done = await answer([...ticks, ['answer:POLE', 'A-17'], ['answer:SINCE', '2026-09-06T20:00']])
  const number = numberIn(done.text)
  const { cases } = await must(casework('list', { text: number }, staff.dispatcher))
  const { requests } = await must(casework('get', { case: cases[0]?.id ?? '' }, staff.dispatcher))
  expect(requests[0]?.answers.map(({ code, values }) => [code, values])).toEqual([
    ['POLE', ['A-17']],
    ['SIGN', ['1', '3']],
    ['SINCE', ['2026-09-06T20:00']],
  ])

  // who writes it down at the window answers the same; who joins it need not
  const heard = { text: '路灯不亮', area: '990101.001.001', category: 'city-light', channel: 'phone' as const }
  const refused = await casework('record', heard, { ...staff.operator, commandId: crypto.randomUUID() })
  expect(refused).toMatchObject({ refusal: { code: 'casework.answer-missing', zh: '请回答：灯杆号是多少' } })
  const joining = { ...heard, join: cases[0]?.id }
  await must(casework('record', joining, { ...staff.operator, commandId: crypto.randomUUID() }))
  await must(
    casework('saveCategoryForm', { ...form, attributes: [] }, { ...staff.admin, commandId: crypto.randomUUID() }),
  )
})
