import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#kernel/house'
import { asker, bindings, boundAt, formsOf } from '#test/form-at'
import { phoneOf, rosterFile, sent, sheetFile } from '#test/form-files'
import { formOf, opened } from '#test/made-workbook'
import { must, refusal } from '#test/office'
import { home, keepers, personAt, registerOf } from '#test/register-at'
import { tablesHolding } from '#test/rows'
import { makeWorld, type World } from '#test/world'
import { readTemplate } from './template.ts'

let w: World
let unit: Caller
beforeAll(async () => {
  w = await makeWorld()
  unit = await asker(w)
})
afterAll(() => w.close())

const idNumber = '110101195001011239'

/** Three at home: one of whom all is known, one out of date, one of whom nothing is known. */
let people: string[]
beforeAll(async () => {
  const known = [
    { element: 'phone', value: phoneOf(1) },
    { element: 'id-number', value: idNumber },
    { element: 'birth-date', value: '1950-01-01' },
    { element: 'low-income', value: true },
  ]
  people = [
    await personAt(w, known),
    await personAt(w, [
      { element: 'phone', value: phoneOf(2) },
      { element: 'low-income', value: false },
    ]),
    await personAt(w, []),
  ]
})

const fetched = async (filling: string, part: 'form' | 'gaps' | 'origins', by: Caller) => {
  const { file } = await must(formsOf(w)('filled', { filling, part }, by))
  return Buffer.from(file, 'base64')
}

const rowsOf = async (bytes: Buffer): Promise<unknown[][]> =>
  ((await readXlsx(bytes)).sheets[0]?.rows ?? []).map((row) => [...row])

const nameOf = async (subject: string): Promise<string> =>
  (await must(registerOf(w)('subject', { subject }, w.staff.worker))).subject.name

