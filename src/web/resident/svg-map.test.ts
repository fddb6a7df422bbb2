import { expect, test } from 'vitest'
import type { CountyMap } from '#kernel/map/geojson'
import { svgMap } from './svg-map.ts'

const map: CountyMap = {
  type: 'FeatureCollection',
  attribution: ['测绘 <院>'],
  features: [
    {
      type: 'Feature',
      properties: { kind: 'road', path: null, name: { zh: '"><script>', en: 'A & B' } },
      geometry: {
        type: 'LineString',
        coordinates: [
          [156.9, 33.002],
          [157.1, 33.002],
        ],
      },
    },
  ],
}

test('the picture is markup of its own only: names from a file stay text, and it says in words what it shows', () => {
  const { text } = svgMap({ lang: 'zh' }, map, { lat: 33, long: 157 }) ?? { text: '' }
  expect(text).toContain('aria-label="地图上标出的位置"')
  expect(text).toContain('&quot;&gt;&lt;script&gt;')
  expect(text).toContain('测绘 &lt;院&gt;')
  expect(text).not.toContain('<script')
  expect(svgMap({ lang: 'en' }, map, { lat: 33, long: 157 })?.text).toContain('A &amp; B')
  expect(svgMap({ lang: 'zh' }, { ...map, features: [] }, { lat: 33, long: 157 })).toBeNull()
})
