import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseAt, type Held } from '#test/case-at'
import { inject, inJson, inXml, openCounty, parseXml, schemas, type Served } from '#test/open311'
import { program } from '#test/open-trials'
import { must } from '#test/office'
import { asOwner } from '#test/server'
import { tenant, type World } from '#test/world'

let served: Served
let w: World
let key: string
let lamp: Held
let done: Held
let hidden: Held
const hour = 60

beforeAll(async () => {
  served = await openCounty()
  w = served.door.world
  key = (await program(w)).key
  const said = { zh: '路灯不亮了', en: 'A lamp is out' }
  const attributes = [
    ['POLE', 'string', true],
    ['SIGN', 'multivaluelist', false],
    ['SINCE', 'datetime', false],
  ].map(([code, datatype, required]) => ({
    code: code as string,
    question: { zh: `${String(code)}？`, en: `${String(code)}?` },
    hint: null,
    datatype: datatype as 'string',
    required: required as boolean,
    variable: true,
    values:
      code === 'SIGN'
        ? [
            { key: '1', name: said },
            { key: '3', name: said },
          ]
        : [],
  }))
  const form = { category: 'city-light', description: said, keywords: ['灯', 'lamp'], attributes }
  await must(w.casework('saveCategoryForm', form, w.staff.admin))
  const road = { code: '001', parent: 'city', name: { zh: '路面', en: 'Road' } }
  await must(w.casework('saveCategory', road, w.staff.admin))
  lamp = await caseAt(w, 'claimed')
  await must(w.casework('publish', { case: lamp.case, text: 'a & <b> ]]> "q" 😀 灯\u0007' }, w.staff.dispatcher))
  w.clock.forward({ minutes: hour })
  done = await caseAt(w, 'confirmed')
  await must(w.casework('publish', { case: done.case, text: '路灯已修好' }, w.staff.dispatcher))
  w.clock.forward({ minutes: hour })
  hidden = await caseAt(w, 'handling')
})
afterAll(() => served.close())

type Query = Record<string, string>
const get = (path: string, query: Query = {}, base = '/open311/v2') =>
  inject(served.app, { url: `${base}/${path}?${new URLSearchParams(query).toString()}` })

/** Asks in both formats, holds them against each other and the types, and answers with the JSON. */
async function both<K extends keyof typeof schemas>(kind: K, path: string, query: Query = {}, status = 200) {
  const json = inJson(await get(`${path}.json`, query), kind, status)
  inXml(await get(`${path}.xml`, query), kind, json, status)
  return json
}
const numbers = async (query: Query) => (await both('requests', 'requests', query)).map((one) => one.service_request_id)

describe('discovery, services and definitions', () => {
  test('discovery is equal in both formats and names two endpoints', async () => {
    const found = await both('discovery', 'discovery')
    expect(found.endpoints.map(({ type, url }) => [type, url])).toEqual([
      ['production', 'http://www.house.test/open311/v2'],
      ['test', 'http://www.house.test/open311/test/v2'],
    ])
    expect(await get('discovery.json', {}, '/open311')).toMatchObject({ statusCode: 200 })
    const before = found.changeset
    w.clock.forward({ seconds: 1 })
    const name = { zh: '路面', en: 'Road surface' }
    await must(w.casework('saveCategory', { code: '001', parent: 'city', name }, w.staff.admin))
    expect((await both('discovery', 'discovery')).changeset > before).toBe(true)
  })

  test('every leaf is a service, in either tongue; a code of noughts keeps them', async () => {
    const zh = await both('services', 'services')
    expect(zh.map((one) => one.service_code)).toEqual(expect.arrayContaining(['001', 'city-light', 'uncategorised']))
    expect(zh.map((one) => one.service_code)).not.toContain('city')
    expect(zh.find((one) => one.service_code === 'city-light')).toMatchObject({
      service_name: '路灯照明',
      group: '城市管理',
      description: '路灯不亮了',
      keywords: '灯,lamp',
    })
    const en = await both('services', 'services', { locale: 'en_GB' })
    expect(en.find((one) => one.service_code === 'city-light')?.service_name).toBe('Street lights')
    expect(new Set(zh.map((one) => one.service_name)).size).toBe(zh.length)
  })

  test('a definition has what the desk wrote, in its order, and the program’s own number last', async () => {
    const found = await both('definition', 'services/city-light')
    expect(found.attributes.map((one) => [one.order, one.code, one.datatype, one.required])).toEqual([
      [1, 'POLE', 'string', true],
      [2, 'SIGN', 'multivaluelist', false],
      [3, 'SINCE', 'datetime', false],
      [4, 'fixmystreet_id', 'string', false],
    ])
    expect(found.attributes[1]?.values?.map((value) => value.key)).toEqual(['1', '3'])
    expect((await both('definition', 'services/001')).service_code).toBe('001')
  })
})

