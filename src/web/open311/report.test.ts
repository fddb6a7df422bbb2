import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseAt, content } from '#test/case-at'
import { program } from '#test/open-trials'
import { inject, inJson, inXml, openCounty, parseXml, schemas, type Served } from '#test/open311'
import { must } from '#test/office'
import { allRows } from '#test/rows'
import { asOwner } from '#test/server'
import { stranger, type World } from '#test/world'

let served: Served
let w: World
let key: string
let lampKey: string
let pictures: Server
let picturesAt: string
let photo: Buffer

const said = (zh: string) => ({ zh, en: zh })
const choices = [
  { key: '1', name: said('单盏') },
  { key: '3', name: said('一片') },
]
const question = (code: string, datatype: string, required: boolean, values: typeof choices = []) => ({
  code,
  question: said(code),
  hint: null,
  datatype: datatype as 'string',
  required,
  variable: true,
  values,
})

beforeAll(async () => {
  served = await openCounty()
  w = served.door.world
  key = (await program(w)).key
  lampKey = (await program(w, w.units.lamp)).key
  const attributes = [
    question('POLE', 'string', true),
    { ...question('SIGN', 'multivaluelist', false, choices), public: true },
    question('COUNT', 'number', false),
  ]
  const form = { category: 'city-light', description: null, keywords: [], attributes }
  await must(w.casework('saveCategoryForm', form, w.staff.admin))
  photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
    .withExif({ IFD0: { Make: 'Telltale' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 15/1' } })
    .jpeg()
    .toBuffer()
  pictures = createServer((request, answer) => {
    if (request.url === '/away.jpg') answer.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
    else if (request.url === '/page.jpg') answer.end('<script>alert(1)</script>')
    else if (request.url === '/endless.jpg') answer.end(Buffer.alloc(11 * 1024 * 1024, 0xff))
    else answer.end(photo)
  })
  await new Promise<void>((resolve) => pictures.listen(0, '127.0.0.1', resolve))
  picturesAt = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}`
})
afterAll(async () => {
  pictures.close()
  await served.close()
})

type Pairs = [string, string][]
const form = 'application/x-www-form-urlencoded; charset=utf-8'
const encoded = (pairs: Pairs) => new URLSearchParams(pairs).toString()
const post = (path: string, payload: string | Buffer, type = form, base = '/open311/v2') =>
  inject(served.app, { method: 'POST', url: `${base}/${path}`, payload, headers: { 'content-type': type } })

let poles = 0
/** What a client sends; every one from another pole, so that none is taken for another. */
const pairs = (more: Record<string, string> = {}): Pairs => {
  poles += 1
  const all = {
    api_key: key,
    service_code: 'city-light',
    'attribute[POLE]': `A-${poles}`,
    lat: '39.9042',
    long: '116.4074',
    description: '路灯不亮',
    ...more,
  }
  return Object.entries(all).filter(([, value]) => value !== 'ABSENT')
}
const send = async (more: Record<string, string> = {}) =>
  inJson(await post('requests.json', encoded(pairs(more))), 'posted')[0]!.service_request_id

const viewOf = async (number: string) => {
  const { cases } = await must(w.casework('list', { text: number }, w.staff.dispatcher))
  return must(w.casework('get', { case: cases[0]?.id ?? '' }, w.staff.dispatcher))
}

const unchanged = async (work: () => Promise<unknown>): Promise<void> => {
  const before = await allRows(w)
  await work()
  expect(await allRows(w)).toEqual(before)
}

/** Refused in both formats with the same words, and nothing is changed. */
const isRefused = async (sent: string | Buffer, status: number, type = form, path = 'requests') => {
  await unchanged(async () => {
    const json = inJson(await post(`${path}.json`, sent, type), 'errors', status)
    inXml(await post(`${path}.xml`, sent, type), 'errors', json, status)
    expect(json[0]?.code).toBe(status)
    expect(json[0]?.description).not.toMatch(/postgres|syntax|\bat .*\.ts/)
  })
}

describe('a report', () => {
  test('comes in by the form, in either format, and is the same case as any other', async () => {
    const json = inJson(await post('requests.json', encoded(pairs())), 'posted')
    expect(json[0]?.service_notice).toMatch(/应于.*前受理派单/)
    const raw = await post('requests.xml', encoded(pairs()))
    expect(raw.statusCode).toBe(200)
    expect(parseXml(raw.body).children[0]?.children.map((one) => one.name)).toEqual(
      Object.keys(schemas.posted.element.shape),
    )
    const view = await viewOf(json[0]!.service_request_id)
    expect(view).toMatchObject({
      case: { category: 'city-light', status: 'received' },
      point: { lat: 39.9042, long: 116.4074 },
      requests: [
        { channel: 'open311', text: '路灯不亮', answers: [{ question: said('POLE'), values: [`A-${poles - 1}`] }] },
      ],
    })
  })

  test('is told of in the tongue that was asked for', async () => {
    const raw = await post('requests.json?locale=en', encoded(pairs()))
    expect(inJson(raw, 'posted')[0]?.service_notice).toMatch(/ by \d\d:\d\d/)
  })

  test.each<[string, Record<string, string>]>([
    ['a point', {}],
    ['an address', { lat: 'ABSENT', long: 'ABSENT', address_string: '杏花路口' }],
    ['the number of an address', { lat: '', long: '', address_id: '1100' }],
    ['all of them', { address_string: '杏花路口', address_id: '1100' }],
    ['a long address', { address_string: '杏'.repeat(1000) }],
  ])('takes %s for its place', async (_what, more) => {
    const view = await viewOf(await send(more))
    if (more['address_string']) expect(view.place).toBe(more['address_string'].slice(0, 300))
  })

  test('takes a list with brackets and one that is repeated', async () => {
    for (const name of ['attribute[SIGN][]', 'attribute[SIGN]']) {
      const sent = encoded([...pairs(), [name, '1'], [name, '3']])
      const [made] = inJson(await post('requests.json', sent), 'posted')
      const view = await viewOf(made!.service_request_id)
      expect(view.requests[0]?.answers[1]).toMatchObject({ values: ['1', '3'], names: [said('单盏'), said('一片')] })
    }
  })

  test('keeps what nobody asked, and holds an empty answer for none', async () => {
    const view = await viewOf(
      await send({ 'attribute[COUNT]': '', 'attribute[SIGN][]': '', 'attribute[easting]': '7' }),
    )
    expect(view.requests[0]?.answers.map((one) => one.question.zh)).toEqual(['POLE', 'easting'])
  })

  test('puts together names as clients cut them, and a telephone number as it is written elsewhere', async () => {
    const contactOf = async (more: Record<string, string>) => {
      const view = await viewOf(await send(more))
      const read = await must(w.casework('readContact', { case: view.case.id, purpose: '核对' }, w.staff.dispatcher))
      return read.contacts[0]
    }
    const han = await contactOf({ first_name: '三', last_name: '张', phone: '(0990) 123.4567' })
    expect(han).toMatchObject({ name: '张三', phone: '0990  123 4567' })
    expect(await contactOf({ first_name: '张三', last_name: '-', email: 'a@b.cn' })).toMatchObject({ name: '张三' })
    expect(await contactOf({ first_name: 'Ann', last_name: 'Lee', email: 'a@b.cn' })).toMatchObject({ name: 'Ann Lee' })
  })

  test('of 4,000 characters is taken, of one more is not', async () => {
    await send({ description: '😀'.repeat(4000) })
    await isRefused(encoded(pairs({ description: '😀'.repeat(4001) })), 400)
    await isRefused(encoded(pairs({ description: '灯'.repeat(4001) })), 400)
  })

  test('without words is about its service', async () => {
    expect((await viewOf(await send({ description: '' }))).requests[0]?.text).toBe('路灯照明')
    const unsorted = await send({ service_code: 'uncategorised', description: '' })
    expect((await viewOf(unsorted)).case.category).toBeNull()
  })

  test('sent twice is one case: by all that was sent, or by its number there whatever else was sent', async () => {
    const sent = encoded(pairs())
    const [one] = inJson(await post('requests.json', sent), 'posted')
    expect(inJson(await post('requests.json', sent), 'posted')[0]?.service_request_id).toBe(one!.service_request_id)
    const first = await send({ 'attribute[fixmystreet_id]': '4711' })
    expect(await send({ 'attribute[fixmystreet_id]': '4711', description: '还是不亮' })).toBe(first)
    const twice = encoded(pairs())
    const both = await Promise.all([post('requests.json', twice), post('requests.json', twice)])
    const ids = both.map((raw) => inJson(raw, 'posted')[0]?.service_request_id)
    expect(ids[0]).toBe(ids[1])
  })

  test('takes its key and all else from the address too', async () => {
    const raw = await inject(served.app, { method: 'POST', url: `/open311/v2/requests.json?${encoded(pairs())}` })
    expect(inJson(raw, 'posted')).toHaveLength(1)
  })
})

describe('a photo', () => {
  const multipart = async (fields: Pairs, parts: [string, Buffer][]) => {
    const data = new FormData()
    for (const [name, value] of fields) data.append(name, value)
    for (const [name, bytes] of parts) data.append(name, new Blob([new Uint8Array(bytes)]), 'photo.jpg')
    const sent = new Response(data)
    return [Buffer.from(await sent.arrayBuffer()), sent.headers.get('content-type') ?? ''] as const
  }
  const storedBytes = async () => {
    const files = await readdir(served.folder, { recursive: true, withFileTypes: true })
    return Promise.all(files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))))
  }

  test('as media, as photo1 or at media_url is taken, and none keeps where it was made', async () => {
    expect(photo.includes('Telltale')).toBe(true)
    for (const part of ['media', 'photo1']) {
      const [made] = inJson(await post('requests.json', ...(await multipart(pairs(), [[part, photo]]))), 'posted')
      expect((await viewOf(made!.service_request_id)).requests[0]?.files).toHaveLength(1)
    }
    const view = await viewOf(await send({ media_url: `${picturesAt}/photo.jpg` }))
    expect(view.requests[0]?.files).toHaveLength(1)
    expect(view.requests[0]?.answers.map((one) => one.question.zh)).toEqual(['POLE'])
    const kept = await storedBytes()
    expect(kept.length).toBeGreaterThan(0)
    for (const bytes of kept) {
      expect(bytes.includes('Telltale')).toBe(false)
      expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    }
  })

  test.each([
    ['inside a network', 'http://10.0.0.1/photo.jpg'],
    ['of this machine by another name', 'http://[::1]/photo.jpg'],
    ['that leads inside', () => `${picturesAt}/away.jpg`],
    ['of a page', () => `${picturesAt}/page.jpg`],
    ['of no end', () => `${picturesAt}/endless.jpg`],
    ['of a file', 'file:///etc/passwd'],
    ['with a password', 'http://a:b@127.0.0.1/photo.jpg'],
    ['of nothing', 'not a url'],
  ])('at an address %s is not fetched; the address is kept for whoever reads the case', async (_what, address) => {
    const url = typeof address === 'string' ? address : address()
    const view = await viewOf(await send({ media_url: url }))
    expect(view.requests[0]?.files).toEqual([])
    expect(view.requests[0]?.answers.at(-1)).toMatchObject({ question: said('media_url'), values: [url] })
  })

  test('is told of once somebody has released it, with the answers that may be public, and at that address it is', async () => {
    const sent = await multipart(pairs({ 'attribute[SIGN][]': '3' }), [['media', photo]])
    const number = inJson(await post('requests.json', ...sent), 'posted')[0]!.service_request_id
    const ask = async (more = '') => {
      const url = (ending: string) => `/open311/v2/requests/${number}.${ending}?${more}`
      const kind = more ? 'extended' : 'requests'
      const found = inJson(await inject(served.app, { url: url('json') }), kind)
      inXml(await inject(served.app, { url: url('xml') }), kind, found)
      return found[0]
    }
    const { case: row, pictures: all } = await viewOf(number)
    const publish = (more: object) =>
      w.casework('publish', { case: row.id, text: '灯不亮', ...more }, w.staff.dispatcher)
    await must(publish({}))
    expect(await ask()).toMatchObject({ media_url: null })
    await must(publish({ files: all }))
    const url = (await ask())?.media_url ?? ''
    expect(url).toBe(`http://www.house.test/pictures/${all[0]}`)
    expect(await ask('extensions=true')).toMatchObject({
      attributes: [{ code: 'SIGN', label: 'SIGN', name: '一片', value: '3' }],
      extended_attributes: { media_urls: [url] },
    })
    const picture = await inject(served.app, { url: new URL(url).pathname })
    expect([picture.statusCode, picture.headers['content-type']]).toEqual([200, 'image/jpeg'])
  })

  test('that is none is refused', async () => {
    const [body, type] = await multipart(pairs(), [['media', Buffer.from('MZ\u0090\u0000 a program')]])
    await isRefused(body, 400, type)
  })
})

