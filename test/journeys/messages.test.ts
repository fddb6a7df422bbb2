import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, transact } from '#kernel/db'
import { systemScope } from '#kernel/rights'
import { makeWorld, tenant, type World } from '#test/world'
import { tableOf } from '../../src/server/importing/category-words.ts'
import { planOf, readMapping } from '../../src/server/importing/plan.ts'
import { importMessages, type Parts } from '../../src/server/importing/run.ts'

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const stream = join(data, 'messages-zh/stream_2019H1.jsonl')
const boston = join(data, 'boston311/requests_2011Q3.csv')
const here = existsSync(stream)
if (!here) console.log(`Skipped: the real messages are not beside this repository (${data}).`)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneneedle-messages-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const rejects = () => join(folder, 'rejects.csv')
const bring = async (w: World, file: string, more: Partial<Parts> & { map?: string } = {}) => {
  const { map, ...rest } = more
  const plan = await planOf(file, map === undefined ? {} : readMapping(map))
  return importMessages({ house: w.house, plan, source: 'board', rejects: rejects(), ...rest })
}
const write = async (name: string, content: string | Uint8Array): Promise<string> => {
  const file = join(folder, name)
  await writeFile(file, content)
  return file
}

const must = async <T>(outcome: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>): Promise<T> => {
  const done = await outcome
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}

const tables = ['casework.request', 'casework."case"', 'kernel.act', 'inbox.duty', 'casework.contact', 'kernel.message']
const counts = (w: World) =>
  transact(w.db, systemScope(tenant), async (tx) => {
    const found: Record<string, number> = {}
    for (const table of tables)
      found[table] = (await rows(sql<{ n: number }>`select count(*) as n from ${sql.raw(table)}`, tx))[0]?.n ?? -1
    return found
  })

describe.skipIf(!here)('real messages', () => {
  let w: World
  beforeAll(async () => {
    w = await makeWorld()
  })
  afterAll(() => w.close())

  test('2,109 of residents come in whole, twice is once, and one of them goes to its confirmed result', async () => {
    const lines = (await readFile(stream, 'utf8')).split('\n').filter(Boolean).length
    let heard = 0
    const onProgress = () => {
      heard += 1
    }
    const trial = await bring(w, stream, { isCheck: true })
    expect(await counts(w)).toMatchObject({ 'casework.request': 0, 'kernel.act': expect.any(Number) })
    const first = await bring(w, stream, { onProgress })
    expect(first).toMatchObject({ read: lines, added: lines, known: 0, rejected: 0, ended: 'whole' })
    expect({ ...trial, noted: {} }).toEqual({ ...first, noted: {} })
    expect(heard).toBeGreaterThan(1)
    expect(existsSync(rejects())).toBe(false)
    expect(await bring(w, stream)).toMatchObject({ added: 0, known: lines })

    const { cases } = await must(w.casework('list', { text: '路灯', status: ['received'] }, w.staff.dispatcher))
    const id = cases[0]!.id
    const units = { unit: w.units.lamp, category: 'city-light' }
    await must(w.casework('dispatch', { case: id, ...units }, w.staff.dispatcher))
    await must(w.casework('accept', { case: id }, w.staff.lamp))
    await must(w.casework('contact', { case: id, how: 'visit', reached: true }, w.staff.lamp))
    await must(w.casework('claim', { case: id, reply: '已更换灯头，当晚恢复照明。' }, w.staff.lamp))
    const answers = { speed: 'satisfied', result: 'satisfied', attitude: 'satisfied', reply: 'mostly' } as const
    await must(w.casework('recordJudgement', { case: id, how: 'phone', solved: true, ...answers }, w.staff.operator))
    const end = await must(w.casework('get', { case: id }, w.staff.leader))
    expect(end.case).toMatchObject({ status: 'confirmed', type: 'done' })
    expect(end.requests[0]).toMatchObject({ channel: 'import' })
  }, 600_000)

  test('31,828 service requests of a city come in whole, with what was closed there closed', async () => {
    const before = await counts(w)
    const end = await bring(w, boston, { source: 'boston' })
    expect(end).toMatchObject({ read: 31_828, added: 31_828, known: 0, rejected: 0, ended: 'whole' })
    const after = await counts(w)
    expect(after['casework.request']! - before['casework.request']!).toBe(31_828)
    const [closed] = await transact(w.db, systemScope(tenant), (tx) =>
      rows(
        sql<{ n: number; owed: number }>`select count(*) as n, (select count(*) from inbox.duty d
        join casework."case" c on c.tenant = d.tenant and c.id = d.ref where c.status = 'elsewhere') as owed
        from casework."case" where status = 'elsewhere'`,
        tx,
      ),
    )
    expect(closed!.n).toBeGreaterThan(25_000)
    expect(closed!.owed).toBe(0)
    expect(after['kernel.message']).toBe(before['kernel.message'])
  }, 600_000)
})