describe('requests', () => {
  test('are public cases, the newest first, and nothing in them is a person’s', async () => {
    const found = await both('requests', 'requests')
    expect(found.map((one) => one.service_request_id)).toEqual([done.number, lamp.number])
    expect(found[1]).toMatchObject({
      status: 'open',
      service_code: 'city-light',
      agency_responsible: '县路灯管理所',
      description: 'a & <b> ]]> "q" 😀 灯\u0007',
      requested_datetime: '2026-09-07T01:00:00Z',
    })
    expect(found[0]).toMatchObject({ status: 'closed', status_notes: expect.stringContaining('反映人确认已解决') })
    expect(JSON.stringify(found)).not.toMatch(/13800000000|杏花路口/)
  })

  test('a single one has no optional arguments; what is hidden is not there', async () => {
    const [known] = await both('requests', `requests/${lamp.number}`)
    expect(known?.service_request_id).toBe(lamp.number)
    const errors = await both('errors', `requests/${hidden.number}`, {}, 404)
    expect(errors).toEqual(await both('errors', 'requests/nothing', {}, 404))
    expect(await numbers({ service_request_id: hidden.number })).toEqual([])
  })

  test.each([
    ['status', 'open', () => [lamp]],
    ['status', 'CLOSED', () => [done]],
    ['status', 'open,closed', () => [done, lamp]],
    ['service_code', 'city-light,001', () => [done, lamp]],
    ['service_code', '001', () => []],
    ['service_code', 'uncategorised', () => []],
    ['start_date', '2026-09-07T01:30:00Z', () => [done]],
    ['end_date', '2026-09-07T01:30:00Z', () => [lamp]],
    ['start_date', '2026-09-07T09:00:00+08:00', () => [done, lamp]],
    ['end_date', '2026-09-07T01:00:00Z', () => []],
  ])('%s=%s', async (name, value, expected) => {
    expect(await numbers({ [name]: value })).toEqual(expected().map((one) => one.number))
  })

  test('ids stand above every other argument, dates and faults included', async () => {
    const ids = `${lamp.number}, ${done.number},nothing`
    const other = { status: 'closed', start_date: '2020-01-01', end_date: '2026-01-01', service_code: 'no' }
    expect(await numbers({ service_request_id: ids, ...other })).toEqual([done.number, lamp.number])
  })

  test.each([
    'jurisdiction_id',
    'service_request_id',
    'service_code',
    'status',
    'start_date',
    'end_date',
    'extensions',
    'locale',
    'page',
    'page_size',
  ])('an empty %s is an absent one', async (name) => {
    expect(await numbers({ [name]: '' })).toEqual([done.number, lamp.number])
    expect(await numbers({ [name]: ' ' })).toEqual([done.number, lamp.number])
  })

  test.each([String(tenant), 'house.test', 'HOUSE.TEST'])('jurisdiction %s is here', async (jurisdiction_id) => {
    expect(await numbers({ jurisdiction_id })).toHaveLength(2)
  })

  test('an empty list is an empty list', async () => {
    expect(await both('requests', 'requests', { end_date: '2026-01-01' })).toEqual([])
    expect((await get('requests.xml', { end_date: '2026-01-01' })).body).toMatch(
      /><service_requests><\/service_requests>$/,
    )
  })

  test.each([
    [404, 'services/nothing', {}],
    [404, 'tokens/nothing', {}],
    [404, 'requests', { jurisdiction_id: 'elsewhere.org' }],
    [404, 'services', { jurisdiction_id: 'elsewhere.org' }],
    [404, 'requests', { service_code: 'city-light,nothing' }],
    [404, 'nothing', {}],
    [404, 'requests/a/b', {}],
    [404, 'requests/路灯', {}],
    [404, `requests/${'9'.repeat(300)}`, {}],
    [404, '__proto__', {}],
    [404, 'constructor', {}],
    [400, 'requests', { status: 'fixed' }],
    [400, 'requests', { start_date: 'x' }],
    [400, 'requests', { end_date: '2026-02-30' }],
    [400, 'requests', { start_date: '2026-01-01T00:00:00Z', end_date: '2026-04-01T00:00:01Z' }],
    [400, 'requests', { extensions: 'true', page: '-1' }],
    [400, 'requests', { extensions: 'true', page_size: 'all' }],
    [403, 'servicerequestupdates', {}],
    [403, 'servicerequestupdates', { api_key: 'on_wrong' }],
  ] as [number, string, Query][])('%i for %s %j', async (status, path, query) => {
    const [error] = await both('errors', path, query, status)
    expect(error?.code).toBe(status)
  })

  test('an error is told in the tongue that was asked for', async () => {
    const raw = await inject(served.app, {
      url: '/open311/v2/requests.json?status=x',
      headers: { 'accept-language': 'en' },
    })
    expect(inJson(raw, 'errors', 400)[0]?.description).toBe('status is open or closed.')
  })

  test.each([
    '/open311/v2/requests',
    '/open311/v2/requests.html',
    '/open311/v2/',
    '/open311/v2',
    '/open311/%ff.xml',
    '/open311/v2/%ff.xml',
    '/open311/v2/services.xml?a=%ff',
  ])('%s is refused in XML', async (url) => {
    const raw = await inject(served.app, { url })
    expect([400, 404]).toContain(raw.statusCode)
    expect(parseXml(raw.body).name).toBe('errors')
  })

  test('a doubled slash is forgiven', async () => {
    expect((await get('/services.xml')).statusCode).toBe(200)
  })

  test('a public case is its own token', async () => {
    expect(await both('token', `tokens/${done.number}`)).toEqual([
      { service_request_id: done.number, token: done.number },
    ])
  })

  test('more than the standard tells only to those who ask', async () => {
    const [first, second] = await both('extended', 'requests', { extensions: 'true' })
    expect(first?.extended_attributes.detailed_status).toBe('ARCHIVED')
    expect(second?.notes.map((note) => note.type)).toEqual(['say', 'dispatch', 'accept', 'claim'])
    const page = async (more: Query) =>
      (await both('extended', 'requests', { extensions: 'true', page_size: '1', ...more })).map(
        (one) => one.service_request_id,
      )
    expect(await page({})).toEqual([done.number])
    expect(await page({ page: '0' })).toEqual([done.number])
    expect(await page({ page: '2' })).toEqual([lamp.number])
    expect(await page({ page: '3' })).toEqual([])
    expect(await numbers({ page: '2', page_size: '1' })).toHaveLength(2)
  })
})