describe('what is refused, in the format that was asked for, and changes nothing', () => {
  const without = (name: string) => () => encoded(pairs({ [name]: 'ABSENT' }))
  test.each<[string, () => string | Buffer, number]>([
    ['no key', without('api_key'), 403],
    ['a wrong key', () => encoded(pairs({ api_key: 'on_wrong' })), 403],
    ['no service', without('service_code'), 400],
    ['a service that is not', () => encoded(pairs({ service_code: 'nothing' })), 404],
    ['a heading for a service', () => encoded(pairs({ service_code: 'city' })), 404],
    ['another jurisdiction', () => encoded(pairs({ jurisdiction_id: 'elsewhere.org' })), 404],
    ['no place', () => encoded(pairs({ lat: 'ABSENT', long: 'ABSENT' })), 400],
    ['half a point', without('lat'), 400],
    ['a point off the earth', () => encoded(pairs({ lat: '91' })), 400],
    ['a point that is none', () => encoded(pairs({ lat: '1e1', long: 'NaN' })), 400],
    ['a required answer that is missing', without('attribute[POLE]'), 400],
    ['a required answer that is empty', () => encoded(pairs({ 'attribute[POLE]': ' ' })), 400],
    ['a choice that is not', () => encoded(pairs({ 'attribute[SIGN][]': '2' })), 400],
    ['a number that is none', () => encoded(pairs({ 'attribute[COUNT]': '三' })), 400],
    ['a telephone number that is none', () => encoded(pairs({ phone: '<b>' })), 400],
    ['an address of mail that is none', () => encoded(pairs({ email: 'a@' })), 400],
    ['an ID number', () => encoded(pairs({ description: '我是11010519491231002X' })), 400],
    ['an ID number in an answer', () => encoded(pairs({ 'attribute[POLE]': '11010519491231002X' })), 400],
    ['a NUL', () => encoded(pairs({ description: '灯\u0000' })), 400],
    ['a NUL in an answer', () => encoded(pairs({ 'attribute[a\u0000]': '灯' })), 400],
    ['bytes that are not UTF-8', () => Buffer.concat([Buffer.from(encoded(pairs())), Buffer.from([0xb5, 0xc6])]), 400],
    ['an escape that is not UTF-8', () => `${encoded(pairs())}&title=%B5%C6`, 400],
    ['an escape that is none', () => `${encoded(pairs())}&title=%zz`, 400],
    ['half a pair', () => `${encoded(pairs())}&title=%ED%A0%BD`, 400],
    ['a thousand parameters', () => `${encoded(pairs())}${'&a=b'.repeat(1000)}`, 400],
    ['too many answers', () => encoded(Array.from({ length: 60 }, () => ['attribute[x]', 'y'])), 403],
    ['two megabytes', () => `${encoded(pairs())}&a=${'b'.repeat(2_000_000)}`, 400],
    ['nothing', () => '', 403],
  ])('%s', async (_what, sent, status) => isRefused(sent(), status))

  test.each(['application/json', 'text/plain', 'application/xml', 'nonsense', 'multipart/form-data'])(
    'sent as %s',
    async (type) => isRefused(encoded(pairs()), 400, type),
  )
  test('sent in another encoding', async () => {
    await isRefused(encoded(pairs()), 400, 'application/x-www-form-urlencoded; charset=GBK')
  })
  test.each(['services', 'requests/1', 'discovery', 'tokens', '__proto__'])('posted to %s', async (path) => {
    await isRefused(encoded(pairs()), 404, form, path)
  })
  test('by another verb', async () => {
    await unchanged(async () => {
      const raw = await inject(served.app, {
        method: 'PUT',
        url: '/open311/v2/requests.xml',
        payload: encoded(pairs()),
      })
      expect([raw.statusCode, parseXml(raw.body).name]).toEqual([404, 'errors'])
    })
  })

  test('two of a kind: the first counts, and XML is only words', async () => {
    const hostile = '</description><status>closed</status>]]>&amp;\u0007\u202E👩‍👩‍👧 =1+1'
    const number = await send({ description: hostile, service_request_id: '1' })
    const view = await viewOf(number)
    expect(view.requests[0]?.text).toBe(hostile)
    await must(w.casework('publish', { case: view.case.id, text: hostile }, w.staff.dispatcher))
    const raw = await inject(served.app, { url: `/open311/v2/requests/${number}.json` })
    inXml(await inject(served.app, { url: `/open311/v2/requests/${number}.xml` }), 'requests', inJson(raw, 'requests'))
    const twice = encoded([...pairs(), ['service_code', 'nothing']])
    expect(inJson(await post('requests.json', twice), 'posted')).toHaveLength(1)
  })
})

