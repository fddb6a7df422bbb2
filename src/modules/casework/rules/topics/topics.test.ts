import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Told } from './background.ts'
import { backgroundOf, groupAll } from './group.ts'
import { curveOf, heatOf, isTopic } from './heat.ts'
import type { Threads } from './threads.ts'

const told = (id: string, title: string, more: Partial<Told> = {}): Told => ({
  id,
  writer: `w${id}`,
  at: '2026-03-01T00:00:00.000Z',
  title,
  detail: '',
  area: '',
  category: '',
  ...more,
})

const trucks = [
  told('t1', '柳林花苑北门渣土车夜里轰鸣', { at: '2026-01-05T00:00:00.000Z' }),
  told('t2', '渣土车半夜从柳林花苑北门过，吵得睡不着', { at: '2026-02-05T00:00:00.000Z' }),
  told('t3', '柳林花苑渣土车什么时候有人管', { at: '2026-03-05T00:00:00.000Z' }),
]
const rent = [
  told('r1', '青年公寓租金补助迟迟没有到账'),
  told('r2', '青年公寓的租金补助何时到账'),
  told('r3', '咨询租金补助：青年公寓'),
]
const others = ['东河路灯不亮', '西岭幼儿园何时开学', '南塘水压太低', '北渡公交班次少', '云台垃圾桶满了'].map(
  (title, i) => told(`o${i}`, title),
)
const town = [...trucks, ...rent, ...others]
const background = backgroundOf(town)

/** Each group as its members' ids; requests that are alone are left out. */
const groupsOf = (threads: Threads): string[] =>
  [...threads.all()]
    .filter(({ members }) => members.length > 1)
    .map(({ members }) => members.map((one) => one.told.id).join(' '))
    .sort()
const grouped = (requests: readonly Told[]) => groupsOf(groupAll(requests, background))

describe('requests about one matter', () => {
  test('come together over months, however they are worded; the rest stays alone', () => {
    expect(grouped(town)).toEqual(['r1 r2 r3', 't1 t2 t3'])
  })

  test('say why: what they share and how near they are', () => {
    const [thread] = [...groupAll(town, background).all()].filter(({ id }) => id === 't1')
    expect(thread?.members.map(({ why }) => why?.shared.some((name) => name.includes('柳林花苑')))).toEqual([
      true,
      true,
      true,
    ])
    expect(thread?.members.every(({ why }) => why && why.near > 0.13 && why.near <= 1)).toBe(true)
  })

  test('are not those that share a place and nothing else', () => {
    const lake = [
      told('l1', '翠屏湖公园门口停车收费太贵'),
      told('l2', '翠屏湖边新楼盘何时交房'),
      told('l3', '请给翠屏湖小学增派教师'),
    ]
    expect(grouped([...town, ...lake])).toEqual(grouped(town))
  })

  test('are one matter where place and kind are the same, though no word is', () => {
    const site = ['半夜还有挖机在干活', '打桩声从九点响到十二点', '孩子天天熬到睡着为止'].map((title, i) =>
      told(`s${i}`, `${title} 银杏苑`, { category: 'env-noise', area: '990101.001' }),
    )
    expect(grouped([...town, ...site])).toContain('s0 s1 s2')
    const mixed = site.map((one, i) => ({ ...one, category: ['env-noise', 'city-light', 'water'][i] ?? '' }))
    expect(grouped([...town, ...mixed])).toEqual(grouped(town))
  })

  test('are one matter where they name one road and are of one kind; the name of no place does less', () => {
    const tellings = (name: string) =>
      [
        ['整夜咚咚咚，老伴心脏搭了三个支架，医生让静养，人家说赶工期', '找过工地的人。'],
        ['昨晚十一点四十，混凝土泵车又停了一排，视频我录了，谁要发谁', '又开始了。'],
        ['女儿下个月考试，能不能就这一个月，别动那些机器，算我求你们', '晚上歇一歇。'],
      ].map(([title, detail], i) =>
        told(`p${i}`, `${title}（${name}）`, { detail: detail ?? '', category: 'env-noise' }),
      )
    const known = (name: string) => {
      const all = [...town, ...tellings(name)]
      return groupsOf(groupAll(all, backgroundOf([...all, ...tellings(name)])))
    }
    expect(known('槐荫路')).toContain('p0 p1 p2')
    expect(known('槐荫露')).not.toContain('p0 p1 p2')
  })

  test('are one matter in English as well', () => {
    const hole = [
      told('e1', 'Deep pothole on Maple Avenue near the bakery'),
      told('e2', 'Maple Avenue pothole by the bakery broke my wheel'),
      told('e3', 'Library opening hours'),
    ]
    expect(grouped([...town, ...hole])).toContain('e1 e2')
  })
})

