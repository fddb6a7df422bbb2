import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { must, refusal } from '#test/office'
import {
  consented,
  home,
  keepers,
  livingAt,
  merged,
  personAt,
  registerOf,
  twoAccounts,
  type Keepers,
} from '#test/register-at'
import { tablesHolding } from '#test/rows'
import { makeWorld, type World } from '#test/world'

let w: World
let staff: Keepers
let call: ReturnType<typeof registerOf>
beforeAll(async () => {
  w = await makeWorld()
  staff = await keepers(w)
  call = registerOf(w)
})
afterAll(() => w.close())

const seen = (subject: string) => must(call('subject', { subject }, w.staff.worker))
const factOf = async (subject: string, element: string) =>
  (await seen(subject)).facts.find((fact) => fact.element === element)
const care = { purpose: 'care' as const, note: '走访前了解情况' }

describe('finding', () => {
  test('by name, spelling, address, end of a number; and only within one’s own area', async () => {
    const facts = [
      { element: 'phone', value: '13912340077' },
      { element: 'address', value: '文昌花园3号楼2单元501' },
    ]
    const input = { kind: 'person' as const, area: home, name: '欧阳晓芸', facts }
    const { subject } = await must(call('add', input, w.staff.worker))
    const found = async (text: string, by = w.staff.worker) =>
      (await must(call('search', { text }, by))).subjects.some(({ id }) => id === subject)
    for (const text of ['欧阳晓芸', '晓芸', '芸', 'oyxy', 'ouyang', '文昌花园', '3号楼 欧阳', '0077', '340077'])
      expect([text, await found(text)]).toEqual([text, true])
    for (const text of ['欧阳晓云', 'oyy', '文昌小区', '0078']) expect([text, await found(text)]).toEqual([text, false])
    expect(await found('欧阳晓芸', w.staff.elsewhere)).toBe(false)
    expect(await found('欧阳晓芸', staff.keeper)).toBe(true)
    await must(call('move', { subject, area: '990101.002.001', reason: '搬家' }, w.staff.worker))
    expect(await found('欧阳晓芸')).toBe(false)
    expect(await found('欧阳晓芸', w.staff.elsewhere)).toBe(true)
  })

  test('a category that is sensitive is listed for a purpose, and everybody in it can see who listed it', async () => {
    const subject = await personAt(w, [{ element: 'left-behind-elder', value: true }])
    const other = await personAt(w, [{ element: 'left-behind-elder', value: false }])
    expect(await refusal(call('search', { category: 'left-behind-elder' }, w.staff.worker))).toBe(
      'register.purpose-needed',
    )
    const listed = await must(call('searchFor', { category: 'left-behind-elder', ...care }, w.staff.worker))
    const ids = listed.subjects.map(({ id }) => id)
    expect([ids.includes(subject), ids.includes(other)]).toEqual([true, false])
    const { readings } = await must(call('readings', { subject }, w.staff.worker))
    expect(readings).toMatchObject([{ purpose: 'care', shown: [{ zh: '留守老人' }], withheld: [] }])
  })
})

