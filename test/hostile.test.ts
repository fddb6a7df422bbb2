import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Call } from '#kernel/contract'
import type { Actor, Post } from '#kernel/rights'
import { frameworkErrors, serveCalls, wordErrors } from '#kernel/serve'
import { caseAt, content, later, type Held } from './case-at.ts'
import { allRows } from './rows.ts'
import { asOwner } from './server.ts'
import { makeWorld, type World } from './world.ts'
import { rooms } from '../src/server/modules.ts'
import { inputsOf } from './wrong-input.ts'

let w: World
let app: FastifyInstance
let held: Held
let ids: string[]
let everybody: Actor

/** Somebody who sits in every post of the county: no right stands in the way of what is sent. */
const allPosts = (world: World): Actor => {
  const posts: Post[] = Object.values(world.staff).flatMap(({ actor }) => (actor.kind === 'person' ? actor.posts : []))
  const { actor } = world.staff.leader
  return actor.kind === 'person' ? { ...actor, posts } : actor
}

beforeAll(async () => {
  w = await makeWorld()
  held = await caseAt(w, 'handling')
  const other = await caseAt(w, 'joined')
  everybody = allPosts(w)
  ids = [held.case, held.request, other.case, other.request, ...Object.values(w.units), ...Object.values(w.posts)]
  app = Fastify({ frameworkErrors })
  wordErrors(app)
  await serveCalls(app, w.house, async (request) =>
    request.headers['x-as'] === 'nobody' ? { kind: 'public' } : everybody,
  )
})
afterAll(async () => {
  await app.close()
  await w.close()
})

type Sent = { payload?: string | Buffer; headers?: Record<string, string>; method?: 'GET' | 'POST' }
type Answer = { status: number; body: { refused?: { code: string; zh: string; en: string } } }

let addresses = 0
async function send(url: string, { payload, headers = {}, method = 'POST' }: Sent): Promise<Answer> {
  addresses += 1
  const raw = await app.inject({
    method,
    url,
    // each from another address: how often one may ask is not what is tried here
    remoteAddress: `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`,
    headers: {
      'idempotency-key': randomUUID(),
      ...(payload ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: raw.statusCode, body: raw.json<Answer['body']>() }
}

const post = (call: string, input: unknown, headers: Record<string, string> = {}) =>
  send(`/api/${call}`, { payload: JSON.stringify(input), headers })

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const search = (input: unknown): string => {
  const pairs = Object.entries(input ?? {}).flatMap(([name, value]): [string, string][] =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, text(one).toWellFormed()]),
  )
  return new URLSearchParams(pairs).toString()
}

const ask = (key: string, call: Call, input: unknown): Promise<Answer> => {
  const url = `/api/${key.replace('.', '/')}`
  return call.kind === 'command'
    ? send(url, { payload: JSON.stringify(input) })
    : send(`${url}?${search(input)}`, { method: 'GET' })
}

/** In both tongues, without a word of the machine's own. */
const expectWorded = ({ status, body }: Answer, code: unknown = expect.any(String)) => {
  expect({ status, body }).toMatchObject({
    status: expect.toSatisfy((n: number) => n >= 400 && n < 500),
    body: { refused: { code, zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[A-Z]/) } },
  })
  expect(JSON.stringify(body)).not.toMatch(/postgres|syntax|stack|ECONN|\bat .*\.ts/)
}

const unchanged = async (work: () => Promise<unknown>): Promise<void> => {
  const before = await allRows(w)
  await work()
  expect(await allRows(w)).toEqual(before)
}

