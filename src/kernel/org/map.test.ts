import gcoord from 'gcoord'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#kernel/house'
import { must, orgOf, refusal, seated } from '#test/office'
import { countActs } from '#test/rows'
import { again, makeWorld, stranger, system, type World } from '#test/world'

let w: World
let org: ReturnType<typeof orgOf>
let street: Caller

const box = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]
type Made = { type: 'Feature'; properties: object | null; geometry: object | null }
const area = (code: string, ring: number[][], properties: object = {}): Made => ({
  type: 'Feature',
  properties: { code, ...properties },
  geometry: { type: 'Polygon', coordinates: [ring] },
})
const line = (properties: object, ...coordinates: number[][]): Made => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
})
const file = (features: unknown[], more: object = {}): string =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features })

const west = area('990101001000', box(150, 33, 150.1, 33.1))
const community = area('990101.001.001', box(150, 33, 150.05, 33.1))
const east = area('990101002', box(150.1, 33, 150.2, 33.1))
const road = line({ kind: 'road', name: '杏花路', name_en: 'Xinghua Road' }, [150, 33.02], [150.1, 33.02])

const load = (text: string, options: object = {}, caller: Caller = w.staff.admin) =>
  org('importMap', { text, ...options }, caller)
const rejected = async (features: unknown[], caller: Caller = w.staff.admin) =>
  (await must(load(file(features), {}, caller))).rejects.map(({ feature, code }) => [feature, code])
const shown = async () => (await must(org('map', {}, stranger()))).features
const names = async () => (await shown()).map(({ properties }) => properties.path ?? properties.name?.zh)

beforeAll(async () => {
  w = await makeWorld()
  org = orgOf(w)
  const name = { zh: '街道管理员', en: 'Street keeper' }
  await must(org('saveRole', { code: 'street-keeper', name, capabilities: ['org.manage'] }, w.staff.admin))
  street = await seated(w, { unit: w.units.community, role: 'street-keeper', area: '990101.001' })
})
afterAll(() => w.close())

describe('org.importMap', () => {
  test('org.importMap is refused without right', async () => {
    expect(await refusal(load(file([west]), {}, w.staff.lamp))).toBe('no-right')
    expect(await refusal(load(file([west]), {}, stranger()))).toBe('sign-in-first')
    expect(await shown()).toEqual([])
  })

  test.each([
    ['no JSON', 'code,name\n1,2', 'org.map-unreadable'],
    ['JSON that is no map', '{"type":"Topology"}', 'org.map-unreadable'],
    ['a map of nothing', file([]), 'org.map-empty'],
    ['coordinates of an unknown kind', file([west], { datum: 'Xian80' }), 'org.datum-unknown'],
    ['web Mercator', file([west], { crs: { properties: { name: 'EPSG:3857' } } }), 'org.datum-unknown'],
    [
      'a map drawn too finely',
      file([
        area(
          '990101.001',
          Array.from({ length: 100_001 }, () => [150, 33]),
        ),
      ]),
      'org.map-too-large',
    ],
  ])('org.importMap is refused by rule: %s', async (_what, text, code) => {
    expect(await refusal(load(text))).toBe(code)
    expect(await shown()).toEqual([])
  })

  test('one bad feature and nothing is saved; each says why', async () => {
    const result = await must(
      load(
        file([
          west,
          area('990101777', box(150, 33, 150.1, 33.1)),
          area('9901', box(150, 33, 150.1, 33.1)),
          { ...west, properties: null },
          area('990101.002', box(33, 150, 33.1, 150.1)),
          area('990101.002', box(150, 33, 150.1, 33.1).slice(0, 4)),
          { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [150, 33] } },
          null,
          line({ name: '无名' }, [150, 33], [151, 33]),
          west,
        ]),
      ),
    )
    expect(result).toMatchObject({ saved: false, outlines: 1, lines: 0 })
    expect(result.rejects.map(({ feature, code }) => [feature, code])).toEqual([
      [2, 'area-not-found'],
      [3, 'area-code-wrong'],
      [4, 'area-unnamed'],
      [5, 'coordinates-wrong'],
      [6, 'shape-wrong'],
      [7, 'shape-wrong'],
      [8, 'shape-wrong'],
      [9, 'line-kind-missing'],
      [10, 'feature-doubled'],
    ])
    expect(result.rejects[3]).toMatchObject({
      zh: expect.stringContaining('经度在前'),
      en: expect.stringMatching(/lon/),
    })
    expect(await shown()).toEqual([])
  })

  test('whoever keeps one street draws its outlines and neither roads nor the neighbours’', async () => {
    expect(await rejected([east, road], street)).toEqual([
      [1, 'area-out-of-reach'],
      [2, 'whole-county-only'],
    ])
    expect(await must(load(file([west]), {}, street))).toMatchObject({ saved: true, outlines: 1 })
    expect(await names()).toEqual(['990101.001'])
  })

  test('org.importMap is done: counted first, then saved; lines take the place of those before', async () => {
    const others = area('110101', box(116, 39, 117, 40))
    const text = file([
      west,
      community,
      east,
      others,
      road,
      line({ waterway: 'river', name: '清河' }, [150, 33], [151, 33]),
    ])
    const counted = { outlines: 3, lines: 2, dropped: 0, elsewhere: 1, datum: 'WGS84', rejects: [] }
    expect(await must(load(text, { preview: true }))).toEqual({ ...counted, saved: false, more: 0 })
    expect(await names()).toEqual(['990101.001'])
    const acts = await countActs(w, 'org.importMap')
    expect(await must(load(text))).toMatchObject({ ...counted, saved: true })
    expect(await countActs(w, 'org.importMap')).toBe(acts + 1)
    expect(await names()).toEqual(['990101.001', '990101.001.001', '990101.002', '杏花路', '清河'])

    const next = line({ highway: 'primary', name: '杏花路' }, [150.1, 33.02], [150.2, 33.02])
    expect(await must(load(file([road, next])))).toMatchObject({ saved: true, lines: 1, dropped: 1 })
    expect(await names()).toEqual(['990101.001', '990101.001.001', '990101.002', '杏花路'])
    const joined = (await shown()).at(-1)
    expect(joined?.geometry).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [150, 33.02],
          [150.1, 33.02],
        ],
        [
          [150.1, 33.02],
          [150.2, 33.02],
        ],
      ],
    })
  })

  test('what is drawn in a shifted system is put right and says what it was drawn in', async () => {
    const shift = (at: number[]) => gcoordOf().transform([at[0]!, at[1]!], gcoordOf().WGS84, gcoordOf().GCJ02)
    const ring = box(116.3, 39.9, 116.4, 40)
    const text = (more: object) => file([area('990101.002', ring.map(shift))], more)
    for (const [body, options] of [
      [text({ datum: 'GCJ-02' }), {}],
      [text({}), { datum: 'GCJ02' }],
    ] as const) {
      expect(await must(load(body, options))).toMatchObject({ saved: true, datum: 'GCJ02' })
      const [, , drawn] = await shown()
      const [back = []] = drawn!.geometry.coordinates as number[][][]
      for (const [i, at] of ring.entries())
        for (const axis of [0, 1]) expect(Math.abs(back[i]![axis]! - at[axis]!)).toBeLessThan(0.000_05)
    }
    await must(load(file([east], { attribution: '某测绘院' })))
    expect((await must(org('map', {}, stranger()))).attribution).toEqual(['某测绘院'])
  })
})