describe('what is sensitive', () => {
  const number = '110101199003076392'

  test('is masked on the page, shown for a purpose to whoever may, and every look and attempt is in the log', async () => {
    const facts = [
      { element: 'phone', value: '13812345678' },
      { element: 'id-number', value: number },
    ]
    const subject = await personAt(w, facts)
    expect(await factOf(subject, 'phone')).toMatchObject({ value: null, text: { zh: '138****5678' }, withheld: true })
    const asked = { subject, elements: ['phone', 'id-number'], ...care }
    expect(await must(call('reveal', asked, w.staff.worker))).toMatchObject({
      shown: [{ element: 'phone', value: '13812345678' }],
      withheld: [{ element: 'id-number', why: 'no-right' }],
    })
    expect(await must(call('reveal', { ...asked, purpose: 'form' }, staff.steward))).toMatchObject({
      shown: [{ element: 'phone' }],
      withheld: [{ element: 'id-number', why: 'not-for-this' }],
    })
    expect(await must(call('reveal', asked, staff.steward))).toMatchObject({
      shown: [{}, { value: number }],
      withheld: [],
    })
    const { readings } = await must(call('readings', { subject }, w.staff.worker))
    expect(readings).toHaveLength(3)
    expect(readings[2]).toMatchObject({
      purpose: 'care',
      note: care.note,
      unit: { zh: '杏花社区居委会' },
      shown: [{ zh: '联系电话' }],
      withheld: [{ zh: '公民身份号码' }],
    })
  })

  test('a whole ID number stands with the facts and nowhere else', async () => {
    expect((await tablesHolding(w, number)).toSorted()).toEqual(['register.fact', 'register.subject'])
  })

  test('of a child, what is personal is kept from whoever sees only that', async () => {
    const subject = await personAt(w, [
      { element: 'birth-date', value: '2018-05-01' },
      { element: 'phone', value: '13812345679' },
    ])
    expect((await factOf(subject, 'phone'))?.level).toBe(3)
    const asked = { subject, elements: ['phone'], ...care }
    expect(await must(call('reveal', asked, w.staff.worker))).toMatchObject({
      shown: [],
      withheld: [{ why: 'no-right' }],
    })
  })

  test('what rests on a consent is hidden when that is withdrawn, and serves its own purpose only', async () => {
    const { subject, consent } = await consented(w)
    const basis = { kind: 'consent' as const, consent }
    const facts = [{ element: 'mobility', value: '2', basis }]
    const options = (await must(call('dictionary', { kind: 'person' }, w.staff.worker))).elements
    const code = options.find((one) => one.code === 'mobility')?.options?.[0]?.code ?? ''
    facts[0]!.value = code
    await must(call('record', { subject, source: 'visit', facts }, w.staff.worker))
    const asked = { subject, elements: ['mobility'], ...care }
    expect((await must(call('reveal', asked, staff.steward))).shown).toMatchObject([{ value: code }])
    expect((await must(call('reveal', { ...asked, purpose: 'aid' }, staff.steward))).withheld).toMatchObject([
      { why: 'not-for-this' },
    ])
    await must(call('withdrawConsent', { subject, consent, channel: 'phone' }, w.staff.worker))
    expect((await must(call('reveal', asked, staff.steward))).withheld).toMatchObject([{ why: 'consent-ended' }])
    expect(await factOf(subject, 'mobility')).toMatchObject({ withheld: true, text: { zh: '同意已到期或撤回' } })
  })
})

describe('two accounts', () => {
  test('both stay in sight until a person settles, and the one that is chosen stands', async () => {
    const { subject, account } = await twoAccounts(w)
    expect((await seen(subject)).accounts).toMatchObject([
      { kind: 'two', sides: [{ withheld: true }, { withheld: true }] },
    ])
    await must(call('settle', { account, choice: 'other', reason: '电话核实过' }, staff.keeper))
    expect((await seen(subject)).accounts).toEqual([])
    const { shown } = await must(call('reveal', { subject, elements: ['phone'], ...care }, w.staff.worker))
    expect(shown).toMatchObject([{ value: '13900000001' }])
    const { entries } = await must(call('history', { subject, element: 'phone' }, w.staff.worker))
    expect(entries.map((entry) => entry.outcome)).toEqual(['ok', 'won-conflict', 'ok'])
  })

  test('whoever has seen what stands corrects it without any', async () => {
    const subject = await personAt(w, [{ element: 'school', value: '一小' }])
    const base = (await factOf(subject, 'school'))?.h ?? null
    const facts = [{ element: 'school', value: '二小', base }]
    await must(call('record', { subject, source: 'phone', facts }, w.staff.worker))
    expect((await seen(subject)).accounts).toEqual([])
    expect(await factOf(subject, 'school')).toMatchObject({ value: '二小', source: 'phone', stale: false })
    w.clock.forward({ hours: 24 * 400 })
    expect(await factOf(subject, 'school')).toMatchObject({ stale: true })
    w.clock.forward({ hours: -24 * 400 })
  })

  test('against whoever answers for a fact one proposes; it is their duty, and only they settle it', async () => {
    const elements = (await must(call('dictionary', { kind: 'person' }, w.staff.worker))).elements
    const { version: _version, retired: _retired, ...sex } = elements.find((one) => one.code === 'sex')!
    const element = { ...sex, stewardUnit: w.units.lamp }
    await must(call('saveElement', { element, reason: '以路灯所为准' }, staff.keeper))
    const subject = await personAt(w, [{ element: 'sex', value: '男' }])
    const facts = [{ element: 'sex', value: '女' }]
    const { outcomes } = await must(call('record', { subject, source: 'visit', facts }, w.staff.worker))
    expect(outcomes).toEqual([{ element: 'sex', outcome: 'proposal' }])
    expect(await factOf(subject, 'sex')).toMatchObject({ text: { zh: '男' } })
    const { duties } = await must(w.inbox('list', { line: 'register' }, staff.steward))
    expect(duties).toMatchObject([{ ref: subject, kind: 'proposal' }])
    const account = (await seen(subject)).accounts[0]?.id ?? ''
    const settle = { account, choice: 'other' as const, reason: '户口本为准' }
    expect(await refusal(call('settle', settle, staff.keeper))).toBe('register.not-steward')
    await must(call('settle', settle, staff.steward))
    expect(await factOf(subject, 'sex')).toMatchObject({ text: { zh: '女' } })
    expect((await must(w.inbox('list', { line: 'register' }, staff.steward))).duties).toEqual([])
  })
})