describe('updates', () => {
  const updates = (query: Query) => both('updates', 'servicerequestupdates', { api_key: key, ...query })

  test('tell what happened in a span, also to what was said before it, and close with the last word', async () => {
    const told = await updates({ start_date: '2026-09-07T00:00:00Z', end_date: '2026-09-08T00:00:00Z' })
    const of = (held: Held) => told.filter((one) => one.service_request_id === held.number)
    expect(of(lamp).map((one) => one.status)).toEqual(['open', 'open', 'open', 'open'])
    expect(of(done).map((one) => one.status)).toEqual(['open', 'open', 'open', 'open', 'closed'])
    expect(of(hidden)).toEqual([])
    expect(new Set(told.map((one) => one.update_id)).size).toBe(told.length)
    w.clock.set('2026-09-20T01:00:00.000Z')
    const now = { start_date: '2026-09-19T00:00:00Z', end_date: '2026-09-21T00:00:00Z' }
    expect(await updates(now)).toEqual([])
    const note = { case: lamp.case, text: '灯泡已换', public: true }
    await must(w.casework('note', note, w.staff.lamp))
    expect(await updates(now)).toMatchObject([
      { service_request_id: lamp.number, updated_datetime: '2026-09-20T01:00:00Z', description: '办理进展：灯泡已换' },
    ])
    w.clock.set('2026-09-07T04:00:00.000Z')
  })

  test('without a key are nobody’s business', async () => {
    await both('errors', 'servicerequestupdates', { api_key: '' }, 403)
  })
})

describe('much at once', () => {
  test('of 1,001 cases 1,000 come, and the last on the second page', async () => {
    await asOwner(w.database, (client) =>
      client.query(
        `insert into casework."case" select (jsonb_populate_record(null::casework."case", to_jsonb(c) || jsonb_build_object(
           'id', gen_random_uuid(), 'number', 'N' || n))).* from casework."case" c, generate_series(1, 999) n
         where c.number = $1`,
        [done.number],
      ),
    )
    expect(await numbers({})).toHaveLength(1000)
    const second = await both('extended', 'requests', { extensions: 'true', page: '2' })
    expect(second.map((one) => one.service_request_id)).toEqual([lamp.number])
  })

  test('a question of 60 kB is answered, over a real line', async () => {
    const address = await served.app.listen({ host: '127.0.0.1', port: 0 })
    const ids = [...Array.from({ length: 4000 }, (_, i) => `2026090${String(i).padStart(6, '0')}`), lamp.number]
    expect(ids.join(',').length).toBeGreaterThan(50_000)
    const raw = await fetch(`${address}/open311/v2/requests.json?service_request_id=${ids.join(',')}`)
    const found = inJson(
      { statusCode: raw.status, headers: Object.fromEntries(raw.headers), body: await raw.text() },
      'requests',
    )
    expect(found.map((one) => one.service_request_id)).toEqual([lamp.number])
  })
})

