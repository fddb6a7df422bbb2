import type { Point } from '#kernel/map/geojson'
import { streets } from './county.ts'
import { pointBy } from './map.ts'

/** A place as residents name it, and the same place on the map. */
export type Spot = {
  area: string
  point: Point | undefined
  place: string
  fill: (text: string) => string
  /** The same spot as a neighbour would name it. */
  again: () => Spot
}

type Where = 'town' | 'village'

type Place = (typeof streets)[number]['communities'][number] & { path: string; where: Where }

const places: Place[] = streets.flatMap((street, s) =>
  street.communities.map((community, c) => ({
    ...community,
    path: `990101.00${s + 1}.00${c + 1}`,
    where: community.name.zh.endsWith('村') ? 'village' : 'town',
  })),
)

const said: Record<Where, readonly string[]> = {
  town: [
    '{路}',
    '{院}',
    '{院}{栋}号楼',
    '{院}{栋}栋{元}单元',
    '{路}与{口}路口',
    '{院}东门',
    '{路}{栋}号附近',
    '{村}{院}',
  ],
  village: ['{村}', '{村}{院}', '{路}', '{村}村口', '{路}和{口}岔路口', '{村}村委会后面'],
}

type Roll = () => number
type Home = { path: string; road: string; estate: string }

/** A spot at a given home, or wherever the dice say. */
function spotAt(roll: Roll, home: Home): Spot {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T
  const place = places.find(({ path }) => path === home.path)
  const where = place?.where ?? 'town'
  const blanks: Record<string, string> = {
    路: home.road,
    口: place?.roads.find((road) => road !== home.road) ?? home.road,
    院: home.estate,
    村: place?.name.zh ?? '',
    栋: String(1 + Math.floor(roll() * 12)),
    元: pick(['一', '二', '三']),
    几: pick(['2', '3', '4', '5', '6']),
  }
  const fill = (text: string) => text.replaceAll(/\{(.)\}/g, (_, key: string) => blanks[key] ?? '')
  const along = roll()
  const named = (): Spot => ({
    area: home.path,
    point: pointBy(home.path, home.road, along),
    place: fill(pick(said[where])),
    fill,
    again: named,
  })
  return named()
}

export function spotsOf(roll: Roll): (where?: Where, home?: Home) => Spot {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T
  return (where, home) => {
    if (home) return spotAt(roll, home)
    const { path, roads, estates } = pick(places.filter((place) => where === undefined || place.where === where))
    return spotAt(roll, { path, road: pick(roads), estate: pick(estates) })
  }
}