describe('the test endpoint', () => {
  const test1 = '/open311/test/v2'
  test('answers alike and keeps nothing', async () => {
    await unchanged(async () => {
      const [told] = inJson(await post('requests.json', encoded(pairs()), form, test1), 'posted')
      expect(told?.service_notice).toMatch(/^测试接口：没有保存。.*应于/)
      inJson(await post('requests.json', encoded(pairs({ lat: 'x' })), form, test1), 'errors', 400)
      inJson(await post('requests.json', encoded(pairs({ api_key: '' })), form, test1), 'errors', 403)
      const files = await readdir(served.folder, { recursive: true })
      await post('requests.json', encoded(pairs({ media_url: `${picturesAt}/photo.jpg` })), form, test1)
      expect(await readdir(served.folder, { recursive: true })).toEqual(files)
    })
    const raw = await inject(served.app, { url: `${test1}/services.json` })
    expect(inJson(raw, 'services').length).toBeGreaterThan(10)
  })
})

describe('a word of another system', () => {
  const word = (number: string, more: Record<string, string> = {}): Pairs =>
    Object.entries({
      api_key: lampKey,
      service_request_id: number,
      update_id: '9',
      status: 'IN_PROGRESS',
      updated_datetime: '2026-09-07T09:00:00+08:00',
      description: '灯泡已订购',
      ...more,
    })
  const relay = (sent: Pairs, base?: string) => post('servicerequestupdates.json', encoded(sent), form, base)

  test('on what its unit handles is a note: it neither closes nor shows', async () => {
    const { number, case: id } = await caseAt(w, 'handling')
    const [told] = inJson(await relay(word(number, { status: 'closed' })), 'relayed')
    expect(told?.update_id).toMatch(new RegExp(`^${number}-n\\d+$`))
    const view = await must(w.casework('get', { case: id }, w.staff.dispatcher))
    expect(view.case.status).toBe('handling')
    expect(view.timeline.at(-1)).toMatchObject({
      act: 'note',
      who: { zh: '接口程序' },
      data: { text: '灯泡已订购\n（closed，2026-09-07T09:00:00+08:00）', public: false },
    })
  })

  test('on what it brought in is an addition; sent twice it is one', async () => {
    const number = await send()
    const sent = word(number, { api_key: key })
    const [first] = inJson(await relay(sent), 'relayed')
    await unchanged(async () => expect(inJson(await relay(sent), 'relayed')[0]).toEqual(first))
    expect((await viewOf(number)).timeline.map((act) => act.act)).toEqual(['say', 'add'])
    await isRefused(encoded(word(number, { api_key: key, description: '别的话' })), 400, form, 'servicerequestupdates')
  })

  test('on the test endpoint is looked at and not kept', async () => {
    const { number } = await caseAt(w, 'handling')
    await unchanged(async () => inJson(await relay(word(number), '/open311/test/v2'), 'relayed'))
  })

  test.each<[string, Record<string, string>, number]>([
    ['without a key', { api_key: '' }, 403],
    ['without its number', { update_id: '' }, 400],
    ['without words', { description: '' }, 400],
    ['with a status that is none', { status: 'done' }, 400],
    ['with a date that is none', { updated_datetime: '2026-02-30' }, 400],
    ['of more than anybody reads', { description: '灯'.repeat(3000) }, 400],
    ['on a case that is not', { service_request_id: '1' }, 404],
    ['on a hidden case that is somebody else’s', { api_key: 'OTHER' }, 404],
  ])('%s is refused', async (_what, more, status) => {
    const { number } = await caseAt(w, 'handling')
    const other = more['api_key'] === 'OTHER' ? { api_key: key } : {}
    await isRefused(encoded(word(number, { ...more, ...other })), status, form, 'servicerequestupdates')
  })

  test('on a public case that is somebody else’s is refused as not theirs', async () => {
    const { number, case: id } = await caseAt(w, 'handling')
    await must(w.casework('publish', { case: id, text: '路灯' }, w.staff.dispatcher))
    await isRefused(encoded(word(number, { api_key: key })), 403, form, 'servicerequestupdates')
  })
})

