import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { cellOf, cellsAround } from './cells.ts'
import { placeWords } from '../places/place-words.ts'
import { tellingCouples, worthReading } from './first-look.ts'
import { readMatter, type Knowing, type Matter } from './matter.ts'
import { compare, mostAlike, type Known } from './most-alike.ts'
import { whatOf } from './what.ts'
import { isVague, metresBetween, whereTo } from './where.ts'
import { whyAlike } from './why.ts'

const knowing: Knowing = {
  words: placeWords,
  gazetteer: new Set(),
  shareOf: () => 0,
  usesOf: () => 0,
  parentOf: (code) => code.split('-')[0] ?? null,
  isPointVague: false,
}

const matter = (said: Partial<Matter>): Matter => ({
  text: '路灯不亮',
  place: null,
  point: null,
  category: null,
  area: '990101',
  at: '2026-09-07T01:00:00.000Z',
  ...said,
})
const read = (said: Partial<Matter>) => readMatter(matter(said), knowing)
const known = (id: string, said: Partial<Matter>, isClosed = false): Known => ({ ...read(said), id, isClosed })
const offered = (asked: Partial<Matter>, ...others: Known[]) =>
  mostAlike(read(asked), others, knowing, 5).map((one) => one.known.id)

const lamp = known('lamp', { text: '菜市口路从路口往里第4盏路灯不亮，晚上老人出门看不清路，摔过一回了。' })
const dark = known('dark', { text: '柳巷路一整排路灯都黑着，孩子下晚自习要打手电。' })
const noise = known('noise', { text: '水文站家属院对面工地晚上十一点还在打桩，孩子第二天考试。' })
const lift = known('lift', { text: '纺织厂小区电梯晚上咯吱响，半个月坏了三回。' })

describe('what seems to be the same matter', () => {
  it('is not offered for an evening and a child that are in both', () =>
    expect(offered({ text: '我家门口的路灯不亮了，晚上走路看不清，老人差点摔跤。' }, noise, dark, lamp, lift)).toEqual([
      'lamp',
    ]))

  it('may be told in a few words, where they are the matter itself', () => {
    expect(offered({ text: '电梯晚上咯吱响' }, noise, dark, lamp, lift)).toEqual(['lift'])
    expect(offered({ text: '！？' }, noise, dark, lamp, lift)).toEqual([])
  })

  const here = { lat: 35, long: 113 }
  it('lies near, and what lies nearer comes first', () => {
    const at = (id: string, metres: number) => known(id, { point: { lat: 35 + metres / 111_195, long: 113 } })
    expect(offered({ point: here }, at('far', 3000), at('near', 150), at('beside', 20))).toEqual(['beside', 'near'])
  })

  it('is known by a sharp name more than by a vague one, and by a rare name more than by a frequent one', () => {
    const cost = (text: string, other: string, usesOf: Knowing['usesOf'] = () => 0) =>
      whereTo(read({ text }), read({ text: other }), { ...knowing, usesOf }).cost
    expect(cost('文昌花园三号楼', '文昌花园3栋')).toBeLessThan(cost('文昌花园三号楼', '文昌花园5栋'))
    expect(cost('人民路12号', '人民路14号')).toBeLessThan(cost('人民路12号', '人民路96号'))
    expect(cost('人民路', '人民路')).toBeLessThan(cost('清河街道', '清河街道'))
    expect(cost('人民路', '人民路')).toBeLessThan(cost('人民路', '人民路', () => 900))
  })

  it('is not near by a point that a map gives for whatever it does not find', () => {
    const streets = ['文昌路', '北门大街', '河沿路', '石桥路', '新安大道', '书院街'].map((place) => read({ place }))
    expect(isVague(streets)).toBe(true)
    expect(isVague(streets.slice(0, 4))).toBe(false)
    const two = [read({ point: here, text: '文昌路1号' }), read({ point: here, text: '河沿路9号' })] as const
    expect(whereTo(...two, knowing).cost).toBeLessThan(whereTo(...two, { ...knowing, isPointVague: true }).cost)
  })

  it('counts less once it is closed or old, and words count less the commoner they are', () => {
    const of = (one: Known, shareOf = knowing.shareOf) => compare(read({}), one, { ...knowing, shareOf }).closeness
    const open = of(known('a', {}))
    expect(of(known('a', {}, true))).toBeLessThan(open)
    expect(of(known('a', { at: '2026-08-01T01:00:00.000Z' }))).toBeLessThan(open)
    const common = (word: string) => (word === '路灯' ? 0.5 : 0)
    const share = (shareOf: Knowing['shareOf']) =>
      whatOf(read({ text: '路灯歪了要倒' }), read({ text: '这里的路灯太暗' }), { ...knowing, shareOf }).cost
    expect(share(common)).toBeGreaterThan(share(() => 0))
  })
})

