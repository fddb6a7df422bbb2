import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDb, type Db } from '#kernel/db'
import { vaultOf } from '#kernel/vault'
import { asOwner, ownerOf } from '../../../test/server.ts'
import { rooms } from '../modules.ts'
import { foundDemo } from './demo.ts'
import { plans } from './plan.ts'

const database = `demo_${randomUUID().replaceAll('-', '')}`
let db: Db
const rows = <T>(text: string): Promise<T[]> =>
  asOwner(database, async (client) => (await client.query(text)).rows as T[])

// as many cases as there are cards, so that every plan is dealt as often as it weighs
const parts = {
  rooms,
  vault: vaultOf('5a'.repeat(32)),
  now: Temporal.Instant.from('2026-11-25T07:00:00Z'),
  cases: plans.length,
  givePassword: () => Promise.resolve(),
  clear: () => Promise.reject(new Error('nothing is to be cleared')),
  onProgress: () => undefined,
}
beforeAll(async () => {
  await asOwner('postgres', (client) => client.query(`create database ${database} template oneneedle_template`))
  db = openDb({ ...ownerOf(database), user: 'oneneedle_app' }, { max: 4 })
  await foundDemo({ ...parts, db })
}, 180_000)

afterAll(async () => {
  await db.destroy()
  await asOwner('postgres', (client) => client.query(`drop database ${database} with (force)`))
})

test('the demo county shows a case in every state that the product is for', async () => {
  const found = await rows<{ status: string }>('select distinct status from casework."case"')
  // a lapsed one is soon confirmed by a look back: its act is asked for below
  expect(
    found
      .map(({ status }) => status)
      .filter((status) => status !== 'lapsed')
      .toSorted(),
  ).toEqual(['claimed', 'confirmed', 'dispatched', 'final', 'handling', 'merged', 'received', 'referred', 'withdrawn'])
})

test('and every act that a case can go through was done by somebody', async () => {
  const found = await rows<{ act: string }>(`select distinct act from kernel.act where act like 'casework.%'`)
  const done = found.map(({ act }) => act.slice('casework.'.length))
  for (const act of ['return', 'ruleReturn', 'ask', 'decide', 'resume', 'objectToHard', 'addCo', 'answerCo', 'merge'])
    expect(done).toContain(act)
  for (const act of ['split', 'judge', 'tryCall', 'lapse', 'lookBack', 'withdraw', 'refer']) expect(done).toContain(act)
})

test('the desks of the last day have something to decide: a return, a second one, an extension, a hard case, a pause', async () => {
  const [open] = await rows<Record<string, number>>(`select
    count(*) filter (where return_pending)::int as returned,
    count(*) filter (where paused)::int as paused,
    count(*) filter (where hard)::int as hard from casework."case"`)
  expect(open).toEqual({
    returned: 2,
    paused: expect.any(Number),
    hard: expect.any(Number),
  })
  expect(Math.min(...Object.values(open ?? {}))).toBeGreaterThan(0)
  const duties = await rows<{ kind: string }>(
    `select kind from inbox.duty where done_at is null and kind in ('adjudicate', 'ruleReturn', 'decide', 'callBack')`,
  )
  expect(new Set(duties.map(({ kind }) => kind)).size).toBe(4)
})

test('told to its end it is not told again, and a county that stands under its code without it is left alone', async () => {
  const acts = () => rows<{ n: string }>('select count(*) as n from kernel.act')
  const before = await acts()
  expect(await foundDemo({ ...parts, db })).toBe(true)
  await asOwner(database, (client) =>
    client.query(`begin; alter table kernel.act no force row level security;
      delete from kernel.act where subject = 'demo'; alter table kernel.act force row level security; commit`),
  )
  expect(await foundDemo({ ...parts, db })).toBe(false)
  expect(Number((await acts())[0]?.n)).toBe(Number(before[0]?.n) - 2)
})