const commands = (): Promise<number> =>
  asOwner(w.database, async (client) => {
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from kernel.command')
    return rows[0]?.n ?? -1
  })

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`
const said = (words: string): string => `{"text":${words},"area":"990101.001.001"}`
const latin = (bytes: string): Buffer => Buffer.from(bytes, 'latin1')

describe('a body that is no input', () => {
  test.each<[string, string | Buffer, string]>([
    ['cut short', '{"text":"路灯', 'not-json'],
    ['no JSON at all', 'text=路灯', 'not-json'],
    ['two values', '{}{}', 'not-json'],
    [
      'bytes that are not UTF-8',
      Buffer.concat([latin('{"text":"'), latin('\xc2\xb7\xb5\xc6'), latin('"}')]),
      'not-json',
    ],
    ['half a character', Buffer.concat([latin('{"text":"'), latin('\xe8\xb7'), latin('"}')]), 'not-json'],
    ['UTF-16', Buffer.from(said('"路灯坏了"'), 'utf16le'), 'not-json'],
    ['a key that reaches for the prototype', '{"__proto__":{"admin":true},"text":"路灯"}', 'not-json'],
    ['a constructor that reaches for it', '{"constructor":{"prototype":{"admin":true}},"text":"路灯"}', 'not-json'],
    ['null', 'null', 'invalid-input'],
    ['a list', '[]', 'invalid-input'],
    ['a word', '"路灯坏了"', 'invalid-input'],
    ['a NUL', said('"路\\u0000灯"'), 'invalid-input'],
    ['half a surrogate pair', said('"路\\ud83d灯"'), 'invalid-input'],
    ['a NUL in a name', '{"text":"路灯","a\\u0000b":1}', 'invalid-input'],
    ['deeper than anything', `{"text":"路灯","more":${nested(100_000)}}`, 'invalid-input'],
    ['text as a number', said('12'), 'invalid-input'],
    ['text as a list', said('["路灯"]'), 'invalid-input'],
    ['nothing but blanks', said('" \\n\\t "'), 'invalid-input'],
    ['more text than anybody reads', said(JSON.stringify('灯'.repeat(4001))), 'invalid-input'],
    ['more than a megabyte', said(JSON.stringify('灯'.repeat(400_000))), 'too-large'],
    [
      'a thousand files',
      `{"text":"路灯","files":${JSON.stringify(Array.from({ length: 1000 }, randomUUID))}}`,
      'invalid-input',
    ],
    ['a place that is none', '{"text":"路灯","area":"../../etc"}', 'invalid-input'],
    ['a point off the earth', '{"text":"路灯","point":{"lat":91,"long":0}}', 'invalid-input'],
    ['a number that is none', '{"text":"路灯","point":{"lat":1e999,"long":0}}', 'invalid-input'],
    ['an ID number', said('"我是11010519491231002X"'), 'casework.id-number'],
    ['an area that is not here', '{"text":"路灯","area":"110101"}', 'casework.area-not-found'],
  ])('%s', async (_what, payload, code) => {
    await unchanged(async () => expectWorded(await send('/api/casework/say', { payload }), code))
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'nonsense'])(
    'sent as %s',
    async (type) => {
      const payload = said('"路灯坏了"')
      await unchanged(async () =>
        expectWorded(await send('/api/casework/say', { payload, headers: { 'content-type': type } })),
      )
    },
  )

  test('none at all', async () => {
    await unchanged(async () => {
      expectWorded(await send('/api/casework/say', {}), 'invalid-input')
      expectWorded(await send('/api/casework/say', { headers: { 'content-type': 'application/json' } }), 'not-json')
    })
  })
})

describe('a call that takes a large file', () => {
  const map = (megabytes: number) => JSON.stringify({ text: 'x'.repeat(megabytes * 1024 * 1024) })
  const draw = (payload: string, headers = {}) => send('/api/org/importMap', { payload, headers })

  test('reads what is larger than an ordinary body, up to its own limit', async () => {
    await unchanged(async () => {
      expectWorded(await draw(map(2)), 'org.map-unreadable')
      const answer = await draw(map(33))
      expectWorded(answer, 'too-large')
      expect(answer.body.refused?.zh).toContain('32 MB')
    })
  })

  test('reads nothing from those who may not make the call', () =>
    unchanged(async () => expectWorded(await draw(map(33), { 'x-as': 'nobody' }), 'sign-in-first')))
})

describe('an address or a header that is wrong', () => {
  test.each<[string, Sent, string, string]>([
    ['a call that is none', {}, '/api/casework/dropEverything', 'unknown-call'],
    ['a room that is none', {}, '/api/nowhere/say', 'unknown-call'],
    ['a command asked by GET', { method: 'GET' }, '/api/casework/say', 'unknown-call'],
    ['a query sent by POST', {}, '/api/casework/list', 'unknown-call'],
    ['a job of the house itself', {}, '/api/casework/sweep', 'unknown-call'],
    ['a name of every object', { method: 'GET' }, '/api/casework/constructor', 'unknown-call'],
    ['an address that cannot be read', { method: 'GET' }, '/api/casework/%zz', 'unknown-call'],
    ['a NUL in a question', { method: 'GET' }, '/api/casework/list?text=%00', 'invalid-input'],
    ['one answer asked for twice', { method: 'GET' }, '/api/casework/list?text=a&text=b', 'invalid-input'],
    ['a page beyond all pages', { method: 'GET' }, '/api/casework/list?after=2026-13-01T00:00:00Z_x', 'invalid-input'],
    ['a cursor of dashes', { method: 'GET' }, `/api/casework/list?after=_${'-'.repeat(36)}`, 'invalid-input'],
    ['a limit of nothing', { method: 'GET' }, '/api/inbox/list?limit=NaN', 'invalid-input'],
    ['a year that nobody counts', { method: 'GET' }, '/api/casework/list?from=0000-01-01T00:00:00Z', 'invalid-input'],
  ])('%s', async (_what, sent, url, code) => {
    await unchanged(async () => expectWorded(await send(url, sent), code))
  })

  test.each(['', 'x', '1', `${randomUUID()}x`, `${randomUUID()},${randomUUID()}`, `' or 1=1`])(
    'a command with %j for an id',
    async (key) => {
      const sent = { payload: said('"路灯坏了"'), headers: { 'idempotency-key': key } }
      await unchanged(async () => expectWorded(await send('/api/casework/say', sent), 'command-id-missing'))
    },
  )

  test.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://elsewhere.example' }],
    ['a page without a place', { origin: 'null' }],
    ['a form on another site', { 'sec-fetch-site': 'cross-site' }],
  ])('a command from %s', async (_what, headers) => {
    const payload = said('"路灯坏了"')
    await unchanged(async () => expectWorded(await send('/api/casework/say', { payload, headers }), 'foreign-origin'))
  })
})

