import { captionOf, drawingOf } from '#kernel/map/drawing'
import type { CountyMap, Point } from '#kernel/map/geojson'
import { useLang } from '../lang.tsx'

/** Where it is, as a still picture with its words under it. */
export function PointMap({ county, point }: { county: CountyMap; point: Point }) {
  const { t } = useLang()
  const drawn = drawingOf(county, point)
  if (!drawn) return null
  const { width, height, lines, names, pin } = drawn
  const caption = t(captionOf(drawn))
  return (
    <figure>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={caption}
        className="w-full rounded-md border border-line bg-paper"
      >
        <path d={lines.water} className="fill-none stroke-[#a9c9d3]" strokeWidth={10} />
        <path d={lines.area} className="fill-none stroke-edge" strokeWidth={1.5} strokeDasharray="5 5" />
        <path d={lines.road} className="fill-none stroke-[#cdbf9f]" strokeWidth={6} />
        {names.map(({ name, at: [x, y] }) => (
          <text
            key={name.zh}
            x={x}
            y={y + 7}
            textAnchor="middle"
            className="fill-ink stroke-paper text-[26px] [paint-order:stroke]"
            strokeWidth={6}
          >
            {t(name)}
          </text>
        ))}
        <circle cx={pin[0]} cy={pin[1]} r={20} className="fill-needle/20" />
        <circle cx={pin[0]} cy={pin[1]} r={9} className="fill-needle stroke-white" strokeWidth={3} />
      </svg>
      <figcaption className="mt-1 text-xs text-soft">{[caption, ...county.attribution].join(' · ')}</figcaption>
    </figure>
  )
}
