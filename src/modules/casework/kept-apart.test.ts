import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { rows, transact } from '#kernel/db'
import type { Caller } from '#kernel/house'
import { systemScope, type Actor } from '#kernel/rights'
import { storedFile } from '#test/case-at'
import { must, orgOf, refusal, seated } from '#test/office'
import { asOwner } from '#test/server'
import { makeWorld, stranger, tenant, type World } from '#test/world'
import { passTime, seeStaffed } from '../../server/jobs.ts'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const text = '受理中心的电话打了四次没人接，接了又说管不着。'
const area = '990101.001.001'
const category = 'city-light'
const say = (unit: string, more: object = {}) =>
  must(w.casework('say', { text, area, about: unit, ...more }, stranger()))
const holderOf = async (held: { number: string; code: string }) =>
  (await must(w.casework('follow', { number: held.number, code: held.code }, stranger()))).case.unit?.zh
const newUnit = async (kind: 'government', zh: string) =>
  (await must(orgOf(w)('saveUnit', { kind, name: { zh, en: zh }, area: '990101' }, w.staff.admin))).id
const gone = 'casework.case-not-found'

describe('org.complaintGaps: where nobody can take a complaint in, it is kept and the administrator is told', () => {
  const gaps = async () => (await must(orgOf(w)('complaintGaps', {}, w.staff.admin))).gaps
  const kept: string[] = []

  test('with a unit other than the one complained of', async () => {
    const [gap, ...others] = await gaps()
    expect([gap?.unit, others]).toEqual([w.units.centre, []])
    const held = await say(w.units.centre)
    kept.push(held.case)
    expect(await holderOf(held)).toBe(gap?.keeper?.zh)
    expect(gap?.keeper?.zh).toMatch(/^县(路灯管理所|供水公司)$/)
    expect(await refusal(w.casework('get', { case: held.case }, w.staff.dispatcher))).toBe(gone)
  })

  test('with an administrator’s, where one sits elsewhere', async () => {
    await seated(w, { unit: w.units.community, role: 'administrator', area: '990101' })
    expect(await gaps()).toMatchObject([{ unit: w.units.centre, keeper: { zh: '杏花社区居委会' } }])
    const held = await say(w.units.centre)
    kept.push(held.case)
    expect(await holderOf(held)).toBe('杏花社区居委会')
  })

  test('until there is one that can, with somebody in it: what was kept goes there by itself', async () => {
    const toStaff = async () => (await must(w.inbox('list', { line: 'org', kind: 'staff' }, w.staff.admin))).duties
    const unit = await newUnit('government', '县政府督查室')
    await seeStaffed(w.house)
    expect(await toStaff()).toMatchObject([{ ref: unit, about: '县政府督查室', unit: w.units.centre }])
    expect(await gaps()).toMatchObject([{ unit: w.units.centre }])
    const held = await say(w.units.centre)
    expect(await holderOf(held)).toBe('杏花社区居委会')
    const keeper = await seated(w, { unit: w.units.community, role: 'handler', area: '990101.001.001' })
    await must(orgOf(w)('savePerson', { id: keeper.id, name: '保管人', phone: '13900000009' }, w.staff.admin))

    const inspector = await seated(w, { unit, role: 'inspector', area: '990101' })
    await seeStaffed(w.house)
    await passTime(w.house)
    expect(await toStaff()).toEqual([])
    expect(await gaps()).toEqual([])
    expect(await holderOf(held)).toBe('县政府督查室')
    expect(await holderOf(await say(w.units.centre))).toBe('县政府督查室')
    const { duties } = await must(w.inbox('list', { kind: 'triage' }, inspector))
    expect(duties.map((one) => one.ref)).toEqual(expect.arrayContaining([...kept, held.case]))
    const passed = (await must(w.casework('get', { case: held.case }, inspector))).timeline.at(-1)
    expect(passed).toMatchObject({ act: 'passOn', data: { from: w.units.community, unit } })
    const letters = sql<{ recipient: string; kept_from: string }>`select recipient, kept_from from kernel.message
      where kind = 'casework.passOn'`
    const told = await transact(w.db, systemScope(tenant), (tx) => rows(letters, tx))
    const letter = { recipient: '13900000009', kept_from: w.units.centre }
    expect(told).toEqual([letter, letter])
    await passTime(w.house)
    const { timeline } = await must(w.casework('get', { case: held.case }, inspector))
    expect(timeline.filter((one) => one.act === 'passOn')).toHaveLength(1)
    for (const id of kept) await must(w.casework('dispatch', { case: id, unit: w.units.lamp, category }, inspector))
  })

  test('and nobody else is told', async () => {
    expect(await refusal(orgOf(w)('complaintGaps', {}, w.staff.dispatcher))).toBe('no-right')
    const street = await seated(w, { unit: w.units.other, role: 'administrator', area: '990101.002' })
    expect((await must(orgOf(w)('complaintGaps', {}, street))).gaps).toEqual([])
  })
})

