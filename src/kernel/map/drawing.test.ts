import { describe, expect, test } from 'vitest'
import { captionOf, drawingOf } from './drawing.ts'
import type { CountyMap, MapFeature, Position } from './geojson.ts'

const said = (zh: string) => ({ zh, en: `${zh} en` })
const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]
const area = (path: string, zh: string, ring: Position[]): MapFeature => ({
  type: 'Feature',
  properties: { kind: 'area', path, name: said(zh) },
  geometry: { type: 'Polygon', coordinates: [ring] },
})
const line = (kind: 'road' | 'water', zh: string | null, ...coordinates: Position[]): MapFeature => ({
  type: 'Feature',
  properties: { kind, path: null, name: zh === null ? null : said(zh) },
  geometry: { type: 'LineString', coordinates },
})
const mapOf = (...features: MapFeature[]): CountyMap => ({ type: 'FeatureCollection', features, attribution: [] })

const point = { lat: 33, long: 157 }
const map = mapOf(
  area('990101', '清和县', box(156.9, 32.9, 157.1, 33.1)),
  area('990101.001.001', '柳巷社区', box(156.99, 32.995, 157.002, 33.1)),
  line('road', '柳巷路', [156.9, 33.0004], [157.1, 33.0004]),
  line('road', '远处的路', [156.9, 33.05], [157.1, 33.05]),
  line('water', null, [157.003, 32.9], [157.003, 33.1]),
)

describe('drawingOf', () => {
  test('shows what is near the point, the point in the middle, and says where it is', () => {
    const drawn = drawingOf(map, point)
    expect(drawn).toMatchObject({ pin: [300, 140], area: said('柳巷社区'), road: said('柳巷路') })
    expect(drawn?.lines.road).toMatch(/^M-?\d+ \d+L\d+ \d+$/)
    expect(drawn?.lines.water).toMatch(/^M393 /)
    expect(drawn?.names.map(({ name }) => name.zh)).toEqual(['柳巷路'])
    expect(captionOf(drawn!)).toEqual({ zh: '柳巷社区，柳巷路附近', en: '柳巷社区 en, near 柳巷路 en' })
  })

  test('names keep off the point, off one another and inside the picture', () => {
    const many = Array.from({ length: 12 }, (_, i) =>
      line('road', `第${i}路`, [156.9, 32.9975 + i * 0.000_4], [157.1, 32.9975 + i * 0.000_4]),
    )
    const { names, pin, width, height } = drawingOf(mapOf(...many), point)!
    expect(names.length).toBeGreaterThan(2)
    const spots = [pin, ...names.map(({ at }) => at)]
    for (const [i, [x, y]] of spots.entries()) {
      expect(x > 0 && x < width && y > 0 && y < height).toBe(true)
      for (const [ox, oy] of spots.slice(i + 1)) expect(Math.abs(x - ox) > 45 || Math.abs(y - oy) > 20).toBe(true)
    }
  })

  test('what lies far from the point is not named beside it', () => {
    const drawn = drawingOf(map, { lat: 33.02, long: 157.05 })
    expect(drawn).toMatchObject({ area: said('清和县'), road: null, names: [] })
    expect(captionOf(drawn!).en).toBe('清和县 en')
    expect(captionOf(drawingOf(map, { lat: 40, long: 100 })!).zh).toBe('地图上标出的位置')
  })

  test('a county without a map has no picture', () => expect(drawingOf(mapOf(), point)).toBeNull())
})