describe('a roster', () => {
  test('is filled with what is known, grows by the rows it lacks, and says what is lacking', async () => {
    const form = await boundAt(w, 'aid')
    const { steward: keeper } = await keepers(w)
    const done = await must(formsOf(w)('fill', { form, area: home }, keeper))
    expect(done).toMatchObject({ subjects: 3, unseen: 0, remarks: [] })
    expect(done.gaps).toContainEqual(expect.objectContaining({ element: 'phone', missing: 1, stale: 0, withheld: 0 }))
    const bytes = await fetched(done.filling, 'form', keeper)
    const rows = await rowsOf(bytes)
    const names = (await Promise.all(people.map(nameOf))).toSorted()
    expect(rows.slice(2, 5).map(([n, name]) => [n, name])).toEqual(names.map((name, i) => [i + 1, name]))
    const first = rows.find(([, name]) => name === rows[2]?.[1] || false)
    expect(first).toBeDefined()
    const whole = rows.find((row) => row[2] === phoneOf(1))
    expect(whole?.slice(2, 4)).toEqual([phoneOf(1), idNumber])
    expect(whole?.[5]).toBe('√')
    expect(rows.find((row) => row[2] === phoneOf(2))?.[5]).toBe('×')
    // the day of birth is a day where the cell is made for one; the total has moved down
    const xml = opened(bytes).text('xl/worksheets/sheet1.xml') ?? ''
    expect(xml).toContain('<v>18264</v>')
    expect(rows[5]?.[0]).toBe('合计')
    expect(xml).toContain('sqref="F3:F5"')
    // what changed is the sheet alone
    const before = opened(rosterFile())
    for (const part of before.names.filter((name) => !/sheet1\.xml$|workbook\.xml$/.test(name)))
      expect(opened(bytes).text(part)).toBe(before.text(part))
  })

  test('lists who lacks what, and from where each cell came, without the values', async () => {
    const form = await boundAt(w, 'aid')
    const { steward: keeper } = await keepers(w)
    const { filling } = await must(formsOf(w)('fill', { form, area: home }, keeper))
    const gaps = await rowsOf(await fetched(filling, 'gaps', keeper))
    const last = await nameOf(people[2] ?? '')
    expect(gaps.slice(1).filter(([, name]) => name === last)).toHaveLength(4)
    const origins = JSON.stringify(await rowsOf(await fetched(filling, 'origins', keeper)))
    expect(origins).toContain('2026-09-07')
    expect(origins).not.toContain(idNumber)
  })

  test('shows nobody what they may not see: withheld is a gap, the attempt is in the log', async () => {
    const form = await boundAt(w, 'aid')
    const { id } = w.staff.worker.actor as { id: string }
    const reader: Caller = {
      actor: {
        kind: 'person',
        id,
        name: '只看',
        posts: [
          {
            id,
            unit: w.units.community,
            unitName: { zh: '', en: '' },
            area: home,
            role: 'x',
            capabilities: ['register.read'],
          },
        ],
      },
    }
    const done = await must(formsOf(w)('fill', { form, area: home }, reader))
    expect(done.gaps).toContainEqual(expect.objectContaining({ element: 'id-number', withheld: 1, missing: 2 }))
    const bytes = await fetched(done.filling, 'form', reader)
    expect(opened(bytes).text('xl/worksheets/sheet1.xml')).not.toContain(idNumber)
    const { readings } = await must(registerOf(w)('readings', { subject: people[0] ?? '' }, w.staff.worker))
    expect(readings[0]?.withheld.map(({ zh }) => zh)).toContain('公民身份号码')
  })

  test('holds those who meet the conditions, in the order that was asked for', async () => {
    const form = await boundAt(w, 'aid')
    const conditions = [{ element: 'low-income', test: 'is' as const, values: [true] }]
    await must(formsOf(w)('bind', { form, bindings, conditions, sort: 'birth-date', purpose: 'aid' }, unit))
    const shown = await must(formsOf(w)('form', { form }, w.staff.worker))
    expect(shown.says.zh).toMatch(/^.+是是；按出生日期排序。$/)
    const { steward: keeper } = await keepers(w)
    const done = await must(formsOf(w)('fill', { form, area: home }, keeper))
    expect(done.subjects).toBe(1)
    const sorts = [{ element: 'phone', test: 'at-least' as const, values: [phoneOf(2)] }]
    await must(formsOf(w)('bind', { form, bindings, conditions: sorts }, unit))
    expect((await must(formsOf(w)('fill', { form, area: home }, keeper))).subjects).toBe(1)
  })

  test('is remembered for its next version, where only what is new has to be confirmed', async () => {
    const form = await boundAt(w, 'aid')
    const input = { form, name: '困难群众名单', fileName: '名单二.xlsx', ...sent(rosterFile('第二版')) }
    await must(formsOf(w)('bring', input, unit))
    const again = await must(formsOf(w)('form', { form }, w.staff.worker))
    expect(again.form).toMatchObject({ version: 2, bound: 5, ready: true })
    expect(await refusal(formsOf(w)('bring', input, unit))).toBe('forms.same-file')
  })

  test('lies locked for an hour for whoever made it, and is nobody’s afterwards', async () => {
    const form = await boundAt(w, 'aid')
    const { steward: keeper } = await keepers(w)
    const { filling } = await must(formsOf(w)('fill', { form, area: home }, keeper))
    expect(await refusal(formsOf(w)('filled', { filling }, w.staff.worker))).toBe('forms.filling-gone')
    expect(await tablesHolding(w, idNumber)).not.toContain('forms.filling')
    w.clock.forward({ minutes: 61 })
    expect(await refusal(formsOf(w)('filled', { filling }, keeper))).toBe('forms.filling-gone')
    expect(await tablesHolding(w, filling)).toContain('forms.filling')
    await must(formsOf(w)('fill', { form, area: home }, keeper))
    expect(await tablesHolding(w, filling)).not.toContain('forms.filling')
  })
})