describe('whoever sits in the unit complained of does not learn of it (A9)', () => {
  let inspector: Caller
  beforeAll(async () => {
    const { units } = await must(orgOf(w)('directory', {}, w.staff.admin))
    const unit = units.find(({ kind }) => kind === 'government')?.id ?? (await newUnit('government', '县政府督查室'))
    inspector = await seated(w, { unit, role: 'inspector', area: '990101' })
  })

  /** All that the centre's people can ask without knowing of it. */
  const answers = async () => {
    const { dispatcher, leader, operator, adjudicator, admin } = w.staff
    const told: unknown[] = []
    for (const by of [dispatcher, leader, operator, adjudicator])
      told.push(
        await w.casework('list', {}, by),
        await w.casework('list', { text: '没人接' }, by),
        await w.casework('board', {}, by),
        await w.inbox('list', {}, by),
        await w.inbox('posts', {}, by),
      )
    told.push(await w.casework('export', {}, leader), await w.casework('callbacks', {}, operator))
    told.push(await orgOf(w)('messages', {}, admin), await orgOf(w)('messages', {}, leader))
    told.push(await orgOf(w)('acts', {}, admin), await orgOf(w)('acts', { act: 'casework.' }, admin))
    told.push(await w.inbox('posts', {}, admin))
    return told
  }

  test('no list, count, export, log or outbox of theirs changes', async () => {
    const before = await answers()
    const held = await say(w.units.centre, { contact: { phone: '13800000002', consent: true } })
    expect(await answers()).toEqual(before)
    await must(w.casework('readContact', { case: held.case, purpose: '核实情况' }, inspector))
    await must(w.casework('dispatch', { case: held.case, unit: w.units.lamp, category }, inspector))
    await must(w.casework('read', { case: held.case }, w.staff.lamp))
    expect((await must(w.casework('export', {}, w.staff.leader))).cases.map((one) => one.id)).not.toContain(held.case)
    expect((await must(w.casework('list', { text: '没人接' }, inspector))).cases.map((one) => one.id)).toContain(
      held.case,
    )
    expect(await answers()).toEqual(before)
  })

  test('nor do they find it by its id, its file or what can be done to it', async () => {
    const file = await storedFile(w)
    const { case: id } = await say(w.units.centre, { files: [file] })
    const { dispatcher, leader, operator } = w.staff
    expect((await must(w.casework('get', { case: id }, inspector))).about?.zh).toBe('县诉求受理中心')
    await must(w.casework('file', { file }, inspector))
    expect(await refusal(w.casework('get', { case: id }, dispatcher))).toBe(gone)
    expect(await refusal(w.casework('file', { file }, leader))).toBe('casework.file-not-found')
    expect(await refusal(w.casework('dispatch', { case: id, unit: w.units.lamp, category }, dispatcher))).toBe(gone)
    expect(await refusal(w.casework('readContact', { case: id, purpose: '核实情况' }, operator))).toBe(gone)
    expect(await refusal(w.casework('record', { text, area, join: id, channel: 'phone' }, operator))).toBe(gone)
    expect(await must(w.casework('abilities', { cases: [id] }, dispatcher))).toEqual({ acts: [] })
  })

  test('whoever also works elsewhere sees it neither there', async () => {
    const { case: id } = await say(w.units.centre)
    await must(w.casework('dispatch', { case: id, unit: w.units.lamp, category }, inspector))
    const [lamp, centre] = [w.staff.lamp.actor, w.staff.adjudicator.actor]
    if (lamp.kind !== 'person' || centre.kind !== 'person') throw new Error('nobody')
    const actor: Actor = { ...lamp, posts: [...lamp.posts, ...centre.posts] }
    const owed = async (caller: Caller) =>
      (await must(w.inbox('list', {}, caller))).duties.filter((one) => one.ref === id).length
    expect([await owed(w.staff.lamp), await owed({ actor })]).toEqual([1, 0])
    expect(await refusal(w.casework('accept', { case: id }, { actor }))).toBe(gone)
    await must(w.casework('accept', { case: id }, w.staff.lamp))
  })

  test('they may write it down for somebody, and see it no more', async () => {
    const files = [await storedFile(w)]
    const contact = { phone: '13800000003', consent: true }
    const { case: id } = await must(
      w.casework('record', { text, area, about: w.units.centre, channel: 'phone', files, contact }, w.staff.operator),
    )
    expect(await refusal(w.casework('get', { case: id }, w.staff.operator))).toBe(gone)
    const { requests } = await must(w.casework('get', { case: id }, inspector))
    expect([requests[0]?.text, requests[0]?.files.length]).toEqual([text, 1])
  })

  test('what is published of it they may read like anybody', async () => {
    const { case: id, number } = await say(w.units.lamp)
    await must(w.casework('publish', { case: id, text: '上门维修多次失约。' }, w.staff.dispatcher))
    expect((await must(w.casework('publicCase', { number }, w.staff.lamp))).text).toBe('上门维修多次失约。')
    expect(await refusal(w.casework('say', { text, area, join: id }, w.staff.lamp))).toBe(gone)
  })

  test('the handlers refuse also where the second wall has a hole', async () => {
    const file = await storedFile(w)
    const { case: id, number } = await say(w.units.centre, { files: [file] })
    await asOwner(w.database, (client) =>
      client.query(`drop policy apart on casework."case"; drop policy apart on kernel.subject;
        drop policy apart on kernel.act`),
    )
    const { dispatcher, leader, operator } = w.staff
    expect(await refusal(w.casework('get', { case: id }, dispatcher))).toBe(gone)
    expect(await refusal(w.casework('merge', { case: id, into: id, reason: '同一件事' }, dispatcher))).toBe(gone)
    expect(await refusal(w.casework('file', { file }, leader))).toBe('casework.file-not-found')
    expect(await must(w.casework('abilities', { cases: [id] }, dispatcher))).toEqual({ acts: [] })
    expect((await must(w.casework('list', { text: number }, dispatcher))).cases).toEqual([])
    expect((await must(w.casework('export', { text: number }, leader))).cases).toEqual([])
    const received = async (by: Caller) =>
      (await must(w.casework('board', {}, by))).counts.find(({ status }) => status === 'received')?.n ?? 0
    expect(await received(dispatcher)).toBeLessThan(await received(inspector))
    expect((await must(w.casework('callbacks', {}, operator))).cases).toEqual([])
  })
})
