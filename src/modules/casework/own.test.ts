import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows, transact } from '#kernel/db'
import { scopeOf } from '#kernel/rights'
import { caseAt, content, storedFile } from '#test/case-at'
import { must } from '#test/office'
import { allRows } from '#test/rows'
import { makeWorld, stranger, tenant, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const signedIn = (contact: string) => ({ actor: { kind: 'resident', id: randomUUID(), contact } }) as const
const me = signedIn('13800000041')
const neighbour = signedIn('13800000042')

describe('whoever is signed in needs no code for what they said', () => {
  test('casework.follow, casework.add and casework.judge by the number alone', async () => {
    const { number, case: id, request } = await caseAt(w, 'claimed', me)
    expect(await must(w.casework('follow', { number }, me))).toMatchObject({
      request: { id: request, number },
      case: { status: 'claimed' },
    })
    const file = await storedFile(w)
    await must(w.casework('add', { number, text: '这是今晚的照片', files: [file] }, me))
    expect((await must(w.casework('follow', { number }, me))).files).toMatchObject([{ id: file }])
    expect(await must(w.casework('judge', { number, ...content }, me))).toMatchObject({ status: 'confirmed' })
    const { timeline } = await must(w.casework('get', { case: id }, w.staff.dispatcher))
    expect(timeline.at(-1)).toMatchObject({ act: 'judge', who: { zh: '反映人' } })
    expect(JSON.stringify(timeline)).not.toContain(me.actor.contact)
  })

  test('casework.withdraw and casework.objectToHard too', async () => {
    const open = await caseAt(w, 'received', me)
    const withdrawn = await must(w.casework('withdraw', { number: open.number }, me))
    expect(withdrawn).toMatchObject({ status: 'withdrawn' })
    const { number } = await caseAt(w, 'hard', me)
    await must(w.casework('objectToHard', { number, reason: '不能再等了' }, me))
  })

  test('after a merge it still opens, in their own words', async () => {
    const [first, own] = [await caseAt(w, 'received'), await caseAt(w, 'received', me)]
    await must(w.casework('merge', { case: own.case, into: first.case, reason: '同一盏灯' }, w.staff.dispatcher))
    const seen = await must(w.casework('follow', { number: own.number }, me))
    expect(seen).toMatchObject({ case: { id: first.case }, request: { number: own.number } })
  })
})

describe('nobody else opens it', () => {
  test('a neighbour who is signed in, a stranger and staff are told what a wrong code is told, and nothing changes', async () => {
    const { number, code } = await caseAt(w, 'claimed', me)
    const other = await caseAt(w, 'claimed', neighbour)
    const wrong = await w.casework('follow', { number, code: other.code }, stranger())
    expect(wrong).toMatchObject({ ok: false, refusal: { code: 'casework.key-wrong' } })
    const before = await allRows(w)
    for (const who of [neighbour, stranger(), w.staff.dispatcher, w.staff.lamp])
      expect([
        await w.casework('follow', { number }, who),
        await w.casework('follow', { number: '2026090799999' }, who),
        await w.casework('add', { number, text: '不是我的' }, who),
        await w.casework('judge', { number, ...content }, who),
        await w.casework('withdraw', { number }, who),
        await w.casework('objectToHard', { number, reason: '不是我的' }, who),
      ]).toEqual(Array.from({ length: 6 }, () => wrong))
    // a code that is given has to be right, whoever is signed in
    expect(await w.casework('follow', { number, code: other.code }, me)).toEqual(wrong)
    expect(await allRows(w)).toEqual(before)
    expect((await must(w.casework('follow', { number, code }, neighbour))).request.number).toBe(number)
  })

  test('a neighbour in the same case sees and withdraws only their own', async () => {
    const first = await caseAt(w, 'published', me)
    const said = { text: '我家门口也不亮', area: '990101.001.001', join: first.case }
    const joined = await must(w.casework('say', said, neighbour))
    const refused = await w.casework('withdraw', { number: first.number }, neighbour)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'casework.key-wrong' } })
    await must(w.casework('withdraw', { number: joined.number }, neighbour))
    expect((await must(w.casework('follow', { number: first.number }, me))).case.status).toBe('received')
  })

  test('the database shows and changes nothing of it to a handler that forgets to ask', async () => {
    await caseAt(w, 'received', me)
    const { number } = await caseAt(w, 'received', neighbour)
    const scope = scopeOf(tenant, neighbour.actor, 'anyone')
    await transact(
      w.db,
      scope,
      async (tx) => {
        const requests = await rows(
          sql<{ id: string; number: string; resident: string }>`select * from casework.request`,
          tx,
        )
        expect(requests.map((one) => one.number)).toContain(number)
        expect(new Set(requests.map((one) => one.resident))).toEqual(new Set([neighbour.actor.id]))
        const own = requests.map((one) => one.id)
        for (const { request } of await rows(sql<{ request: string }>`select request from casework.contact`, tx))
          expect(own).toContain(request)
        const cases = sql<{ public_text: string | null }>`select public_text from casework."case"`
        for (const one of await rows(cases, tx)) expect(one.public_text).not.toBeNull()
        for (const table of ['request', '"case"'])
          expect(await rows(sql`update casework.${sql.raw(table)} set place = 'x' returning 1`, tx)).toEqual([])
      },
      { undo: () => true },
    )
  })
})
