import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { admitFile } from '#kernel/files/admit'
import { keepFiles } from '#kernel/files/keep'
import { diskStore, type FileStore } from '#kernel/files/store'
import { exchangeWith } from '#kernel/outbox/exchange'
import { caseAt, content, type Held } from '#test/case-at'
import { must } from '#test/office'
import { connect } from '#test/remote-at'
import { tablesHolding } from '#test/rows'
import { theirServer, type TheirServer } from '#test/their-server'
import { again, makeWorld, stranger, system, tenant, type World } from '#test/world'
import { postCases, readRemotes } from '../../src/server/remotes/tend.ts'

let w: World
let them: TheirServer
const exchange = exchangeWith('127.0.0.1', 1500)
let folder: string
let store: FileStore

beforeAll(async () => {
  w = await makeWorld()
  folder = await mkdtemp(join(tmpdir(), 'remote-'))
  store = await diskStore(folder)
})
afterAll(async () => {
  await w.close()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  them = await theirServer()
  await connect(w, { url: them.url })
})
afterEach(async () => {
  // what this test left open is no longer theirs to tell of
  for (const { id, status } of (await must(w.casework('list', { type: 'open' }, w.staff.leader))).cases)
    await (status === 'claimed'
      ? w.casework('recordJudgement', { case: id, how: 'phone', ...content }, w.staff.operator)
      : w.casework('refer', { case: id, reason: 'out-of-scope', reply: '到此为止' }, w.staff.dispatcher))
  them.behaves()
  await connect(w, { url: them.url })
  await post()
  await them.close()
})

const publicUrl = 'https://house.test'
const postBy = (by: typeof exchange) => postCases({ house: w.house, exchange: by, store, publicUrl })
const post = () => postBy(exchange)
const read = async () => {
  w.clock.forward({ minutes: 6 })
  await readRemotes(w.house, exchange)
}
const view = async ({ case: id }: Held) => must(w.casework('get', { case: id }, w.staff.dispatcher))
const actsOf = async (held: Held) => (await view(held)).timeline.map(({ act }) => act)
const says = (n: number, status: string, text: string, id: string) =>
  them.updates.push({
    update_id: id,
    service_request_id: `R-${n}`,
    status,
    description: text,
    updated_datetime: w.clock.now().toString({ smallestUnit: 'second' }),
    media_url: null,
  })
const unsatisfied = {
  solved: false,
  speed: 'mostly',
  result: 'unsatisfied',
  attitude: 'satisfied',
  reply: 'mostly',
} as const

describe.each(['json', 'xml'] as const)('a unit that runs its own server, in %s', (format) => {
  beforeEach(async () => {
    await connect(w, { url: them.url, format })
  })

  test('is posted the case, and its “closed” is a claim that the resident judges and that is done again', async () => {
    const held = await caseAt(w, 'dispatched')
    expect(await actsOf(held)).toEqual(['say', 'dispatch', 'posting'])
    expect(await view(held)).toMatchObject({ handedOver: { state: 'waiting', theirs: null } })
    await post()
    const [arrived] = them.requests
    expect(Object.fromEntries(arrived?.fields ?? [])).toMatchObject({
      api_key: 'sesame',
      service_code: 'LAMP-01',
      address_string: '杏花社区',
      description: expect.stringContaining('杏花路口的路灯三天不亮了'),
      'attribute[external_id]': held.number,
    })
    expect(arrived?.fields.get('phone')).toBeNull()
    expect(await view(held)).toMatchObject({
      case: { status: 'dispatched', leadName: { zh: '县路灯管理所' } },
      handedOver: { state: 'sent', theirs: 'R-1', notice: '五个工作日内答复', failure: null },
    })

    await read()
    // that their machine knows it accepts nothing
    expect(await view(held)).toMatchObject({ case: { status: 'dispatched' }, handedOver: { state: 'acknowledged' } })
    says(1, 'IN_PROGRESS', '师傅已出发 <3', 'u1')
    await read()
    expect(await view(held)).toMatchObject({ case: { status: 'handling' } })
    says(1, 'fixed', '灯泡已换好。', 'u2')
    await read()
    await read()
    const claimed = await view(held)
    expect(claimed.case.status).toBe('claimed')
    expect(claimed.timeline.map(({ act }) => act).slice(4)).toEqual(['accept', 'note', 'claim'])
    expect(claimed.timeline.at(-1)).toMatchObject({
      who: { zh: '县路灯管理所（经其系统）' },
      data: { reply: '灯泡已换好。' },
    })

    const { number, code } = held
    await must(w.casework('judge', { number, code, ...unsatisfied, words: '还是不亮' }, stranger()))
    await must(w.casework('add', { number, code, text: '今晚又黑了' }, stranger()))
    await post()
    await post()
    expect(them.pushed.map((one) => [one.get('status'), one.get('service_request_id')])).toEqual([
      ['REOPEN', 'R-1'],
      ['OPEN', 'R-1'],
    ])
    expect(them.pushed[0]?.get('description')).toContain('还是不亮')
    expect(them.pushed[1]?.get('description')).toBe('今晚又黑了')
    await read()
    expect((await view(held)).case.status).toBe('handling')
    says(1, 'closed', '线路已重接。', 'u3')
    await read()
    expect(await view(held)).toMatchObject({ case: { status: 'claimed' }, handedOver: { waiting: 0, failure: null } })
    expect(them.requests).toHaveLength(1)
  })
})

