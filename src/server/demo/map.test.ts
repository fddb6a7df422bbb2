import { expect, test } from 'vitest'
import { areaAt, outlinesOf } from '#kernel/map/area-at'
import type { CountyMap, MapFeature, Position } from '#kernel/map/geojson'
import { demoTenant, streets } from './county.ts'
import { demoMap, pointBy } from './map.ts'
import { areasOf } from './settle.ts'

const map = JSON.parse(demoMap()) as CountyMap
const outlines = outlinesOf({
  ...map,
  features: map.features.map((one) => ({
    ...one,
    properties: { ...one.properties, path: one.properties.path ?? null },
  })),
})

const surface = ({ geometry }: MapFeature): number => {
  const [ring = []] = geometry.coordinates as Position[][]
  return ring.slice(1).reduce((sum, [x, y], i) => sum + (ring[i]![0] * y - x * ring[i]![1]) / 2, 0)
}

test('every area of the demo county is drawn, the same at each start', () => {
  expect(outlines.map(({ path }) => path).toSorted()).toEqual(
    [String(demoTenant), ...areasOf().map(({ path }) => path)].toSorted(),
  )
  expect(demoMap()).toBe(JSON.stringify(map))
})

test.each([
  [1, 2],
  [2, 3],
  [3, 4],
])('the areas of depth %i are covered by those of depth %i, without gap or overlap', (above, below) => {
  const of = (depth: number) =>
    map.features.filter(({ properties: { path } }) => path?.split('.').length === depth).map(surface)
  const sum = (all: number[]) => all.reduce((a, b) => a + b, 0)
  expect(Math.min(...of(below))).toBeGreaterThan(0)
  expect(sum(of(below)) / sum(of(above))).toBeCloseTo(1, 9)
})

test('a place beside a road lies in the road’s own community', () => {
  for (const [s, street] of streets.entries())
    for (const [c, { roads }] of street.communities.entries())
      for (const road of roads)
        for (const roll of [0, 0.25, 0.5, 0.75, 0.999]) {
          const path = `${demoTenant}.00${s + 1}.00${c + 1}`
          expect([path, road, roll, areaAt(outlines, pointBy(path, road, roll)!)]).toEqual([
            path,
            road,
            roll,
            expect.stringMatching(new RegExp(`^${path}\\.`)),
          ])
        }
})
