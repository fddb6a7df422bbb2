import { captionOf, drawingOf } from '#kernel/map/drawing'
import type { CountyMap, Point } from '#kernel/map/geojson'
import { html, type Html } from './html.ts'
import { t, type View } from './layout.ts'

/** Where it is, as a still picture with its words under it; nothing where the county has no map. */
export function svgMap(view: Pick<View, 'lang'>, map: CountyMap, point: Point): Html | null {
  const drawn = drawingOf(map, point)
  if (!drawn) return null
  const { width, height, lines, names, pin } = drawn
  const caption = t(view, captionOf(drawn))
  const name = ({ name, at: [x, y] }: (typeof names)[number]): Html =>
    html`<text x="${x}" y="${y + 5}">${t(view, name)}</text>`
  return html`<figure class="map">
    <svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${caption}">
      <path class="water" d="${lines.water}" />
      <path class="edge" d="${lines.area}" />
      <path class="road" d="${lines.road}" />
      ${names.map(name)}
      <circle class="ring" cx="${pin[0]}" cy="${pin[1]}" r="15" />
      <circle class="pin" cx="${pin[0]}" cy="${pin[1]}" r="6" />
    </svg>
    <figcaption class="small soft">
      ${caption}${map.attribution.length > 0 ? html` · ${map.attribution.join(' · ')}` : ''}
    </figcaption>
  </figure>`
}