describe('a server without the extension of updates', () => {
  beforeEach(async () => {
    await connect(w, { url: them.url, updates: false })
  })

  test('is read by its list, and learns of a new round by a new request', async () => {
    const held = await caseAt(w, 'dispatched')
    await post()
    Object.assign(them.requests[0] ?? {}, {
      status: 'closed',
      status_notes: '已修',
      updated_datetime: '2026-09-08T01:00:00Z',
    })
    await read()
    await read()
    expect(await view(held)).toMatchObject({ case: { status: 'claimed' } })
    const { number, code } = held
    await must(w.casework('judge', { number, code, ...unsatisfied }, stranger()))
    await post()
    expect(them.requests.map(({ fields }) => fields.get('attribute[external_id]'))).toEqual([number, `${number}-2`])
    await read()
    expect((await view(held)).case.status).toBe('handling')
    expect(them.pushed).toEqual([])
  })
})

describe('what they say', () => {
  const there = async () => {
    const held = await caseAt(w, 'dispatched')
    await post()
    return held
  }

  test('“not ours” is a return with their words; somebody rules, and until then the unit holds it', async () => {
    const held = await there()
    says(1, 'not_councils_responsibility', '这条路归公路局。', 'n1')
    await read()
    expect(await view(held)).toMatchObject({
      case: { status: 'dispatched', returnPending: true, leadName: { zh: '县路灯管理所' } },
      timeline: expect.arrayContaining([
        expect.objectContaining({ act: 'return', data: expect.objectContaining({ basis: '这条路归公路局。' }) }),
      ]),
    })
    await must(
      w.casework(
        'ruleReturn',
        { case: held.case, upheld: true, unit: w.units.water, note: '改派' },
        w.staff.dispatcher,
      ),
    )
    expect((await view(held)).handedOver).toBeNull()
    says(1, 'closed', '我们不管', 'n2')
    await read()
    expect((await view(held)).case.status).toBe('dispatched')
  })

  test('a duplicate, no further action and a status nobody knows are told, never taken for done', async () => {
    const held = await there()
    for (const [i, status] of ['duplicate', 'no_further_action', 'gone fishing'].entries()) {
      says(1, status, `词${i}`, `s${i}`)
      await read()
    }
    expect(await view(held)).toMatchObject({ case: { status: 'handling', type: 'open' } })
    expect((await actsOf(held)).filter((act) => act === 'note')).toHaveLength(3)
  })

  test('an ID number is covered and a claim without words says that there were none', async () => {
    const held = await there()
    says(1, 'in_progress', '已联系11010519491231002X', 'i1')
    says(1, 'closed', '', 'i2')
    await read()
    const { timeline } = await view(held)
    expect(JSON.stringify(timeline)).not.toContain('11010519491231002X')
    expect(timeline.at(-1)).toMatchObject({
      act: 'claim',
      data: { reply: expect.stringContaining('没有说明办理情况') },
    })
  })

  test('a word about a case that is not with them changes nothing', async () => {
    const held = await there()
    says(99, 'closed', '别人的', 'x1')
    const before = await actsOf(held)
    await read()
    expect(await actsOf(held)).toEqual(before)
  })
})

