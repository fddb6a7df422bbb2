import {
  circleMarker,
  control,
  geoJSON,
  latLng,
  map as leaflet,
  Polygon,
  tooltip,
  type LatLng,
  type Layer,
  type Map,
} from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { areaAt, outlinesOf } from '#kernel/map/area-at'
import { captionOf, drawingOf } from '#kernel/map/drawing'
import { strokesOf, type CountyMap, type MapFeature, type Point } from '#kernel/map/geojson'
import type { Lang } from '#kernel/words'
import './pick-map.css'
import { words } from './words.ts'

type Options = {
  /** The county: nothing else is drawn and nobody else is asked. */
  county: CountyMap
  lang: Lang
  point: Point | null
  onPick: (point: Point) => void
  /** What happens on the map, in a sentence: for a line beside it that is read aloud. */
  onSay: (sentence: string) => void
}

export type PickMap = {
  /** Puts the mark there, or takes it off. */
  show(point: Point | null): void
  /** Asks the device where it is and marks that; only ever called because somebody pressed for it. */
  locate(): void
  close(): void
}

const level = ({ path }: MapFeature['properties']): number => path?.split('.').length ?? 0

const classOf = (feature: MapFeature): string => {
  const { kind } = feature.properties
  return kind === 'area' ? `county-edge level-${level(feature.properties)}` : `county-${kind}`
}

/** Where a name stands: in the middle of an area, on a quarter of a line's way, clear of the crossing in the middle. */
function spotOf(layer: Layer, { geometry }: MapFeature): LatLng | null {
  if (layer instanceof Polygon) return layer.getBounds().getCenter()
  const line = strokesOf(geometry)[0] ?? []
  const [long, lat] = line[Math.floor(line.length / 4)] ?? []
  return long === undefined || lat === undefined ? null : latLng(lat, long)
}

/** A name on the map; those of streets and of the county would only stand in the way of what lies in them. */
function label(map: Map, layer: Layer, feature: MapFeature, lang: Lang): void {
  const { kind, name } = feature.properties
  const spot = spotOf(layer, feature)
  if (!name || !spot || (kind === 'area' && level(feature.properties) !== 3)) return
  const className = `county-name of-${kind}`
  tooltip({ permanent: true, direction: 'center', className, opacity: 1 })
    .setLatLng(spot)
    .setContent(plain(name[lang]))
    .addTo(map)
}

/** A name is text, whatever a file has put into it. */
function plain(text: string): HTMLElement {
  const made = document.createElement('span')
  made.textContent = text
  return made
}

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches

function draw(box: HTMLElement, { county, lang }: Options): Map {
  const map = leaflet(box, {
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.25,
    keyboardPanDelta: 30,
    scrollWheelZoom: false,
    zoomAnimation: !still(),
    fadeAnimation: !still(),
  })
  const shapes = geoJSON<MapFeature['properties']>(county, {
    interactive: false,
    style: (feature) => ({
      className: classOf(feature as MapFeature),
      fill: level((feature as MapFeature).properties) === 1,
    }),
    onEachFeature: (feature, layer) => label(map, layer, feature as MapFeature, lang),
  })
  map.fitBounds(shapes.getBounds(), { animate: false, padding: [8, 8] })
  const whole = map.getZoom()
  map.setMinZoom(whole - 0.5).setMaxZoom(whole + 6)
  map.setMaxBounds(shapes.getBounds().pad(0.3))
  // names of roads would lie on one another where the whole county is in sight
  const nearer = () => box.classList.toggle('is-near', map.getZoom() >= whole + 0.75)
  map.on('zoomend', nearer)
  shapes.addTo(map)
  control
    .zoom({ position: 'bottomright', zoomInTitle: words.zoomIn[lang], zoomOutTitle: words.zoomOut[lang] })
    .addTo(map)
  return map
}

const pointOf = ({ lat, lng }: LatLng): Point => ({ lat: Number(lat.toFixed(6)), long: Number(lng.toFixed(6)) })

/** A map to mark a place on: by a tap, or by moving it under a crosshair with the arrow keys and pressing Enter. */
export function openMap(box: HTMLElement, options: Options): PickMap {
  const { county, lang, onPick, onSay } = options
  const outlines = outlinesOf(county)
  const isWhole = outlines.some(({ path }) => !path.includes('.'))
  box.classList.add('county-map')
  box.setAttribute('role', 'application')
  box.setAttribute('aria-label', words.map[lang])
  const map = draw(box, options)
  const cross = document.createElement('div')
  cross.className = 'county-cross'
  box.append(cross)
  const mark = circleMarker([0, 0], { radius: 9, className: 'county-mark', interactive: false })

  const isOutside = (point: Point) => isWhole && areaAt(outlines, point) === undefined
  const says = (point: Point): string => {
    const drawn = drawingOf(county, point)
    return isOutside(point) || !drawn ? words.outside[lang] : captionOf(drawn)[lang]
  }
  const show = (point: Point | null): void => {
    if (!point) {
      mark.remove()
      onSay('')
      return
    }
    mark.setLatLng([point.lat, point.long]).addTo(map)
    onSay(`${words.marked[lang]}${says(point)}`)
  }
  const pick = (at: LatLng): void => {
    const point = pointOf(at)
    if (isOutside(point)) onSay(words.outside[lang])
    else {
      show(point)
      onPick(point)
    }
  }
  map.on('click', ({ latlng }) => pick(latlng))
  map.on('locationfound', ({ latlng }) => {
    if (!isOutside(pointOf(latlng))) map.setView(latlng, map.getMinZoom() + 3)
    pick(latlng)
  })
  map.on('locationerror', () => onSay(words.nowhere[lang]))
  map.on('moveend', () => {
    if (box.matches(':focus-visible')) onSay(`${words.under[lang]}${says(pointOf(map.getCenter()))}`)
  })
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target !== box) return
    event.preventDefault()
    pick(map.getCenter())
  })
  if (options.point) {
    map.setView([options.point.lat, options.point.long], map.getMinZoom() + 2.5, { animate: false })
    show(options.point)
  }
  return {
    show,
    locate: () => void map.locate({ enableHighAccuracy: true, timeout: 15_000 }),
    close: () => void map.remove(),
  }
}
