import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor, Post } from '../rights.ts'
import { isAreaPath, isWithin } from '../place.ts'
import { planAreas, planUnits, type AreaKept, type UnitKept, type UnitWish } from './plan/structure.ts'
import { beyondOwn, codeOf, hoursAreRight, isBelow, isRightPath, levelOf, masked, pathOf } from './rules.ts'
import { readTable } from './tables/columns.ts'
import { parseCsv } from './tables/csv.ts'
import { readRows } from './tables/rows.ts'
import { rowWords, sentenceOf, words } from './words.ts'

const digits = (min: number, max = min) =>
  fc.stringMatching(new RegExp(`^\\d{${min},${max}}$`)).filter((text) => /[1-9]/.test(text))
const path = fc
  .tuple(fc.stringMatching(/^[1-9]\d{5}$/), digits(3), digits(3), digits(2, 6), fc.integer({ min: 1, max: 4 }))
  .map(([county, street, community, grid, depth]) => [county, street, community, grid].slice(0, depth).join('.'))

describe('codes and paths', () => {
  test('a path and its national code say the same', () =>
    fc.assert(
      fc.property(path, (path) => {
        expect(isRightPath(path) && isAreaPath(path)).toBe(true)
        expect(codeOf(path).length).toBeGreaterThanOrEqual(12)
        expect(pathOf(codeOf(path))).toBe(path)
        expect(pathOf(path)).toBe(path)
      }),
    ))

  test.each([
    ['110101', '110101', 'county'],
    ['110101000000', '110101', 'county'],
    ['110101001', '110101.001', 'street'],
    ['110101001000', '110101.001', 'street'],
    ['110101001002', '110101.001.002', 'community'],
    ['11010100100203', '110101.001.002.03', 'grid'],
  ])('%s is %s, a %s', (code, path, level) => {
    expect(pathOf(code)).toBe(path)
    expect(levelOf(path)).toBe(level)
  })

  test.each(['', '1101', '1101010', '110101.1', 'abc', '1101010010020', '110101.001.002.03.04'])(
    '%j is no code',
    (code) => expect(pathOf(code)).toBeUndefined(),
  )
})

describe('who may give what', () => {
  const post = (area: string, capabilities: Post['capabilities']): Post => ({
    id: 'p',
    unit: 'u',
    unitName: { zh: '甲', en: 'u' },
    area,
    role: 'r',
    capabilities,
  })
  const person = (...posts: Post[]): Actor => ({ kind: 'person', id: 'i', name: 'n', posts })

  test('nobody below the county hands out a guarded right that they lack over the place', () =>
    fc.assert(
      fc.property(path, fc.constantFrom('audit.read', 'org.manage', 'rules.manage', 'case.contact'), (area, right) => {
        const county = area.slice(0, 6)
        const keeper = person(post(area, ['org.manage']))
        const over = beyondOwn(keeper, Number(county), [right], area)
        expect(over).toBe(area === county || right === 'org.manage' ? undefined : right)
        const both = person(post(area, ['org.manage']), post(area, [right]))
        expect(beyondOwn(both, Number(county), [right], area)).toBeUndefined()
      }),
    ))

  test('handling cases is no guarded right', () =>
    expect(
      beyondOwn(person(post('990101.001', ['org.manage'])), 990_101, ['case.handle'], '990101.001'),
    ).toBeUndefined())
})

describe('plans', () => {
  const system = { actor: { kind: 'system' as const }, tenant: 990_101, reach: ['990101'] }
  const root: [string, AreaKept] = ['990101', { path: '990101', name: { zh: '县', en: 'C' }, closed: false }]

  test('a table of areas in any order is whole or names the parent that is missing; twice changes nothing', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(
          path.map((one) => `990101${one.slice(6)}`),
          { minLength: 1, maxLength: 20 },
        ),
        (paths) => {
          const wishes = paths.map((path, line) => ({ line, wish: { path, name: { zh: path, en: path } } }))
          const known = new Map([root])
          const plan = planAreas(system, known, wishes)
          for (const reject of plan.rejects) expect(reject.code).toBe('area-parent-missing')
          const written = [...plan.added, ...plan.changed]
          for (const { path } of written)
            if (path !== '990101')
              expect(written.some((one) => one.path !== path && isWithin(path, one.path)) || path.length === 10).toBe(
                true,
              )
          const next = new Map([root, ...written.map((area) => [area.path, area] as const)])
          const taken = wishes.filter(({ line }) => !plan.rejects.some((reject) => reject.line === line))
          expect(planAreas(system, next, taken)).toEqual({ added: [], changed: [], same: taken.length, rejects: [] })
        },
      ),
    ))

  test('whatever parents a table asks for, no circle comes out', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 8 }), (pairs) => {
        const wishes = [...new Map(pairs)].map(([id, parent], line) => {
          const wish: UnitWish = {
            id: String(id),
            isNew: true,
            kind: 'bureau',
            name: { zh: String(id), en: String(id) },
            area: '990101',
            parent: String(parent),
            publicPhone: null,
          }
          return { line, wish }
        })
        const plan = planUnits(system, { areas: new Map([root]), units: new Map<string, UnitKept>() }, wishes)
        const parents = new Map(plan.added.map((unit) => [unit.id, unit.parent]))
        for (const { id, parent } of plan.added) expect(parent !== null && isBelow(parents, id, parent)).toBe(false)
      }),
    ))

  test('one row twice is told with the line of the first', () => {
    const wish = { path: '990101.001', name: { zh: '一', en: '1' } }
    const plan = planAreas(system, new Map([root]), [
      { line: 2, wish },
      { line: 5, wish },
    ])
    expect(plan.rejects).toEqual([{ line: 5, code: 'row-doubled', facts: { line: 2 } }])
  })
})