describe('a server of batches', () => {
  test('gives a token, which is asked about until it has a number', async () => {
    await them.close()
    them = await theirServer('batch')
    await connect(w, { url: them.url })
    const held = await caseAt(w, 'dispatched')
    await post()
    expect((await view(held)).handedOver).toMatchObject({ state: 'sent', theirs: null })
    w.clock.forward({ minutes: 6 })
    await post()
    expect((await view(held)).handedOver).toMatchObject({ state: 'sent', theirs: null, failure: { zh: /编号/ } })
    them.tokens.set('tok-1', 'R-1')
    w.clock.forward({ minutes: 31 })
    await post()
    expect((await view(held)).handedOver).toMatchObject({ state: 'sent', theirs: 'R-1', failure: null })
    expect(them.requests).toHaveLength(1)
  })
})

type Misbehaviour = Parameters<TheirServer['misbehaves']>[0]
const answers =
  (status: number, type: string, body: string, headers: Record<string, string> = {}): Misbehaviour =>
  (_asked, response) => {
    response.writeHead(status, { 'content-type': type, ...headers })
    response.end(body)
    return true
  }
const json = 'application/json'

describe('a server that misbehaves', () => {
  test.each<[string, Misbehaviour, string]>([
    ['says nothing for ever', () => true, '太久没有应答'],
    [
      'answers drop by drop',
      (_asked, response) => {
        response.writeHead(200, { 'content-type': json })
        const drip = setInterval(() => response.write(' '), 50)
        response.on('close', () => clearInterval(drip))
        return true
      },
      '太久没有应答',
    ],
    [
      'hangs up',
      (_asked, response) => {
        response.destroy()
        return true
      },
      '连接不上',
    ],
    ['answers without end', answers(200, json, `[${'"x",'.repeat(1_000_000)}`), '太长'],
    ['answers with a page', answers(200, 'text/html', '<!doctype html><html><body>Hi</body></html>'), '不是 Open311'],
    ['answers half a list', answers(200, json, '[{"service_request_id":'), '不是 Open311'],
    ['answers a word', answers(200, json, '"ok"'), '不是 Open311'],
    ['breaks down', answers(500, 'text/html', '<html>stack trace</html>'), '对方系统出错'],
    ['leads elsewhere', answers(302, 'text/plain', '', { location: 'http://127.0.0.1:1/' }), '转到了别的地址'],
    ['knows no such key', answers(403, json, '[{"code":403,"description":"bad key"}]'), '密钥：bad key'],
    ['does not take it', answers(400, json, '[{"code":400,"description":"缺少灯杆号"}]'), '没有接收：缺少灯杆号'],
  ])('%s: the reason is told in words, the unit holds the case, the clocks run', async (_what, how, reason) => {
    const held = await caseAt(w, 'dispatched')
    them.misbehaves(how)
    await post()
    const seen = await view(held)
    expect(seen.handedOver).toMatchObject({ theirs: null, failure: { zh: expect.stringContaining(reason) } })
    expect(seen.handedOver?.nextTry).toBe(w.clock.now().add({ minutes: 5 }).toString({ smallestUnit: 'millisecond' }))
    expect(seen.case).toMatchObject({ status: 'dispatched', leadName: { zh: '县路灯管理所' } })
    expect(seen.clocks.filter((clock) => clock.met === null).map(({ kind }) => kind)).toContain('resolve')
    // five minutes later it is found, if it had arrived, or posted once more
    them.behaves()
    w.clock.forward({ minutes: 5 })
    await post()
    expect(await view(held)).toMatchObject({ handedOver: { state: 'sent', failure: null } })
    expect(them.requests).toHaveLength(1)
    // what was misheard while reading is told as well, and nothing comes of it
    them.misbehaves(how)
    await read()
    const { remote } = await must(w.casework('remote', { unit: w.units.lamp }, w.staff.admin))
    expect(remote?.readFailure?.zh).toContain(reason)
  })

  test.each<[string, string]>([
    ['a bomb of entities', '<!DOCTYPE a [<!ENTITY b "boo">]><services>&b;</services>'],
    ['a file of ours', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><services>&b;</services>'],
    ['tags that never close', `<services>${'<a>'.repeat(50_000)}`],
    ['tags that cross', '<services><service></services></service>'],
    ['nothing', ''],
  ])('in XML, %s is not Open311', async (_what, body) => {
    await connect(w, { url: them.url, format: 'xml' })
    them.misbehaves(answers(200, 'text/xml', body))
    await w.casework('checkRemote', { unit: w.units.lamp }, w.staff.admin)
    await readRemotes(w.house, exchange)
    const { remote } = await must(w.casework('remote', { unit: w.units.lamp }, w.staff.admin))
    expect(remote).toMatchObject({ testing: false, checkFailure: { zh: '对方的应答不是 Open311 格式' } })
  })

  test('a case that arrived without an answer is found by its number and not posted twice', async () => {
    const held = await caseAt(w, 'dispatched')
    // it keeps the request, and the answer is lost on the way
    const lossy: typeof exchange = async (question) => {
      await exchange(question)
      const { NoAnswer } = await import('#kernel/outbox/exchange')
      throw new NoAnswer('timeout', true)
    }
    await postBy(lossy)
    them.behaves()
    w.clock.forward({ minutes: 5 })
    await post()
    expect(them.requests).toHaveLength(1)
    expect((await view(held)).handedOver).toMatchObject({ state: 'sent', theirs: 'R-1' })
  })

  test('a sender that died leaves the case to the next, which looks before it posts', async () => {
    const held = await caseAt(w, 'dispatched')
    await w.casework('takePostings', {}, system())
    await post()
    expect(them.requests).toHaveLength(0)
    w.clock.forward({ minutes: 5 })
    await post()
    await post()
    expect(them.requests).toHaveLength(1)
    expect((await view(held)).handedOver?.theirs).toBe('R-1')
  })
})

describe('what cannot be handed over', () => {
  test('is tried after five minutes, then every thirty, and after three days somebody is told', async () => {
    const held = await caseAt(w, 'dispatched')
    them.misbehaves(answers(503, json, '[]'))
    let tries = 0
    for (;;) {
      await post()
      tries += 1
      const { handedOver } = await view(held)
      if (handedOver?.state === 'failed') break
      w.clock.set(handedOver?.nextTry ?? '')
    }
    // at once, after five minutes, then every thirty until three days are over
    expect(tries).toBe(2 + Math.floor((3 * 24 * 60 - 5) / 30))
    const { duties } = await must(w.inbox('list', {}, w.staff.dispatcher))
    expect(duties.filter((duty) => duty.ref === held.case).map(({ kind }) => kind)).toContain('handOver')
    expect(await view(held)).toMatchObject({
      case: { type: 'open', leadName: { zh: '县路灯管理所' } },
      timeline: expect.arrayContaining([
        expect.objectContaining({
          act: 'posting',
          data: expect.objectContaining({
            says: { zh: expect.stringContaining('对方系统出错'), en: expect.anything() },
          }),
        }),
      ]),
    })
    them.behaves()
    await must(w.casework('tryPosting', { case: held.case }, w.staff.dispatcher))
    await post()
    expect((await view(held)).handedOver).toMatchObject({ state: 'sent', theirs: 'R-1' })
    const after = await must(w.inbox('list', {}, w.staff.dispatcher))
    expect(after.duties.filter((duty) => duty.ref === held.case).map(({ kind }) => kind)).not.toContain('handOver')
  })

  test('without a service for the category is told at once, and nothing is sent', async () => {
    await connect(w, { url: them.url, fallback: undefined, codes: { traffic: 'X' } })
    const held = await caseAt(w, 'dispatched')
    await post()
    expect((await view(held)).handedOver).toMatchObject({ state: 'failed', nextTry: null })
    expect(them.requests).toHaveLength(0)
  })

  test('a category goes to the service of the one it stands under', async () => {
    await connect(w, { url: them.url, codes: { city: 'CITY-01' } })
    await caseAt(w, 'dispatched')
    await post()
    expect(them.requests[0]?.fields.get('service_code')).toBe('CITY-01')
  })

  test('waits while the connection is turned off', async () => {
    const held = await caseAt(w, 'dispatched')
    await connect(w, { url: them.url, on: false })
    expect(await post()).toBe(0)
    expect((await view(held)).handedOver).toMatchObject({ state: 'waiting', on: false })
    await connect(w, { url: them.url })
    await post()
    expect(them.requests).toHaveLength(1)
  })
})

describe('what must not get out', () => {
  test('the key stands nowhere in the database, and is not sent to another address', async () => {
    await connect(w, { url: them.url, key: 'open-sesame-4711' })
    expect(await tablesHolding(w, 'open-sesame-4711')).toEqual([])
    const moved = await w.casework(
      'saveRemote',
      { unit: w.units.lamp, url: 'https://elsewhere.example.org/v2' },
      w.staff.admin,
    )
    expect(moved).toMatchObject({ refusal: { code: 'casework.key-again' } })
  })

  test('contact goes along only where the unit needs it and the resident agreed', async () => {
    await connect(w, { url: them.url, contact: true })
    await caseAt(w, 'dispatched')
    await post()
    expect(them.requests[0]?.fields.get('phone')).toBe('13800000000')
    const silent = await must(
      w.casework(
        'say',
        { text: '这里也不亮', area: '990101.001.001', contact: { phone: '13900000009', consent: false } },
        stranger(),
      ),
    )
    await must(
      w.casework('dispatch', { case: silent.case, unit: w.units.lamp, category: 'city-light' }, w.staff.dispatcher),
    )
    await post()
    expect(them.requests[1]?.fields.get('phone')).toBeNull()
  })

  test('what a moderator covered goes out covered', async () => {
    const held = await caseAt(w, 'dispatched')
    const { case: id, request } = held
    await must(
      w.casework('redact', { case: id, target: request, text: '路灯不亮', reason: '含姓名' }, w.staff.dispatcher),
    )
    await post()
    expect(them.requests[0]?.fields.get('description')).toBe(`【${held.number}】路灯不亮`)
  })

  test('a server in an inner network is not called unless the deployment opens it', async () => {
    const held = await caseAt(w, 'dispatched')
    await postBy(exchangeWith('', 1500))
    expect((await view(held)).handedOver?.failure?.zh).toContain('没有被允许访问')
    expect(them.requests).toHaveLength(0)
  })
})

/** A case with answers and, where it has any, pictures, sent to the lamp office. */
const dispatched = async (more: object = {}) => {
  const said = { text: '路灯不亮', area: '990101.001.001', category: 'city-light', ...more }
  const held = await must(w.casework('say', said, stranger()))
  await must(
    w.casework('dispatch', { case: held.case, unit: w.units.lamp, category: 'city-light' }, w.staff.dispatcher),
  )
  return held
}
const check = async () => {
  await must(w.casework('checkRemote', { unit: w.units.lamp }, again(w.staff.admin)))
  await readRemotes(w.house, exchange)
}
const remoteNow = async () => (await must(w.casework('remote', { unit: w.units.lamp }, w.staff.admin))).remote

describe.each(['json', 'xml'] as const)('what they ask beside the words, in %s', (format) => {
  const said = (zh: string) => ({ zh, en: zh })
  const question = { hint: null, required: false, variable: true, values: [], public: false }
  const attributes = [
    { ...question, code: 'pole', question: said('灯杆号'), datatype: 'string' as const },
    {
      ...question,
      code: 'SIGN',
      question: said('现象'),
      datatype: 'multivaluelist' as const,
      values: [
        { key: '1', name: { zh: '不亮', en: 'out' } },
        { key: '3', name: { zh: '闪', en: 'flickers' } },
      ],
    },
  ]
  const form = { category: 'city-light', description: null, keywords: [] }

  beforeEach(async () => {
    await must(w.casework('saveCategoryForm', { ...form, attributes }, again(w.staff.admin)))
    them.questions.push(
      { code: 'POLE', required: true, datatype: 'string' },
      {
        code: 'fault',
        required: true,
        datatype: 'multivaluelist',
        values: [
          { key: 'F-1', name: 'OUT' },
          { key: 'F-2', name: 'flickers' },
        ],
      },
      { code: 'fixmystreet_id', required: true, datatype: 'string' },
      { code: 'colour', required: false, datatype: 'string' },
    )
    await connect(w, { url: them.url, format, answers: { 'LAMP-01/fault': 'SIGN' } })
    await check()
  })
  afterEach(async () => {
    w.clock.forward({ minutes: 1 })
    await must(w.casework('saveCategoryForm', { ...form, attributes: [] }, again(w.staff.admin)))
    w.clock.forward({ minutes: 1 })
  })

  test('is answered from what residents answered, by the code or as somebody set it', async () => {
    const held = await dispatched({ answers: { pole: ['A-17 & B'], SIGN: ['1', '3'] } })
    await post()
    const fields = them.requests[0]?.fields
    expect(fields?.get('attribute[POLE]')).toBe('A-17 & B')
    expect(fields?.getAll('attribute[fault][]')).toEqual(['F-1', 'F-2'])
    expect(fields?.get('attribute[fixmystreet_id]')).toBe(held.number)
    expect(fields?.has('attribute[colour]')).toBe(false)
  })

  test('and what nothing here answers is told to the dispatcher instead of failing in silence', async () => {
    const held = await dispatched({ answers: { SIGN: ['1'] } })
    await post()
    expect(them.requests).toHaveLength(0)
    expect((await view(held)).handedOver).toMatchObject({
      state: 'failed',
      nextTry: null,
      failure: { zh: expect.stringMatching(/必填.*POLE\?$/) },
    })
    const { duties } = await must(w.inbox('list', {}, w.staff.dispatcher))
    expect(duties.filter((duty) => duty.ref === held.case).map(({ kind }) => kind)).toContain('handOver')
    // once somebody has set which of ours answers it, it is tried again
    await connect(w, { url: them.url, format, answers: { 'LAMP-01/fault': 'SIGN', 'LAMP-01/POLE': 'SIGN' } })
    await must(w.casework('tryPosting', { case: held.case }, w.staff.dispatcher))
    await post()
    expect(them.requests[0]?.fields.get('attribute[POLE]')).toBe('不亮')
  })
})

describe('pictures', () => {
  const photo = async () => {
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
      .png()
      .toBuffer()
    const admitted = await admitFile(store, picture)
    if (!admitted.ok) throw new Error(admitted.refusal.code)
    return (await keepFiles(w.db, tenant, [admitted.value], w.clock.now()))[0] ?? ''
  }

  test('go along as files where they take files, later ones too', async () => {
    await connect(w, { url: them.url, media: 'file' })
    const held = await dispatched({ files: [await photo(), await photo()] })
    await post()
    expect(them.requests[0]?.fields.get('description')).toContain(held.number)
    expect(them.requests[0]?.pictures).toHaveLength(2)
    expect((await sharp(them.requests[0]?.pictures[0]).metadata()).width).toBe(8)
    const { number, code } = held
    await must(w.casework('add', { number, code, text: '今晚的照片', files: [await photo()] }, stranger()))
    await post()
    expect(them.pushed[0]?.get('description')).toBe('今晚的照片')
  })

  test('go by address only where somebody released them, and not at all where they take none', async () => {
    await connect(w, { url: them.url, media: 'url' })
    const [first, second] = [await photo(), await photo()]
    const said = { text: '路灯不亮', area: '990101.001.001', category: 'city-light', files: [first, second] }
    const held = await must(w.casework('say', said, stranger()))
    await must(w.casework('publish', { case: held.case, text: '路灯不亮', files: [second] }, w.staff.dispatcher))
    const to = { case: held.case, unit: w.units.lamp, category: 'city-light' }
    await must(w.casework('dispatch', to, w.staff.dispatcher))
    await dispatched({ files: [await photo()] })
    await post()
    const addresses = new Set(them.requests.map(({ fields }) => fields.get('media_url')))
    expect(addresses).toEqual(new Set([`${publicUrl}/pictures/${second}`, null]))
    await connect(w, { url: them.url })
    await dispatched({ files: [await photo()] })
    await post()
    expect(them.requests.at(-1)).toMatchObject({ pictures: [] })
    expect(them.requests.at(-1)?.fields.has('media_url')).toBe(false)
  })
})

describe('what a unit held before it was connected', () => {
  test('is told of, and follows when somebody says so, also where it was cut off', async () => {
    await connect(w, { url: them.url, on: false })
    const [one, other] = [await caseAt(w, 'handling'), await caseAt(w, 'dispatched')]
    await caseAt(w, 'claimed')
    await connect(w, { url: them.url })
    expect(await post()).toBe(0)
    expect(await remoteNow()).toMatchObject({ held: 2, catchingUp: false })
    expect(await must(w.casework('handOverHeld', { unit: w.units.lamp }, w.staff.admin))).toMatchObject({ held: 2 })
    expect(await remoteNow()).toMatchObject({ held: 2, catchingUp: true })
    // whoever began it is gone; the next goes on
    await w.casework('handOverNext', {}, system())
    expect(await remoteNow()).toMatchObject({ held: 0 })
    expect(await post()).toBe(2)
    expect(await remoteNow()).toMatchObject({ held: 0, catchingUp: false })
    // both fell due at one instant: either may go first
    const told = them.requests.map(({ fields }) => fields.get('attribute[external_id]'))
    expect(told).toHaveLength(2)
    expect(new Set(told)).toEqual(new Set([one.number, other.number]))
    expect(await view(one)).toMatchObject({
      case: { status: 'handling' },
      handedOver: { state: 'sent', theirs: `R-${told.indexOf(one.number) + 1}` },
    })
    expect(await actsOf(one)).toContain('posting')
    await post()
    expect(them.requests).toHaveLength(2)
  })

  test('comes to them with its next round, where they had reported it done', async () => {
    await connect(w, { url: them.url, on: false })
    const { number, code } = await caseAt(w, 'claimed')
    await connect(w, { url: them.url })
    await must(w.casework('judge', { number, code, ...unsatisfied }, stranger()))
    await post()
    expect(them.requests[0]?.fields.get('attribute[external_id]')).toBe(number)
  })
})

describe('a case that is taken away', () => {
  const ruledAway = async (held: Held) => {
    await must(w.casework('return', { case: held.case, reason: 'not-our-duty', basis: '职责清单' }, w.staff.lamp))
    const ruling = { case: held.case, upheld: true, unit: w.units.water, note: '属供水公司' }
    await must(w.casework('ruleReturn', ruling, w.staff.dispatcher))
  }

  test('is told to them as far as they take words, and the log says so', async () => {
    const held = await caseAt(w, 'dispatched')
    await post()
    await ruledAway(held)
    await post()
    const told = them.pushed.at(-1)
    expect([told?.get('status'), told?.get('service_request_id')]).toEqual(['CLOSED', 'R-1'])
    expect(told?.get('description')).toContain('属供水公司')
    const { timeline, case: row, handedOver } = await view(held)
    expect(row).toMatchObject({ leadName: { zh: '县供水公司' } })
    expect(handedOver).toBeNull()
    expect(timeline.at(-1)).toMatchObject({ act: 'posting', data: { step: 'pushed' } })
  })

  test.each([
    [
      'withdrawn',
      async (held: Held) => must(w.casework('withdraw', { number: held.number, code: held.code }, stranger())),
    ],
    [
      'referred elsewhere',
      async (held: Held) =>
        must(w.casework('refer', { case: held.case, reason: 'out-of-scope', reply: '请找法院' }, w.staff.dispatcher)),
    ],
  ])('is told to them when it is %s', async (_what, end) => {
    const held = await caseAt(w, 'dispatched')
    await post()
    await end(held)
    await post()
    expect(them.pushed.map((one) => one.get('status'))).toEqual(['CLOSED'])
    expect((await actsOf(held)).at(-1)).toBe('posting')
  })

  test('is told to them also where other words had not reached them yet', async () => {
    const held = await caseAt(w, 'dispatched')
    await post()
    await must(w.casework('add', { number: held.number, code: held.code, text: '还没修' }, stranger()))
    await ruledAway(held)
    await post()
    expect(them.pushed.map((one) => one.get('status'))).toEqual(['CLOSED'])
  })

  test('is told nowhere where they never heard of it', async () => {
    const held = await caseAt(w, 'dispatched')
    await ruledAway(held)
    await post()
    expect([them.requests.length, them.pushed.length]).toEqual([0, 0])
    expect((await view(held)).timeline.at(-1)?.act).toBe('ruleReturn')
  })

  test('and that they cannot be told stands in the case', async () => {
    await connect(w, { url: them.url, updates: false })
    const held = await caseAt(w, 'dispatched')
    await post()
    await ruledAway(held)
    expect((await view(held)).timeline.at(-1)).toMatchObject({
      act: 'posting',
      data: { step: 'untold', says: { zh: expect.stringContaining('其他方式告知') } },
    })
  })

  test('nor where they refuse the word', async () => {
    const held = await caseAt(w, 'dispatched')
    await post()
    await ruledAway(held)
    them.misbehaves(answers(400, json, '[{"code":400,"description":"unknown status"}]'))
    for (let tries = 0; tries < 3; tries += 1) {
      await post()
      w.clock.forward({ minutes: 31 })
    }
    expect((await view(held)).timeline.at(-1)).toMatchObject({
      act: 'posting',
      data: { step: 'untold', says: { zh: expect.stringContaining('unknown status') } },
    })
    them.behaves()
    expect(await post()).toBe(0)
  })
})
