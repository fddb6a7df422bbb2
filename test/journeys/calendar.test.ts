import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roomOf } from '#kernel/house'
import { org } from '#kernel/org/contract'
import { carryCalendar } from '../../src/server/jobs.ts'
import { askOf, caseAt, type Stage } from '../case-at.ts'
import { asOwner } from '../server.ts'
import { again, makeWorld, type World } from '../world.ts'

// Thursday, 17 September 2026, 10:00 in Shanghai; Sunday the 20th is worked for the holiday from the 25th on
const start = '2026-09-17T02:00:00.000Z'
let w: World
beforeAll(async () => {
  w = await makeWorld(start)
})
afterAll(() => w.close())

const name = { zh: '防汛', en: 'Flood' }
const sunday = { date: '2026-09-20', name, kind: 'off' as const, reason: '防汛指挥部通知' }

async function set(days: (typeof sunday & { gone?: boolean })[], preview = false) {
  const saved = await roomOf(w.house, org)('saveLocalDays', { days, preview }, again(w.staff.admin))
  if (!saved.ok) throw new Error(saved.refusal.zh)
  return saved.value
}

const view = async (id: string) => {
  const found = await w.casework('get', { case: id }, w.staff.leader)
  if (!found.ok) throw new Error(found.refusal.zh)
  return found.value
}
const local = (at: string | null | undefined) =>
  at && Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString()
const answerOf = async (id: string) => local((await view(id)).clocks.findLast(({ kind }) => kind === 'resolve')?.due)
const reclocks = async (id: string) => (await view(id)).timeline.filter(({ act }) => act === 'reclock')
const letters = (kind = 'casework.reclock') =>
  asOwner(w.database, async (client) => {
    const { rows } = await client.query<{ recipient: string; body: string }>(
      'select recipient, body from kernel.message where kind = $1 order by id',
      [kind],
    )
    return rows
  })
const progress = async () => {
  const found = await w.casework('reclockings', {}, w.staff.admin)
  if (!found.ok) throw new Error(found.refusal.zh)
  return found.value.changes
}
/** The moment at which every process knows the new calendar. */
const settle = () => w.clock.forward({ seconds: 10 })
const at = async (stage: Stage) => (await caseAt(w, stage)).case

describe('a day that the county sets off while cases are open', () => {
  test('moves the dates of open cases, tells resident and unit, and leaves what was met or missed', async () => {
    const [open, other, claimed] = [await at('handling'), await at('handling'), await at('claimed')]
    await asOwner(w.database, (client) =>
      client.query(`update kernel.person set phone = '13900000001' where tenant = 990101 and login = 'lamp'`),
    )
    // this one was said long ago: its date is over
    w.clock.set('2026-08-17T02:00:00.000Z')
    const old = await at('handling')
    w.clock.set(start)
    const before = await view(claimed)
    expect(await answerOf(open)).toBe('2026-09-23T17:30:00')

    expect(await set([sunday], true)).toMatchObject({ saved: false, moves: { cases: 2, more: false } })
    expect(await carryCalendar(w.house)).toBe(0)
    expect(await set([sunday])).toMatchObject({ saved: true, moves: { first: '2026-09-20', last: '2026-09-20' } })
    // not before every process computes with it
    expect(await carryCalendar(w.house)).toBe(0)
    expect((await progress())[0]).toMatchObject({ revision: 1, total: null, finishedAt: null })
    settle()
    expect(await carryCalendar(w.house)).toBe(2)

    expect(await answerOf(open)).toBe('2026-09-24T17:30:00')
    expect(await answerOf(other)).toBe('2026-09-24T17:30:00')
    const says = {
      zh: '因调整放假安排，答复时间由9月23日改为9月24日。',
      en: 'The holiday arrangement has changed: the answer is due by 24 Sept instead of 23 Sept.',
    }
    const moved = { kind: 'resolve', was: '2026-09-23T09:30:00.000Z', due: '2026-09-24T09:30:00.000Z' }
    expect(await reclocks(open)).toMatchObject([{ data: { revision: 1, says } }])
    expect((await reclocks(open))[0]?.data['moved']).toContainEqual(moved)
    const case_ = await view(open)
    expect(case_.clocks.findLast(({ kind }) => kind === 'resolve')?.why.zh).toContain('9月20日防汛放假')
    const bodies = (await letters()).map(({ recipient, body }) => `${recipient} ${body}`)
    expect(bodies.filter((body) => body.endsWith(`编号 ${case_.case.number}：${says.zh}`))).toHaveLength(1)
    expect(bodies.filter((body) => body.startsWith('13900000001'))).toMatchObject([expect.stringContaining('2件工单')])

    // its answer was given, its date had passed: nothing moves
    expect((await view(claimed)).clocks).toEqual(before.clocks)
    expect(await reclocks(old)).toEqual([])
    expect((await progress())[0]).toMatchObject({ moved: 2, failed: 0, finishedAt: expect.any(String) })
  })

  test('twice is once', async () => {
    const before = await letters()
    expect(await set([sunday])).toEqual({ changed: 0, saved: false, moves: null })
    settle()
    expect(await carryCalendar(w.house)).toBe(0)
    expect(await letters()).toEqual(before)
  })

  test('taken back, the dates come back; extensions and pauses keep their length', async () => {
    const [asked, paused] = [await at('asked'), await at('paused')]
    const decided = { case: asked, ask: await askOf(w, asked), approved: true, note: '同意' }
    expect(await w.casework('decide', decided, w.staff.leader)).toMatchObject({ ok: true })
    expect(await answerOf(asked)).toBe('2026-09-29T17:30:00')
    await set([{ ...sunday, gone: true }])
    settle()
    expect(await carryCalendar(w.house)).toBeGreaterThan(3)
    // two working days behind the 23rd are the 24th and the 28th
    expect(await answerOf(asked)).toBe('2026-09-28T17:30:00')
    // a day of pause gives back a day
    w.clock.set('2026-09-18T02:00:10.000Z')
    expect(await w.casework('resume', { case: paused, note: '恢复' }, w.staff.lamp)).toMatchObject({ ok: true })
    expect(await answerOf(paused)).toBe('2026-09-24T17:29:00')
  })
})

test('cut off after any batch, it goes on where it was', async () => {
  for (let i = 0; i < 120; i += 1) await caseAt(w, 'dispatched')
  w.clock.set('2026-09-18T03:00:00.000Z')
  await set([sunday])
  settle()
  const stop = new AbortController()
  const first = await carryCalendar(w.house, { stop: stop.signal, onProgress: () => stop.abort() })
  const half = (await progress())[0]
  expect(half).toMatchObject({ seen: 100, finishedAt: null })
  expect(first).toBe(half?.moved)
  // two at once, as the server and the command line are, count each case once
  const rest = (await Promise.all([carryCalendar(w.house), carryCalendar(w.house)]))[0] ?? 0
  const done = (await progress())[0]
  expect(done).toMatchObject({ seen: done?.total, moved: first + rest, failed: 0, finishedAt: expect.any(String) })
  expect(await carryCalendar(w.house)).toBe(0)
})
