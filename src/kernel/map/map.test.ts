import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areaAt, isInside, type Outlined } from './area-at.ts'
import type { CountyMap, MapFeature, Position } from './geojson.ts'
import { lean, simplified } from './lean.ts'

const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]
const polygon = (...rings: Position[][]) => ({ type: 'Polygon' as const, coordinates: rings })

const outlines: Outlined[] = [
  { path: '990101', outline: polygon(box(0, 0, 10, 10)) },
  { path: '990101.001', outline: polygon(box(0, 0, 5, 10), box(1, 1, 2, 2)) },
  { path: '990101.001.001', outline: polygon(box(0, 5, 5, 10)) },
  {
    path: '990101.002',
    outline: { type: 'MultiPolygon', coordinates: [[box(5, 0, 10, 4)], [box(6, 6, 8, 8)]] },
  },
]

describe('areaAt', () => {
  test.each([
    ['the deepest of those around', 3, 7, '990101.001.001'],
    ['the one above where no other is', 3, 3, '990101.001'],
    ['not the one whose hole it lies in', 1.5, 1.5, '990101'],
    ['either part of two', 7, 7, '990101.002'],
    ['between the parts', 7, 5, '990101'],
    ['nothing outside', 11, 3, undefined],
  ])('finds %s', (_what, long, lat, path) => expect(areaAt(outlines, { long, lat })).toBe(path))

  const inside = fc.double({ min: 0, max: 10, noNaN: true, maxExcluded: true })

  test('every point of a county that is cut up lies in exactly one of its pieces, edges too', () => {
    const cut = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(cut, fc.oneof(inside, fc.nat(9)), inside, (cuts, long, lat) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), 10]
        const pieces = edges.slice(1).map((east, i) => polygon(box(edges[i]!, 0, east, 10)))
        expect(pieces.filter((piece) => isInside(piece, { long, lat }))).toHaveLength(1)
      }),
    )
  })

  test('neither the order of the outlines nor the turn of a ring changes the answer', () => {
    const turned = outlines.map(({ path, outline }) => ({
      path,
      outline:
        outline.type === 'Polygon'
          ? polygon(...outline.coordinates.map((ring) => ring.toReversed()))
          : { ...outline, coordinates: outline.coordinates.toReversed() },
    }))
    fc.assert(
      fc.property(inside, inside, (long, lat) => {
        const found = areaAt(outlines, { long, lat })
        expect(areaAt(outlines.toReversed(), { long, lat })).toBe(found)
        expect(areaAt(turned, { long, lat })).toBe(found)
      }),
    )
  })

  test('what lies outside the box around an outline lies outside it', () => {
    const corners = fc.array(fc.tuple(inside, inside), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(corners, fc.double({ min: 10, max: 20, noNaN: true }), inside, (ring, far, other) => {
        const outline = polygon([...ring, ring[0]!])
        expect(isInside(outline, { long: far, lat: other })).toBe(false)
        expect(isInside(outline, { long: other, lat: -far })).toBe(false)
      }),
    )
  })
})

describe('a map that can be sent', () => {
  const wavy = (n: number): Position[] =>
    Array.from({ length: n }, (_, i) => [100 + i / n, 30 + Math.sin(i / 40) / 50 + (i % 2) / 1e6])
  const feature = (path: string | null, line: Position[]): MapFeature => ({
    type: 'Feature',
    properties: { kind: path ? 'area' : 'road', path, name: { zh: '某路', en: 'Some road' } },
    geometry: path ? polygon([...line, line[0]!]) : { type: 'LineString', coordinates: line },
  })
  const mapOf = (features: MapFeature[]): CountyMap => ({ type: 'FeatureCollection', features, attribution: [] })
  const weight = (map: CountyMap) => new TextEncoder().encode(JSON.stringify(map)).byteLength

  test('is as it was where it is small, to the metre and without grids', () => {
    const small = mapOf([
      feature(null, [
        [100.123_456_7, 30],
        [101, 31],
      ]),
      feature('990101.001.001.01', box(0, 0, 1, 1)),
    ])
    expect(lean(small).features).toEqual([
      feature(null, [
        [100.123_46, 30],
        [101, 31],
      ]),
    ])
  })

  test('comes down to what may be sent, areas still closed', () => {
    const big = mapOf([feature('990101.001', wavy(30_000)), feature(null, wavy(30_000))])
    expect(weight(big)).toBeGreaterThan(1_000_000)
    const sent = lean(big)
    expect(weight(sent)).toBeLessThanOrEqual(200_000)
    expect(sent.features).toHaveLength(2)
    const [ring = []] = sent.features[0]!.geometry.coordinates as Position[][]
    expect(ring.length).toBeGreaterThan(3)
    expect(ring[0]).toEqual(ring.at(-1))
  })

  test('leaves communities out before it grows too large', () => {
    const many = Array.from({ length: 3000 }, (_, i) => feature(`990101.001.${i}`, box(i, 0, i + 1, 1)))
    const sent = lean(mapOf([feature('990101', box(0, 0, 9, 9)), ...many]))
    expect(sent.features.map(({ properties }) => properties.path)).toEqual(['990101'])
  })

  test('a simplified line keeps its ends and strays no further than the tolerance', () => {
    const line = wavy(500)
    const plain = simplified(line, 0.001)
    expect(plain.length).toBeLessThan(line.length / 5)
    expect([plain[0], plain.at(-1)]).toEqual([line[0], line.at(-1)])
    for (const [long, lat] of line) {
      const i = plain.findIndex(([x]) => x >= long)
      const [[x1, y1], [x2, y2]] = [plain[Math.max(0, i - 1)]!, plain[i]!]
      const on = x2 === x1 ? y1 : y1 + ((y2 - y1) * (long - x1)) / (x2 - x1)
      expect(Math.abs(on - lat)).toBeLessThan(0.0015)
    }
  })
})