const gcoordOf = () => gcoord as unknown as typeof gcoord.default

describe('org.map', () => {
  test('org.map shows everybody the same, and refuses what it does not know', async () => {
    expect(await must(org('map', {}, stranger()))).toEqual(await must(org('map', {}, w.staff.admin)))
    const found = await must(org('map', {}, system()))
    expect(found).toMatchObject({ type: 'FeatureCollection' })
    expect(found.features[0]).toMatchObject({
      type: 'Feature',
      properties: { kind: 'area', path: '990101.001', name: { zh: '清河街道' } },
    })
    // an area that is closed is on no map
    const empty = { path: '990101.001.002', name: { zh: '空社区', en: 'Empty' } }
    await must(org('saveArea', empty, w.staff.admin))
    await must(load(file([area(empty.path, box(150.05, 33, 150.1, 33.1))])))
    expect(await names()).toContain(empty.path)
    await must(org('closeArea', { path: empty.path, reason: '合并' }, w.staff.admin))
    expect(await names()).not.toContain(empty.path)
  })
})

describe('a request with a point', () => {
  type Saying = Parameters<typeof say>[0]
  const say = (input: { point: { lat: number; long: number }; area?: string }, caller = stranger()) =>
    w.casework('say', { text: '路灯不亮了', ...input }, again(caller))
  const areaOf = async (input: Saying) => {
    const { case: id } = await must(say(input))
    const seen = await must(w.casework('get', { case: id }, w.staff.dispatcher))
    expect(seen.point).toEqual(input.point)
    return seen.case.area
  }
  const here = { lat: 33.05, long: 150.02 }
  const outside = { lat: 34, long: 150 }

  test('and no area lies where the point lies; an area that was named counts for more', async () => {
    expect(await areaOf({ point: here })).toBe('990101.001.001')
    expect(await areaOf({ point: { lat: 33.05, long: 150.07 } })).toBe('990101.001')
    expect(await areaOf({ point: here, area: '990101.002.001' })).toBe('990101.002.001')
  })

  test('outside the county is refused in words, on every way in', async () => {
    expect(await refusal(say({ point: outside }))).toBe('casework.point-outside')
    expect(await refusal(say({ point: outside, area: '990101.001' }))).toBe('casework.point-outside')
    const heard = { text: '路灯不亮了', channel: 'phone', point: outside } as const
    expect(await refusal(w.casework('record', heard, again(w.staff.operator)))).toBe('casework.point-outside')
  })

  test('a worker may record it where the point lies in what they look after', async () => {
    const heard = { text: '路灯不亮了', channel: 'phone' } as const
    const record = (point: object) =>
      w.casework('record', { ...heard, point: point as typeof here }, again(w.staff.worker))
    expect(await refusal(record(here))).toBeUndefined()
    expect(await refusal(record({ lat: 33.05, long: 150.15 }))).toBe('no-right')
  })

  test('is taken as it is where the county is not drawn whole', async () => {
    await must(org('saveArea', { path: '990101.003', name: { zh: '新街道', en: 'New' } }, w.staff.admin))
    expect(await areaOf({ point: outside })).toBe('990101')
  })
})