describe('the same person twice', () => {
  test('merged, nothing is lost; taken apart again, all is as before', async () => {
    const { kept, gone, merge } = await merged(w)
    const one = await seen(kept)
    expect(one.facts.find((fact) => fact.element === 'school')).toMatchObject({ value: '清河中学' })
    expect(one.accounts.map((account) => account.element).toSorted()).toEqual(['name', 'phone'])
    expect((await seen(gone)).subject.mergedInto).toBe(kept)
    await must(call('unmerge', { merge, reason: '是两个人' }, staff.keeper))
    const again = await seen(kept)
    expect(again.facts.map((fact) => [fact.element, fact.text.zh])).toEqual([
      ['name', again.subject.name],
      ['phone', '139****0003'],
    ])
    expect(again.accounts).toEqual([])
    const other = await seen(gone)
    expect(other.subject.mergedInto).toBeNull()
    expect(other.facts.map((fact) => fact.element).toSorted()).toEqual(['name', 'phone', 'school'])
  })

  test('whoever lived somewhere still lives there, and lives there again afterwards', async () => {
    const { person, household } = await livingAt(w)
    const kept = await personAt(w)
    const { merge } = await must(call('merge', { subject: person, into: kept, reason: '同一个人' }, staff.keeper))
    expect((await seen(household)).members).toMatchObject([{ person: kept, until: null }])
    await must(call('unmerge', { merge, reason: '是两个人' }, staff.keeper))
    expect((await seen(household)).members).toMatchObject([{ person, until: null }])
  })
})

describe('households', () => {
  test('move with whoever lives in them', async () => {
    const { person, household } = await livingAt(w)
    expect(
      await must(call('move', { subject: household, area: '990101.002.001', reason: '拆迁安置' }, w.staff.worker)),
    ).toMatchObject({ moved: 2 })
    expect(await refusal(call('subject', { subject: person }, w.staff.worker))).toBe('register.subject-not-found')
    expect(await must(call('subject', { subject: person }, w.staff.elsewhere))).toMatchObject({
      members: [{ household }],
    })
  })
})

describe('the dictionary', () => {
  test('leaves as a table and comes in again without a change', async () => {
    const { text } = await must(call('exportElements', {}, staff.keeper))
    expect(await must(call('importElements', { text, isTrial: true, reason: '试导入' }, staff.keeper))).toMatchObject({
      added: 0,
      changed: 0,
      rejects: [],
    })
    const changed = text.replace(',联系电话,', ',联络电话,')
    expect(await must(call('importElements', { text: changed, reason: '改名' }, staff.keeper))).toMatchObject({
      added: 0,
      changed: 1,
    })
    const { versions } = await must(call('elementHistory', { code: 'phone' }, staff.keeper))
    expect(versions.map((one) => one.element.zh)).toEqual(['联络电话', '联系电话'])
  })

  test('what is retired takes nothing new and hides what was there', async () => {
    const subject = await personAt(w, [{ element: 'wechat', value: 'abc123' }])
    await must(call('retireElement', { code: 'wechat', retired: true, reason: '不再需要' }, staff.keeper))
    expect(await factOf(subject, 'wechat')).toBeUndefined()
    const facts = [{ element: 'wechat', value: 'abc124' }]
    expect(await refusal(call('record', { subject, source: 'visit', facts }, w.staff.worker))).toBe(
      'register.element-not-found',
    )
  })
})
