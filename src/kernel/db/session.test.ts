import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { later, rows, transact, type Tx } from '#kernel/db'
import { systemScope } from '#kernel/rights'
import { makeWorld, tenant, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transact(w.db, systemScope(tenant), work)
const write = (tx: Tx, code: string, name: unknown = '{}') =>
  later(tx, sql`insert into kernel.role (tenant, code, name, capabilities) values (${tenant}, ${code}, ${name}, '{}')`)
const known = async (tx: Tx, like: string): Promise<string[]> =>
  (await rows(sql<{ code: string }>`select code from kernel.role where code like ${like} order by code`, tx)).map(
    (row) => row.code,
  )

test('what is written later is seen by whatever is read after it, and kept', async () => {
  const seen = await inside(async (tx) => {
    await write(tx, 'a1')
    await write(tx, 'a2')
    const both = await known(tx, 'a_')
    await write(tx, 'a3')
    return both
  })
  expect(seen).toEqual(['a1', 'a2'])
  expect(await inside((tx) => known(tx, 'a_'))).toEqual(['a1', 'a2', 'a3'])
})

test('the first error is the one that is thrown, by the next question or the commit, and nothing stays', async () => {
  const twice = async (tx: Tx) => {
    await write(tx, 'b1')
    await write(tx, 'b1')
    await later(tx, sql`select 1 / ${0}::int`)
  }
  await expect(inside(twice)).rejects.toMatchObject({ code: '23505' })
  const asking = inside(async (tx) => {
    await twice(tx)
    return known(tx, 'b_')
  })
  await expect(asking).rejects.toMatchObject({ code: '23505' })
  expect(await inside((tx) => known(tx, 'b_'))).toEqual([])
  // the same statement does on the same connections what it did before
  await Promise.all([1, 2, 3, 4].map((n) => inside((tx) => write(tx, `b${n}`))))
  expect(await inside((tx) => known(tx, 'b_'))).toHaveLength(4)
})

test('a value that cannot be written down takes the commit with it', async () => {
  const round: { self?: unknown } = {}
  round.self = round
  const odd = inside(async (tx) => {
    await write(tx, 'c1')
    await write(tx, 'c2', round)
  })
  await expect(odd).rejects.toThrow('circular')
  expect(await inside((tx) => known(tx, 'c_'))).toEqual([])
})

test('a bug in the work undoes what was written, sent or not', async () => {
  const broken = inside(async (tx) => {
    await write(tx, 'd1')
    await known(tx, 'd_')
    await write(tx, 'd2')
    throw new Error('a bug')
  })
  await expect(broken).rejects.toThrow('a bug')
  expect(await inside((tx) => known(tx, 'd_'))).toEqual([])
})

test('whoever leaves something waiting outside a transaction loses the connection, not the next one its order', async () => {
  await write(w.db as unknown as Tx, 'e1')
  expect(await inside((tx) => known(tx, 'e_'))).toEqual([])
})