describe('a sheet about one subject', () => {
  test('asks about whom, and is filled behind its labels', async () => {
    const { steward: keeper } = await keepers(w)
    const input = { fileName: '登记表.xlsx', ...sent(sheetFile()), area: home }
    expect(await refusal(formsOf(w)('fillOnce', input, keeper))).toBe('forms.subject-needed')
    const [subject = ''] = people
    const done = await must(formsOf(w)('fillOnce', { ...input, purpose: 'aid', subject }, keeper))
    const rows = await rowsOf(await fetched(done.filling, 'form', keeper))
    expect(rows[0]?.[1]).toBe(await nameOf(subject))
    expect(rows[1]?.slice(1, 4)).toEqual([idNumber, '出生日期', '1950-01-01'])
  })
})

describe('what is no template', () => {
  const codeOf = (bytes: Buffer) => {
    const read = readTemplate(bytes)
    return read.ok ? read.value.layout.kind : read.refusal.code
  }

  test('is refused in words: data in it, totals, macros, no workbook', async () => {
    const { filling } = await must(
      formsOf(w)('fillOnce', { fileName: '名单.xlsx', ...sent(rosterFile()), area: home }, (await keepers(w)).keeper),
    )
    expect(codeOf(await fetched(filling, 'form', (await keepers(w)).keeper))).toBe('holds-data')
    expect(codeOf(Buffer.from('不是表格'))).toBe('not-a-workbook')
  })

  const real = formOf('困难群众走访台账.xlsx')
  test.skipIf(!real)(
    'the collection’s roster is filled, and only its sheet differs (skipped where absent)',
    async () => {
      const given = real ?? Buffer.alloc(0)
      const { steward } = await keepers(w)
      const input = { fileName: '困难群众走访台账.xlsx', ...sent(given), area: home, purpose: 'aid' as const }
      const done = await must(formsOf(w)('fillOnce', input, steward))
      expect(done.columns).toContainEqual(
        expect.objectContaining({
          path: '基本信息/公民身份号码',
          label: expect.objectContaining({ zh: '公民身份号码' }),
        }),
      )
      const [before, after] = [opened(given), opened(await fetched(done.filling, 'form', steward))]
      expect(after.names).toEqual(before.names)
      const differ = before.entries.filter((entry, i) => !entry.body.equals(after.entries[i]?.body ?? Buffer.alloc(0)))
      expect(differ.map(({ name }) => name).filter((name) => !/sheet1\.xml$|workbook\.xml$/.test(name))).toEqual([])
      expect(after.text('xl/worksheets/sheet1.xml')).toContain(idNumber)
    },
  )

  test.skipIf(!real)(
    'the collection’s roster is recognised with its own formulas and lists (skipped where absent)',
    () => {
      const read = readTemplate(real ?? Buffer.alloc(0))
      if (!read.ok) throw new Error(read.refusal.code)
      expect(read.value.layout).toMatchObject({ kind: 'roster', sheet: '困难群众走访台账', first: 6, room: 20 })
      const byPath = new Map(read.value.layout.fields.map((field) => [field.path, field]))
      expect(byPath.get('基本信息/公民身份号码')?.wanted).toBe('text')
      expect([...byPath.values()].filter(({ own }) => own === 'formula')).toHaveLength(2)
      expect(byPath.get('基本信息/性别')?.options).toEqual(['男', '女'])
    },
  )

  test.skipIf(!formOf('checkTwo.xls'))(
    'all others of the collection are recognised or refused in words (skipped where absent)',
    () => {
      for (const name of [
        'checkTwo.xls',
        'sameName.xls',
        '专项支出用款申请书.xls',
        'groupName_GnEntity.xlsx',
        'OneToManyHaseNameTest.demandEntityTest.xlsx',
      ])
        expect(['roster', 'sheet', 'holds-data', 'looks-like-totals', 'nothing-asked', name]).toContain(
          codeOf(formOf(name) ?? Buffer.alloc(0)),
        )
    },
  )
})
