import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { actsOf, record, seal, verify, type NewAct } from '#kernel/audit'
import { rows, transact, type Tx } from '#kernel/db'
import { newId } from '#kernel/id'
import { scopeOf } from '#kernel/rights'
import { asOwner } from '#test/server'
import { makeWorld, tenant, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const scope = scopeOf(tenant, { kind: 'system' }, 'anyone')
const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transact(w.db, scope, work)
const sealAll = (size?: number) => inside((tx) => seal(tx, tenant, w.clock.now(), size))
const check = () => inside((tx) => verify(tx, tenant))

const actOn = (subject: string, data: Record<string, unknown> = {}): NewAct => ({
  subject,
  at: w.clock.now().toString({ smallestUnit: 'millisecond' }),
  act: 'test.note',
  who: { kind: 'system' },
  data,
})
const note = (...acts: NewAct[]) => inside((tx) => record(tx, tenant, acts))

/** Nothing older is still under way, in any database of the cluster: other tests write at the same time. */
const isOldest = sql<{ yes: boolean }>`select coalesce(max(xid) < pg_snapshot_xmin(pg_current_snapshot()), true) as yes
  from kernel.act where tenant = ${tenant}`

const settled = () =>
  expect.poll(async () => (await inside((tx) => rows(isOldest, tx)))[0]?.yes, { timeout: 20_000 }).toBe(true)

/** Writes acts that can be sealed when this returns. */
async function write(...acts: NewAct[]): Promise<void> {
  await note(...acts)
  await settled()
}

/** What only the database's owner could do, behind the application's back. */
const behind = (statement: string, values: unknown[] = []) =>
  asOwner(w.database, (client) => client.query(statement, values))

let subject: string
beforeEach(async () => {
  await behind('truncate kernel.act, kernel.act_block')
  subject = `test:${newId()}`
})

describe('record', () => {
  test('acts of a subject are counted from one and read in order', async () => {
    await write(actOn(subject, { a: 1 }))
    await write(actOn(subject, { a: 2 }))
    const acts = await inside((tx) => actsOf(tx, tenant, subject))
    expect(acts.map(({ n, data }) => [n, data['a']])).toEqual([
      [1, 1],
      [2, 2],
    ])
  })

  test('two writers of one number cannot both succeed', async () => {
    await write({ ...actOn(subject), n: 1 })
    await expect(write({ ...actOn(subject), n: 1 })).rejects.toMatchObject({ code: '23505' })
  })
})

describe('seal and verify', () => {
  test('what is sealed is sealed once, block behind block, and holds', async () => {
    for (const a of [1, 2, 3]) await write(actOn(subject, { a, 诉求: { 乙: [1, 'é'], 甲: null } }))
    expect(await sealAll(2)).toBe(2)
    expect(await sealAll(2)).toBe(1)
    expect(await sealAll(2)).toBe(0)
    expect(await check()).toEqual({ blocks: 2, acts: 3, unsealed: 0, broken: [] })
    await write(actOn(subject))
    expect(await check()).toMatchObject({ unsealed: 1, broken: [] })
  })

  test('a block never cuts a transaction in two', async () => {
    await write(actOn(subject), actOn(`${subject}:b`), actOn(`${subject}:c`))
    expect(await sealAll(1)).toBe(3)
    expect(await check()).toMatchObject({ blocks: 1, acts: 3, broken: [] })
  })

  test.each([
    ['an edited reason', `update kernel.act set reason = 'another' where subject = $1 and n = 2`, 'content'],
    ['edited data', `update kernel.act set data = '{"a": 9}' where subject = $1 and n = 2`, 'content'],
    ['another doer', `update kernel.act set who = '{"kind": "public"}' where subject = $1 and n = 2`, 'content'],
    ['a date moved', `update kernel.act set at = at - interval '1 day' where subject = $1 and n = 2`, 'content'],
    ['an act removed', `delete from kernel.act where subject = $1 and n = 2`, 'count'],
    [
      'an act slipped in',
      `insert into kernel.act (tenant, id, subject, n, at, act, who, data, xid)
        select tenant, gen_random_uuid(), subject, 9, at, act, who, data, xid from kernel.act where subject = $1 and n = 2`,
      'count',
    ],
    [
      'an act exchanged for another',
      `with gone as (delete from kernel.act where subject = $1 and n = 2 returning *)
        insert into kernel.act select tenant, gen_random_uuid(), subject, 9, at, act, who, data, reason, xid from gone`,
      'content',
    ],
  ])('%s is found in its block, and only there', async (_what, statement, why) => {
    for (const a of [1, 2, 3]) {
      await write(actOn(subject, { a }))
      await sealAll()
    }
    await behind(statement, [subject])
    expect((await check()).broken).toEqual([{ block: 2, why }])
  })

  test('a block made to fit an edit does not fit the block behind it', async () => {
    for (const a of [1, 2]) {
      await write(actOn(subject, { a }))
      await sealAll()
    }
    await behind(`update kernel.act_block set hash = repeat('a', 64) where no = 1`)
    expect((await check()).broken).toEqual([
      { block: 1, why: 'content' },
      { block: 2, why: 'chain' },
    ])
  })

  test('a block cut out of the chain is found', async () => {
    for (const a of [1, 2, 3]) {
      await write(actOn(subject, { a }))
      await sealAll()
    }
    await behind('delete from kernel.act_block where no = 2')
    expect((await check()).broken).toContainEqual({ block: 3, why: 'chain' })
  })

  test('what began before and is committed after a sealing is sealed in its turn', async () => {
    const begun = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    const slow = inside(async (tx) => {
      await record(tx, tenant, [actOn(`${subject}:slow`)])
      // what is written goes out with the next question
      expect(await actsOf(tx, tenant, `${subject}:slow`)).toHaveLength(1)
      begun.resolve()
      await goOn.promise
    })
    await begun.promise
    await note(actOn(`${subject}:fast`))
    // the fast one is committed, yet nothing behind the slow one may be sealed: its place in the order is still open
    expect(await sealAll()).toBe(0)
    goOn.resolve()
    await slow
    await settled()
    expect(await sealAll()).toBe(2)
    expect(await check()).toEqual({ blocks: 1, acts: 2, unsealed: 0, broken: [] })
  })
})