describe('an unrelated request', () => {
  const strangers = fc.record({
    title: fc.string({ unit: fc.constantFrom(...Array.from('鑫淼焱垚犇骉驫羴鱻麤xyz0 ')), maxLength: 40 }),
    at: fc.constantFrom('2025-01-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'),
  })

  test('changes no group, whenever it comes', () => {
    fc.assert(
      fc.property(fc.array(strangers, { maxLength: 5 }), (some) => {
        const added = some.map(({ title, at }, i) => told(`x${i}`, title, { at }))
        const without = grouped([...town, ...added]).filter((group) => !group.includes('x'))
        expect(without).toEqual(grouped(town))
      }),
    )
  })

  test('the order in which those of one instant are given is irrelevant, and the same requests give the same groups', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(town, { minLength: town.length }), (mixed) => {
        expect(grouped(mixed)).toEqual(grouped(town))
      }),
    )
  })
})

describe('any text at all', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(
      '灯'.repeat(1_000_000),
      '👩‍👩‍👧‍👦'.repeat(100),
      '\u202e\u200b\u2066路灯\u0000',
      "'; drop table casework.case; --",
      '<script>alert(1)</script>',
      '=HYPERLINK("http://x")',
      '@constructor __proto__ toString',
      '\ud800',
    ),
  )
  test('is grouped without harm, and twice in the same way', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(nasty, nasty), { maxLength: 6 }), (texts) => {
        const some = texts.map(([title, detail], i) => told(`n${i}`, title, { detail }))
        const learnt = backgroundOf(some)
        const once = [...groupAll(some, learnt).all()]
        expect(once.flatMap(({ members }) => members)).toHaveLength(some.length)
        expect(groupsOf(groupAll(some, learnt))).toEqual(groupsOf(groupAll(some, learnt)))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a person who decides', () => {
  test('takes a request out and it does not come back; what was kept apart stays apart', async () => {
    const { makeThreads } = await import('./threads.ts')
    const { reader } = await import('./group.ts')
    const threads = makeThreads(background, reader, new Map([['t3', new Set(['t1'])]]))
    for (const one of town.toSorted((a, b) => (a.id < b.id ? -1 : 1))) threads.put(one)
    expect(groupsOf(threads)).toEqual(['r1 r2 r3', 't1 t2'])
  })

  test('keeps a topic, which then takes in others and is never taken in', async () => {
    const { makeThreads } = await import('./threads.ts')
    const { reader } = await import('./group.ts')
    const threads = makeThreads(background, reader)
    const [first, ...more] = trucks
    threads.restore('named-by-hand', [{ told: first as Told, why: null }], true)
    for (const one of more) threads.put(one)
    expect(threads.get('named-by-hand')?.members).toHaveLength(3)
  })
})

describe('heat', () => {
  const now = Date.parse('2026-06-30T00:00:00.000Z')
  const member = (writer: string, at: string, area = '') => ({ writer, at, area })
  const day = (n: number) => new Date(now - n * 86_400_000).toISOString()

  test('one who writes sixty times weighs less than two who write once', () => {
    const loud = Array.from({ length: 60 }, (_, i) => member('a', day(i % 30), `9901.${i % 7}`))
    expect(heatOf(loud, now, 30).value).toBeLessThan(heatOf([member('a', day(1)), member('b', day(1))], now, 30).value)
    expect(isTopic(loud)).toBe(false)
  })

  test('grows with people, days and places, and with what is new', () => {
    const three = ['a', 'b', 'c'].map((who) => member(who, day(1)))
    const spread = ['a', 'b', 'c'].map((who, i) => member(who, day(1 + i), `9901.${i}`))
    const old = ['d', 'e', 'f', 'g', 'h', 'i'].map((who) => member(who, day(60)))
    const heat = (members: Parameters<typeof heatOf>[0]) => heatOf(members, now, 30).value
    expect(heat(spread)).toBeGreaterThan(heat(three))
    expect(heat([...three, ...old])).toBeLessThan(heat(three))
    expect(heat(old)).toBe(0)
  })

  test('a curve counts each request once, the oldest span first', () => {
    expect(curveOf([day(0), day(3), day(8), day(40)], now, 7, 4)).toEqual([0, 0, 1, 2])
  })
})
