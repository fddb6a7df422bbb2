import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { rows, transact } from '#kernel/db'
import { deliver, post, type Adapter, type Message, type Waiting } from '#kernel/outbox'
import { scopeOf } from '#kernel/rights'
import { makeWorld, setClock, tenant, type SetClock, type World } from '#test/world'

let world: World
let clock: SetClock
let sent: Waiting[]

const scope = scopeOf(tenant, { kind: 'system' }, 'anyone')
const text = () => clock.now().toString({ smallestUnit: 'millisecond' })

beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.close())
beforeEach(() => {
  clock = setClock('2026-09-07T01:00:00.000Z')
  sent = []
})
afterEach(async () => {
  await deliver(world.db, tenant, all(works), Temporal.Instant.from('2036-01-01T00:00:00Z'), 1000)
})

const message = (over: Partial<Message> = {}): Message => ({
  channel: 'sms',
  recipient: '13900000001',
  kind: 'casework.claim',
  title: '答复',
  body: '路灯已修好',
  subject: 'case:1',
  ...over,
})
const works: Adapter = async (m) => void sent.push(m)
const all = (adapter: Adapter) => ({ sms: adapter, mail: adapter, webhook: adapter })
const put = (...messages: Message[]) => transact(world.db, scope, (tx) => post(tx, tenant, messages, text()))
const run = (adapter: Adapter = works) => deliver(world.db, tenant, all(adapter), clock.now())

type Row = {
  body: string
  state: string
  tries: number
  next_try: string
  last_error: string | null
  sent_at: string | null
}
const standing = (subject: string): Promise<Row[]> =>
  transact(world.db, scope, (tx) =>
    rows(sql<Row>`select * from kernel.message where subject = ${subject} order by id`, tx),
  )

const fails: Adapter = async (m) => {
  throw Object.assign(new Error(`550 ${m.recipient} refused: ${m.body}`), { code: 'EENVELOPE' })
}

test('a message goes out once and is marked with when', async () => {
  await put(message({ subject: 'case:once' }))
  expect(await run()).toBe(1)
  expect(await run()).toBe(0)
  expect(sent).toEqual([expect.objectContaining({ recipient: '13900000001', body: '路灯已修好', tries: 1 })])
  expect(await standing('case:once')).toEqual([
    expect.objectContaining({ state: 'sent', sent_at: text(), last_error: null }),
  ])
})

test('no more messages are taken than were asked for', async () => {
  await put(...Array.from({ length: 40 }, (_, i) => message({ subject: `case:many-${i}` })))
  expect(await deliver(world.db, tenant, all(works), clock.now(), 5)).toBe(5)
})

test('a change that is undone sends nothing', async () => {
  const undone = transact(world.db, scope, async (tx) => {
    await post(tx, tenant, [message({ subject: 'case:undone' })], text())
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await run()).toBe(0)
})

test('failures wait longer each time, and after the ninth try the message is given up for a person to see', async () => {
  await put(message({ subject: 'case:fails' }))
  const waits: number[] = []
  for (let i = 0; i < 8; i += 1) {
    expect(await run(fails)).toBe(0)
    const [row] = await standing('case:fails')
    expect(row).toMatchObject({ tries: i + 1, state: 'waiting' })
    const next = Temporal.Instant.from(row!.next_try)
    waits.push(clock.now().until(next).total('minutes'))
    clock.set(next.subtract({ milliseconds: 1 }).toString())
    expect(await run()).toBe(0)
    clock.set(next.toString())
  }
  expect(waits).toEqual([1, 5, 30, 60, 60, 120, 240, 480])
  await run(fails)
  expect(await standing('case:fails')).toEqual([
    expect.objectContaining({ state: 'given-up', tries: 9, sent_at: null }),
  ])
  clock.forward({ hours: 1000 })
  expect(await run()).toBe(0)
})

test('neither the log nor the reason kept says to whom or what', async () => {
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name))
  await put(message({ subject: 'case:quiet' }))
  await run(fails)
  expect((await standing('case:quiet'))[0]?.last_error).toBe('EENVELOPE')
  clock.forward({ minutes: 1 })
  await run(async (m) => {
    throw new Error(m.recipient)
  })
  expect((await standing('case:quiet'))[0]?.last_error).toBe('Error')
  for (const spy of spies) {
    expect(spy).not.toHaveBeenCalled()
    spy.mockRestore()
  }
})

test('what a sender that died was holding is sent by the next one, not before its lease ends', async () => {
  await put(message({ subject: 'case:died' }))
  let taken: () => void = () => undefined
  const holding = new Promise<void>((resolve) => (taken = resolve))
  // the dying sender's adapter hangs; nobody settles the message until the other has sent it
  let die: (error: Error) => void = () => undefined
  const dying = run(() => {
    taken()
    return new Promise((_, reject) => (die = reject))
  })
  await holding
  expect((await standing('case:died'))[0]).toMatchObject({ state: 'sending', tries: 1 })
  clock.forward({ minutes: 4, seconds: 59 })
  expect(await run()).toBe(0)
  clock.forward({ seconds: 1 })
  expect(await run()).toBe(1)
  die(new Error('too late'))
  expect(await dying).toBe(0)
  expect((await standing('case:died'))[0]).toMatchObject({ state: 'sent', tries: 2, last_error: null })
})

test('two senders at once share the work and send nothing twice', async () => {
  await put(...Array.from({ length: 30 }, (_, i) => message({ subject: `case:share-${i}`, body: String(i) })))
  const counts = await Promise.all([run(), run(), run()])
  expect(counts.reduce((a, b) => a + b)).toBe(30)
  expect(new Set(sent.map((m) => m.body)).size).toBe(30)
})

test('a younger message about the same thing waits for the older one to the same person, and for no other', async () => {
  await put(message({ subject: 'case:order', body: '一' }), message({ subject: 'case:order', body: '二' }))
  await put(message({ subject: 'case:order', body: '别人', recipient: '13900000002' }))
  const stumble: Adapter = async (m) => {
    if (m.body === '一' && m.tries === 1) throw new Error('busy')
    sent.push(m)
  }
  await run(stumble)
  await run(stumble)
  expect(sent.map((m) => m.body)).toEqual(['别人'])
  clock.forward({ minutes: 1 })
  await run(stumble)
  await run(stumble)
  expect(sent.map((m) => m.body)).toEqual(['别人', '一', '二'])
})

test('messages written together keep the order in which they were written', async () => {
  const bodies = Array.from({ length: 20 }, (_, i) => String(i))
  await put(...bodies.map((body) => message({ subject: 'case:together', body })))
  for (const _ of bodies) await run()
  expect(sent.map((m) => m.body)).toEqual(bodies)
})

test('another tenant’s or a narrower view sees no message', async () => {
  await put(message({ subject: 'case:wall' }))
  const see = (view: typeof scope) =>
    transact(world.db, view, (tx) => rows(sql`select id from kernel.message where subject = 'case:wall'`, tx))
  expect(await see(scope)).toHaveLength(1)
  expect(await see({ tenant: 990_102, areas: ['990102'], units: [] })).toEqual([])
  expect(await see({ tenant, areas: ['990101.001'], units: [] })).toEqual([])
  expect(await see(scopeOf(tenant, { kind: 'public' }, 'anyone'))).toEqual([])
})