describe('a file of messages', () => {
  let w: World
  beforeEach(async () => {
    w = await makeWorld()
    await rm(rejects(), { force: true })
    return () => w.close()
  })

  const table = `工单编号,来电时间,诉求内容,问题分类,街道,承办单位,办理状态,办结时间,答复意见,来电人
A1,2026/3/1 8:05,"东门路灯不亮,
晚上看不见路",路灯照明,清河街道,县路灯管理所,已办结,2026-03-04 17:30,已更换灯泡。,甲
A2,2026年3月2日,水压太低，三楼没有水,不知道的类别,月亮街道,某某公司,办理中,,,乙
A3,2026-03-03 09:00:00,水压太低，五楼没有水,,,,,,,甲
A4,昨天,没有日期,,,,,,,
,2026-03-03 09:00:00,没有编号,,,,,,,
A3,2026-03-03 09:00:00,同一个编号,,,,,,,
A5,2026-03-05 09:00:00,=HYPERLINK("x"),,,,,,,
`

  test('comes in by its own column names, with its history, and what cannot come in is handed back', async () => {
    const file = await write('table.csv', table)
    const trial = await bring(w, file, { isCheck: true })
    const end = await bring(w, file)
    expect(end).toMatchObject({ read: 7, added: 4, known: 1, rejected: 2, ended: 'whole', why: null })
    expect(end.noted).toEqual({ 'category-unknown': 1, 'area-unknown': 1, 'unit-unknown': 1 })
    expect(trial).toEqual(end)
    const back = await readFile(rejects(), 'utf8')
    expect(back).toContain('没有编号')
    expect(back).toMatch(/6,时间读不出来：昨天,The time cannot be read: 昨天,A4,昨天,没有日期/)

    const { cases } = await must(w.casework('list', {}, w.staff.leader))
    const light = cases.find(({ title }) => title.startsWith('东门路灯'))
    expect(light).toMatchObject({
      status: 'elsewhere',
      type: 'closed-not-done',
      category: 'city-light',
      area: '990101.001',
      lead: w.units.lamp,
      openedAt: '2026-03-01T00:05:00.000Z',
    })
    const [kept] = await transact(w.db, systemScope(tenant), (tx) =>
      rows(
        sql<{
          n: number
          writers: number
          data: { origin: object }
        }>`select count(*) as n, count(distinct writer) as writers,
        (select data from kernel.act where act = 'casework.say' and data -> 'origin' ->> 'category' is not null) as data
        from casework.request where writer is not null`,
        tx,
      ),
    )
    expect(kept).toMatchObject({
      n: 3,
      writers: 2,
      data: { origin: { category: '不知道的类别', area: '月亮街道', unit: '某某公司' } },
    })
    expect(
      JSON.stringify(
        await transact(w.db, systemScope(tenant), (tx) => rows(sql`select writer from casework.request`, tx)),
      ),
    ).not.toContain('甲')

    // nothing is owed on what was closed elsewhere, and it cannot be opened again as if it had been done here
    const open = await must(w.casework('get', { case: light!.id }, w.staff.dispatcher))
    expect(
      open.abilities.filter(({ act }) => ['reopen', 'dispatch'].includes(act)).every(({ allowed }) => !allowed),
    ).toBe(true)
    const { duties } = await must(w.inbox('list', {}, w.staff.dispatcher))
    expect(duties).toHaveLength(3)
  })

  test('comes in under our categories where somebody has said which theirs are', async () => {
    const categories = tableOf([{ word: '不知道的类别', category: 'city-light' }])
    const end = await bring(w, await write('table.csv', table), { categories })
    expect(end.noted).toEqual({ 'area-unknown': 1, 'unit-unknown': 1 })
    const { cases } = await must(w.casework('list', { text: '三楼没有水' }, w.staff.leader))
    expect(cases).toMatchObject([{ category: 'city-light' }])
  })

  test('that was mended goes in from the rejects; a spreadsheet’s guard is taken off', async () => {
    await bring(w, await write('table.csv', table))
    const mended = (await readFile(rejects(), 'utf8'))
      .replace('A4,昨天', 'A4,2026-03-04 10:00')
      .replace('\r\n6,', '\r\n6,')
    expect(await bring(w, await write('mended.csv', mended))).toMatchObject({ read: 2, added: 1, rejected: 1 })
  })

  test('in GB18030 or with a byte order mark is read as what it says', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,time,text\r\n1,2026-03-01,', 'latin1'),
      Buffer.from([0xc2, 0xb7, 0xb5, 0xc6, 0xb2, 0xbb, 0xc1, 0xc1]),
      Buffer.from('\r\n', 'latin1'),
    ])
    expect(await bring(w, await write('gb.csv', bytes))).toMatchObject({ added: 1, rejected: 0 })
    expect(await bring(w, await write('bom.csv', '\uFEFFid,time,text\n2,2026-03-01,水管漏水\n'))).toMatchObject({
      added: 1,
    })
    const { cases } = await must(w.casework('list', {}, w.staff.leader))
    expect(cases.map(({ title }) => title).toSorted()).toEqual(['水管漏水', '路灯不亮'])
  })

  test('run again after any cut-offs comes in once: added by all runs together, each row one time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 3 }),
        fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,6}$/), { minLength: 1, maxLength: 400 }),
        fc.uuid(),
        async (cuts, ids, source) => {
          const lines = ids.map((id) => JSON.stringify({ id, time: '2026-03-01 08:00', text: `第${id}号` }))
          const file = await write('again.jsonl', lines.join('\n'))
          let added = 0
          for (const cut of [...cuts, Number.POSITIVE_INFINITY]) {
            const plan = await planOf(file)
            const stop = new AbortController()
            const { rows: all } = plan.table
            const table = {
              ...plan.table,
              async *rows() {
                let n = 0
                for await (const row of all()) {
                  n += 1
                  if (n > cut) stop.abort()
                  yield row
                }
              },
            }
            const parts = { house: w.house, plan: { ...plan, table }, source, rejects: rejects(), stop: stop.signal }
            const end = await importMessages(parts)
            expect(end.added + end.known + end.rejected).toBe(end.read)
            added += end.added
          }
          expect(added).toBe(ids.length)
        },
      ),
      { numRuns: 12 },
    )
  }, 120_000)
})
