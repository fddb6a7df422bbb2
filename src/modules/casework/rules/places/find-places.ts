import { plain } from '../text/plain.ts'
import { hanPlaces, inDigits, type Spot } from './han.ts'
import type { Found, Gazetteer, Place } from './place.ts'
import type { PlaceWords } from './place-words.ts'
import { streets } from './streets.ts'

/** More are a list, not a place. */
const most = 12

type Names = ReadonlyMap<string, readonly string[]>
const indexes = new WeakMap<Gazetteer, Names>()

/** The deployment's own names by their first two signs, the longest first; names of one sign say too little. */
function namesOf(gazetteer: Gazetteer): Names {
  const known = indexes.get(gazetteer)
  if (known) return known
  const names = [...gazetteer].map(plain).filter((name) => name.length > 1)
  const made = Map.groupBy(
    names.toSorted((a, b) => b.length - a.length),
    (name) => name.slice(0, 2),
  )
  indexes.set(gazetteer, made)
  return made
}

/** The deployment's own areas that a text names. */
function own(text: string, gazetteer: Gazetteer): Spot[] {
  const names = namesOf(gazetteer)
  const found: Spot[] = []
  for (let from = 0; from < text.length - 1 && names.size > 0; from += 1) {
    const name = names.get(text.slice(from, from + 2))?.find((one) => text.startsWith(one, from))
    if (!name) continue
    found.push({ place: { kind: 'area', name, key: name, number: null, part: null }, from, to: from + name.length })
    from += name.length - 1
  }
  return found
}

const overlaps = (one: Spot, other: Spot): boolean => one.from < other.to && other.from < one.to

/** Two roads with nothing but "and" between them meet there. */
function crossings(text: string, spots: readonly Spot[], words: PlaceWords): Place[] {
  const joins = new Set([...words.and, 'and', 'at'])
  return spots.flatMap((spot, i) => {
    const next = spots[i + 1]
    if (spot.place.kind !== 'road' || next?.place.kind !== 'road') return []
    // the second road's key may begin later than its name
    const between = text.slice(spot.to, next.to - next.place.name.length).trim()
    if (!joins.has(between) && !joins.has(text.slice(spot.to, next.from).trim())) return []
    const key = [spot.place.key, next.place.key].toSorted().join(' & ')
    return [{ kind: 'crossing' as const, name: key, key, number: null, part: null }]
  })
}

/** A line that is an address as a whole is a place too: it need not be understood to be the same. */
const lineOf = (line: string): Place[] => {
  const name = line.replaceAll(/[^\p{L}\p{N}&]+/gu, ' ').trim()
  return name.length >= 4 && name.length <= 80
    ? [{ kind: 'line' as const, name, key: `=${name}`, number: null, part: null }]
    : []
}

const unique = (places: readonly Place[]): Place[] => {
  const seen = new Map<string, Place>()
  for (const place of places) {
    const before = seen.get(place.key)
    // of two mentions the sharper one counts
    if (!before || (!before.number && !before.part && (place.number || place.part))) seen.set(place.key, place)
  }
  return [...seen.values()].slice(0, most)
}

function read(plainText: string, words: PlaceWords, gazetteer: Gazetteer): Found {
  const byRule = [...hanPlaces(plainText, words), ...streets(plainText, words)].toSorted((a, b) => a.from - b.from)
  const others = own(plainText, gazetteer).filter((one) => !byRule.some((rule) => overlaps(one, rule)))
  const spots = [...byRule, ...others]
  let rest = plainText
  for (const { from, to } of spots.toSorted((a, b) => b.from - a.from))
    rest = `${rest.slice(0, from)} ${rest.slice(to)}`
  return { places: unique([...crossings(plainText, byRule, words), ...spots.map(({ place }) => place)]), rest }
}

/** The places that a text names, found by how names end and by the deployment's own names. Never throws. */
export const findPlaces = (text: string, words: PlaceWords, gazetteer: Gazetteer): Found =>
  read(inDigits(plain(text), words), words, gazetteer)

/** The same for what was written where the form asks for the place. */
export function findPlacesOfLine(line: string, words: PlaceWords, gazetteer: Gazetteer): Found {
  const written = inDigits(plain(line), words)
  const { places, rest } = read(written, words, gazetteer)
  return { places: unique([...lineOf(written), ...places]), rest }
}