test('the whole way: reported, dispatched, claimed, judged; closed only by the resident’s word', async () => {
  const number = await send({ phone: '13800000077', first_name: '张三' })
  const look = async () =>
    inJson(await inject(served.app, { url: `/open311/v2/requests/${number}.json` }), 'requests')[0]
  const { case: row } = await viewOf(number)
  expect((await inject(served.app, { url: `/open311/v2/requests/${number}.json` })).statusCode).toBe(404)
  await must(w.casework('publish', { case: row.id, text: '路口的灯不亮' }, w.staff.dispatcher))
  expect(await look()).toMatchObject({ status: 'open', status_notes: '收到诉求', expected_datetime: null })

  const step = async (act: Promise<{ ok: true; value: unknown } | { ok: false; refusal: unknown }>) => {
    await must(act)
    w.clock.forward({ minutes: 5 })
    return look()
  }
  const dispatched = await step(
    w.casework('dispatch', { case: row.id, unit: w.units.lamp, category: 'city-light' }, w.staff.dispatcher),
  )
  expect(dispatched).toMatchObject({ status: 'open', agency_responsible: '县路灯管理所' })
  expect(dispatched?.expected_datetime).toMatch(/^2026-09-14T/)
  expect(dispatched?.service_notice).toContain('前')
  expect(await step(w.casework('accept', { case: row.id }, w.staff.lamp))).toMatchObject({ status: 'open' })
  const claimed = await step(w.casework('claim', { case: row.id, reply: '灯已修好。' }, w.staff.lamp))
  expect(claimed).toMatchObject({ status: 'open', status_notes: expect.stringContaining('灯已修好。') })

  const letters = await asOwner(w.database, async (client) => {
    const { rows } = await client.query<{ body: string }>(
      `select body from kernel.message where recipient = '13800000077' order by created_at, id`,
    )
    return rows.map((one) => one.body)
  })
  const code = /查询码 (\w{8})/.exec(letters.join('\n'))?.[1] ?? ''
  const unhappy = { ...content, solved: false, result: 'unsatisfied' as const }
  expect(await step(w.casework('judge', { number, code, ...unhappy }, stranger()))).toMatchObject({ status: 'open' })
  await step(w.casework('claim', { case: row.id, reply: '又修好了。' }, w.staff.lamp))
  const closed = await step(w.casework('judge', { number, code, ...content }, stranger()))
  expect(closed).toMatchObject({ status: 'closed', status_notes: expect.stringContaining('反映人确认已解决') })
  expect(JSON.stringify(closed)).not.toMatch(/张三|13800000077/)

  const query = encoded([
    ['api_key', key],
    ['start_date', '2026-09-07'],
    ['end_date', '2026-09-09'],
  ])
  const told = inJson(await inject(served.app, { url: `/open311/v2/servicerequestupdates.json?${query}` }), 'updates')
  const own = told.filter((one) => one.service_request_id === number)
  expect(own.map((one) => one.status)).toEqual([...Array.from({ length: own.length - 1 }, () => 'open'), 'closed'])
  expect(own.at(-1)?.updated_datetime).toBe(closed?.updated_datetime)
})