describe('duty hours', () => {
  test.each([
    [[{ from: '09:00', to: '12:00' }], true],
    [[{ from: '00:00', to: '24:00' }], true],
    [[{ from: '09:00', to: '09:00' }], false],
    [[{ from: '09:00', to: '24:30' }], false],
    [
      [
        { from: '09:00', to: '12:00' },
        { from: '11:30', to: '17:30' },
      ],
      false,
    ],
  ])('%j → %s', (hours, right) => expect(hoursAreRight(hours)).toBe(right))
})

describe('masked', () => {
  test.each([
    ['sms', '13800001234', '138****34'],
    ['sms', '110', '****'],
    ['mail', 'wang@example.org', 'w***@example.org'],
    ['webhook', 'https://hook.example/secret?key=1', 'hook.example'],
    ['webhook', 'secret', '***'],
  ] as const)('%s %s → %s', (channel, recipient, shown) => expect(masked(channel, recipient)).toBe(shown))
})

describe('tables', () => {
  const cell = fc.string({ maxLength: 12 }).filter((text) => !/[\0\uFFFD\uFEFF]/.test(text))
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

  test('whatever stands in quoted cells comes out again', () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        (table, end) => {
          const text = `a,b${end}${table.map((row) => row.map(quoted).join(',')).join(end)}`
          const kept = table.filter((row) => row.some((one) => one.trim() !== ''))
          expect(parseCsv(text)?.map((line) => line.cells)).toEqual([['a', 'b'], ...kept])
        },
      ),
    ))

  test('lines are counted as an editor does', () =>
    expect(parseCsv('\uFEFFa,b\r\n"x\r\ny",1\r\n\r\nz,\r\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x\r\ny', '1'] },
      { line: 5, cells: ['z', ''] },
    ]))

  test('tabs do as well; an open quote or another encoding does not', () => {
    expect(parseCsv('a\tb\n1\t2')?.[1]?.cells).toEqual(['1', '2'])
    expect(parseCsv('a,b\n"1,2')).toBeUndefined()
    expect(parseCsv('a,b\n\uFFFD\uFFFD,2')).toBeUndefined()
  })

  test.each([
    ['nothing', '', 'table-empty'],
    ['no rows', 'code,name', 'table-empty'],
    ['other columns', 'code,other\n1,2', 'columns-missing'],
    ['too many rows', `code,name\n${'1,2\n'.repeat(5001)}`, 'table-too-long'],
    ['an open quote', 'code,name\n"1,2', 'table-unreadable'],
  ])('a table with %s is refused', (_what, text, code) =>
    expect(readTable(text, ['code', 'name'])).toMatchObject({ refusal: { code } }),
  )

  test('Chinese headers, extra columns, hours as people write them', () => {
    const table = readTable('单位,角色,岗位,值守时间,备注\n路灯所,handler,夜班,8:30-12:00；13:30~17:30,x', ['unit'])
    const { wishes } = readRows('posts', table.ok ? table.value : [])
    expect(wishes[0]?.wish.hours).toEqual([
      { from: '08:30', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ])
  })

  test('a bad cell is told by its column', () => {
    const table = readTable('code,name\n12,某地\n990101001,\n', ['code', 'name'])
    expect(readRows('areas', table.ok ? table.value : []).rejects).toEqual([
      { line: 2, code: 'cell-wrong', facts: { column: 'code' } },
      { line: 3, code: 'cell-missing', facts: { column: 'name' } },
    ])
  })
})

test('every refusal of a row has its sentence', () => {
  const facts = { column: 'code', line: 2, n: 1 }
  for (const code of [...Object.keys(rowWords), ...Object.keys(words.refusals)]) {
    const sentence = sentenceOf(code as keyof typeof rowWords)
    const said = typeof sentence === 'function' ? sentence(facts) : sentence
    expect(said.zh && said.en).toBeTruthy()
  }
})