describe('what is not the asker’s to name', () => {
  test('ids of other things, of nothing and in capitals', async () => {
    await unchanged(async () => {
      for (const id of [w.units.lamp, w.posts.lamp, held.request, randomUUID(), randomUUID().toUpperCase()])
        expectWorded(await post('casework/note', { case: id, text: '看过' }), 'casework.case-not-found')
      expectWorded(await post('casework/dispatch', { case: held.case, unit: held.case, category: 'city-light' }))
      expectWorded(await post('casework/note', { case: held.case, text: '看过', files: [held.case] }), 'not-found')
      expectWorded(await post('casework/redact', { case: held.case, target: randomUUID(), text: '', reason: '无' }))
      expectWorded(
        await post('inbox/handOver', { duty: held.case, to: held.case, reason: '转交' }),
        'inbox.duty-not-found',
      )
      expectWorded(
        await post('inbox/cover', { post: w.units.lamp, person: null, reason: '空缺' }),
        'inbox.post-not-found',
      )
    })
  })

  test('a judgement in the name of a request that is another case’s', async () => {
    const [claimed, other] = [await caseAt(w, 'claimed'), await caseAt(w, 'received')]
    const judgement = { case: claimed.case, request: other.request, how: 'phone', ...content }
    await unchanged(async () =>
      expectWorded(await post('casework/recordJudgement', judgement), 'casework.request-not-found'),
    )
  })

  test('the code of another request', async () => {
    const other = await caseAt(w, 'claimed')
    const key = { number: held.number, code: other.code }
    await unchanged(async () => {
      expectWorded(await post('casework/judge', { ...key, ...content }, { 'x-as': 'nobody' }), 'casework.key-wrong')
      expectWorded(
        await post('casework/withdraw', { number: `${held.number}'`, code: other.code }),
        'casework.key-wrong',
      )
    })
  })

  test('a command sent again by somebody else, or with other words', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const first = await post('casework/say', { text: '井盖松动', area: '990101.001.001' }, headers)
    expect(first.status).toBe(200)
    await unchanged(async () => {
      expect(await post('casework/say', { text: '井盖松动', area: '990101.001.001' }, headers)).toEqual(first)
      const others = { ...headers, 'x-as': 'nobody' }
      expectWorded(await post('casework/say', { text: '井盖松动', area: '990101.001.001' }, others), 'command-reused')
      expectWorded(await post('casework/say', { text: '别的事', area: '990101.001.001' }, headers), 'command-reused')
      expectWorded(await post('casework/note', { case: held.case, text: '看过' }, headers), 'command-reused')
    })
  })
})

describe('dates', () => {
  const hour = (hours: number) => w.clock.now().add({ hours }).toString()

  test('to come where they must be past, past where they must be to come', async () => {
    await unchanged(async () => {
      const heard = { text: '路灯', area: '990101.001.001', channel: 'phone', saidAt: later(w) }
      expectWorded(await post('casework/record', heard), 'casework.date-future')
      const help = { case: held.case, unit: w.units.water, task: '看看', due: hour(-1) }
      expectWorded(await post('casework/addCo', help), 'casework.date-past')
      const pause = { case: held.case, kind: 'pause', why: 'force-majeure', until: hour(-1), reason: '暴雨' }
      expectWorded(await post('casework/ask', pause), 'casework.date-past')
    })
  })

  test('in a year whose calendar is not loaded: no date is promised, and the reason is said', async () => {
    const now = w.clock.now().toString()
    w.clock.set('2026-12-31T01:00:00Z')
    const { case: id } = await caseAt(w, 'dispatched')
    const view = await w.casework('get', { case: id }, w.staff.lamp)
    w.clock.set(now)
    const clock = view.ok ? view.value.clocks.find(({ kind }) => kind === 'resolve') : undefined
    expect(clock).toMatchObject({
      due: null,
      why: { zh: expect.stringContaining('2027'), en: expect.stringContaining('2027') },
    })
  })
})

/** Every call that comes over the network. */
const served: [string, Call][] = rooms.flatMap((room) =>
  Object.entries(room.calls)
    .filter(([, call]) => call.needs !== 'system')
    .map(([name, call]): [string, Call] => [`${room.name}.${name}`, call]),
)

describe('whatever is sent is answered in words, and a refusal changes nothing', () => {
  test.each(served)('%s', async (key, call) => {
    const before = { rows: await allRows(w), commands: await commands() }
    let done = 0
    await fc.assert(
      fc.asyncProperty(inputsOf(call, ids), async (input) => {
        const answer = await ask(key, call, input)
        if (answer.status === 200) done += 1
        else expectWorded(answer)
      }),
      { numRuns: 15 },
    )
    expect(await commands()).toBe(before.commands + (call.kind === 'command' ? done : 0))
    if (call.kind === 'query' || done === 0) expect(await allRows(w)).toEqual(before.rows)
  })
})