describe('how often', () => {
  test('one key counts wherever it is used, and says so in the format', async () => {
    const { key: busy } = await program(w)
    const ask = () => get('servicerequestupdates.json', { api_key: busy, start_date: '2026-09-01' })
    const codes = []
    for (let i = 0; i < 241; i += 1) codes.push((await ask()).statusCode)
    expect(codes.filter((code) => code === 200)).toHaveLength(240)
    inJson(await ask(), 'errors', 429)
  })

  test('one address counts, and says so in the format', async () => {
    const ask = () => inject(served.app, { url: '/open311/v2/tokens/x.xml', remoteAddress: '203.0.113.9' })
    for (let i = 0; i < 300; i += 1) await ask()
    const raw = await ask()
    expect([raw.statusCode, parseXml(raw.body).name]).toEqual([429, 'errors'])
  })
})

describe('a key in the header', () => {
  test('opens the calls that are made for programs, and no others', async () => {
    const ask = (url: string, bearer: string) =>
      inject(served.app, { url, headers: { authorization: `Bearer ${bearer}` } })
    const url = '/api/casework/updates?from=2026-09-01T00:00:00Z&to=2026-09-08T00:00:00Z'
    expect((await ask(url, key)).statusCode).toBe(200)
    expect((await ask(url, `${key.slice(0, -1)}_`)).statusCode).toBe(403)
    expect((await ask('/api/casework/list', key)).statusCode).toBe(401)
  })
})

const samples = fileURLToPath(new URL('../../../../shared/data/open311/', import.meta.url))
const here = existsSync(samples)
if (!here) console.log(`Skipped: real servers’ answers are not beside this repository (${samples}).`)

describe.skipIf(!here)('what real servers tell', () => {
  const textOf = (file: string): string => readFileSync(`${samples}${file}`, 'utf8')
  const recordsIn = (file: string) => JSON.parse(textOf(file)) as Record<string, unknown>[]
  const [service, request] = [schemas.services.element, schemas.requests.element]

  test.each([
    ['service_list.json', service],
    ['koeln_requests.json', request],
    ['service_requests.json', request],
  ])('%s holds no field that is not told here too, and ours are of the same types', (file, ours) => {
    const records = recordsIn(file)
    expect(records.length).toBeGreaterThan(0)
    const typesOf = (value: unknown) => (value === null ? 'null' : typeof value)
    const seen = new Map<string, Set<string>>()
    for (const record of records)
      for (const [name, value] of Object.entries(record))
        seen.set(name, (seen.get(name) ?? new Set()).add(typesOf(value)))
    expect([...seen.keys()].filter((name) => !(name in ours.shape))).toEqual([])
    // a value of theirs that ours could not be is told by the name of its field
    const odd = records.flatMap((record) => ours.partial().safeParse(record).error?.issues ?? [])
    const wrongType = odd.filter(({ code }) => code === 'invalid_type').map(({ path }) => path.join('.'))
    expect(wrongType).toEqual([])
  })

  test.each([
    ['services_giessen.xml', 'services', 'service', service],
    ['requests_many.xml', 'service_requests', 'request', request],
    ['requests_single.xml', 'service_requests', 'request', request],
  ])('%s has the root, the entries and the elements that ours has', async (file, root, entry, ours) => {
    const [first, second, ...rest] = [...textOf(file).matchAll(/<([a-z_]+)[^>]*>/g)].map(([, name]) => name ?? '')
    expect([first, second]).toEqual([root, entry])
    const named = new Set(rest.filter((name) => name !== entry))
    expect([...named].filter((name) => !(name in ours.shape))).toEqual([])
    const own = parseXml((await get(root === 'services' ? 'services.xml' : 'requests.xml')).body)
    expect([own.name, own.children[0]?.name]).toEqual([root, entry])
    const told = new Set(own.children[0]?.children.map(({ name }) => name))
    expect([...named].filter((name) => !told.has(name))).toEqual([])
  })
})