test('the reasons are in words, from what both say', () => {
  const asked = read({ text: '文昌花园三号楼前路灯不亮', point: { lat: 35, long: 113 }, category: 'city-light' })
  const other = known('a', {
    text: '3栋楼下路灯不亮了',
    place: '文昌花园3栋',
    point: { lat: 35.00036, long: 113 },
    category: 'city-light',
    at: '2026-09-06T01:00:00.000Z',
  })
  const why = whyAlike(asked, other, compare(asked, other, knowing), { ...knowing, areaOf: () => null })
  expect(why.zh).toBe('同在文昌花园同一栋、相距约40米、相隔1天、类别相同、都说到“路灯不亮”')
  expect(why.en).toContain('about 40 m apart, a day apart, same category')
  // a site that everybody names has the same buildings
  const often = { ...knowing, usesOf: () => 5000 }
  expect(whyAlike(asked, other, compare(asked, other, often), { ...knowing, areaOf: () => null }).zh).toBe(why.zh)
})

const point = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  long: fc.double({ min: -180, max: 180, noNaN: true }),
})
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc
    .array(
      fc.constantFrom(
        '路灯',
        '不亮',
        '人民路',
        '12号',
        '文昌花园',
        '3栋',
        ' Main St ',
        '👵',
        '\u202e',
        '<b>',
        "';--",
        '=1+1',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)
const anyMatter = fc.record({
  text: words,
  place: fc.option(words),
  point: fc.option(point),
  category: fc.option(fc.constantFrom('city-light', 'city-road', 'env-noise')),
  area: fc.constantFrom('990101', '990101.001', '990101.001.002'),
  at: fc
    .date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2027-01-01') })
    .map((date) => date.toISOString()),
})
const anyKnown = fc.tuple(anyMatter, fc.uuid(), fc.boolean()).map(([said, id, closed]) => known(id, said, closed))

test('whatever is said, where and what cost the same from either side, and nothing throws', () => {
  fc.assert(
    fc.property(anyMatter, anyMatter, (one, other) => {
      const [a, b] = [read(one), read(other)]
      expect(whereTo(a, b, knowing).cost).toBeCloseTo(whereTo(b, a, knowing).cost, 9)
      expect(whatOf(a, b, knowing).cost).toBeCloseTo(whatOf(b, a, knowing).cost, 9)
      const likeness = compare(a, { ...b, id: 'b', isClosed: false }, knowing)
      expect(likeness.closeness).toBeGreaterThan(0)
      expect(likeness.closeness).toBeLessThanOrEqual(1)
      whyAlike(a, { ...b, id: 'b', isClosed: true }, likeness, { ...knowing, areaOf: () => null })
    }),
  )
})

test('one more request changes nothing in the order of the others, nor does the order in which they come', () => {
  fc.assert(
    fc.property(
      anyMatter,
      fc.uniqueArray(anyKnown, { selector: (one) => one.id, minLength: 1, maxLength: 8 }),
      (said, [one, ...others]) => {
        const asked = read(said)
        const order = (all: readonly (Known | undefined)[]) =>
          mostAlike(
            asked,
            all.filter((each) => each !== undefined),
            knowing,
            99,
          ).map((each) => each.known.id)
        expect(order([one, ...others]).filter((id) => id !== one?.id)).toEqual(order(others))
        expect(order([one, ...others].toReversed())).toEqual(order([one, ...others]))
      },
    ),
  )
})

test('a first look leaves out nothing that would have been offered first', () => {
  fc.assert(
    fc.property(anyMatter, fc.uniqueArray(anyKnown, { selector: (one) => one.id, maxLength: 12 }), (said, all) => {
      const asked = read(said)
      const best = mostAlike(asked, all, knowing, 1)[0]?.known
      const leads = all.map((one) => ({ ...one, keys: one.places.map(({ key }) => key), byWords: true }))
      if (best) expect(worthReading(asked, leads, knowing, all.length).map(({ id }) => id)).toContain(best.id)
    }),
  )
})

test('long and strange texts are read as fast as short ones', () => {
  for (const text of ['灯'.repeat(1_000_000), '🌉'.repeat(300_000), '人民路'.repeat(300_000), 'st '.repeat(300_000)]) {
    expect(offered({ text }, lamp)).toEqual([])
    expect(tellingCouples(text, { shareOf: () => 0, texts: 0 }).length).toBeLessThanOrEqual(16)
  }
})

test('metres are those of the earth', () => {
  expect(metresBetween({ lat: 0, long: 0 }, { lat: 0, long: 1 })).toBeCloseTo(111_195, -1)
  expect(metresBetween({ lat: 0, long: 179.9995 }, { lat: 0, long: -179.9995 })).toBeCloseTo(111.2, 0)
})

test('what lies within a hundred metres is in the cells around', () => {
  const town = fc.record({
    lat: fc.double({ min: -65, max: 65, noNaN: true }),
    long: fc.double({ min: -179, max: 179, noNaN: true }),
  })
  const step = fc.double({ min: -0.0009, max: 0.0009, noNaN: true })
  fc.assert(
    fc.property(town, step, step, (here, north, east) => {
      expect(cellsAround(here)).toContain(cellOf({ lat: here.lat + north, long: here.long + east }))
    }),
  )
})
