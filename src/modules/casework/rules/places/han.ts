import type { Place } from './place.ts'
import { escaped } from '../text/escaped.ts'
import type { PlaceKind, PlaceWords } from './place-words.ts'

/** A place with where it stands in the text: from the start of its key to its end. */
export type Spot = { place: Place; from: number; to: number }

type Ending = { kind: PlaceKind; form: string; short: boolean }
type Reader = {
  endings: ReadonlyMap<string, Ending>
  pattern: RegExp
  before: ReadonlySet<string>
  generic: ReadonlySet<string>
  ordinary: ReadonlySet<string>
  behind: Readonly<Record<string, string>>
  addsNothing: ReadonlySet<string>
  house: RegExp
  building: RegExp
  numeral: RegExp
}

const oneOf = (forms: readonly string[]): string =>
  forms
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')

const readers = new WeakMap<PlaceWords, Reader>()

function readerOf(words: PlaceWords): Reader {
  const known = readers.get(words)
  if (known) return known
  const endings = new Map(
    words.endings.flatMap(([kind, first, ...others]) =>
      [first ?? '', ...others].map((form): [string, Ending] => [
        form,
        { kind, form: first ?? form, short: words.short.includes(first ?? form) },
      ]),
    ),
  )
  const counted = oneOf([...words.building, ...words.house, ...words.counted])
  const made: Reader = {
    endings,
    pattern: new RegExp(oneOf([...endings.keys()]), 'gu'),
    before: new Set(words.before),
    generic: new Set(words.generic),
    ordinary: new Set(words.ordinary),
    behind: words.behind,
    addsNothing: new Set(words.addsNothing),
    house: new RegExp(
      String.raw`^ ?(\d{1,5})(?:[${words.upTo}](\d{1,5}))?(?:${oneOf(words.house)})(?![${words.notHouse}])`,
      'u',
    ),
    building: new RegExp(String.raw`^ ?([a-z]?\d{1,4}|[a-z])(?:${oneOf(words.building)})`, 'u'),
    numeral: new RegExp(`[${words.digits}${Object.keys(words.alsoDigits).join('')}]{1,6}(?=${counted})`, 'gu'),
  }
  readers.set(words, made)
  return made
}

/** 三 → 3, 十二 → 12, 一百零五 → 105, 二〇三 → 203. */
function numberOf(text: string, { digits, alsoDigits }: PlaceWords): string {
  const value = (sign: string) => digits.indexOf(alsoDigits[sign] ?? sign)
  const signs = Array.from(text)
  if (!signs.some((sign) => value(sign) >= 10)) return signs.map(value).join('')
  let total = 0
  let last = 0
  for (const sign of signs) {
    const one = value(sign)
    if (one < 10) last = one
    else {
      total += (last || 1) * (one === 10 ? 10 : 100)
      last = 0
    }
  }
  return String(total + last)
}

/** Numbers of houses and buildings as digits, whichever way they were written. */
export const inDigits = (text: string, words: PlaceWords): string =>
  text.replaceAll(readerOf(words).numeral, (found) => numberOf(found, words))

const letter = /[\p{Script=Han}a-z0-9]/u
/** Names are seldom longer; what stands before is not looked at. */
const longest = 8

/** The signs of a name that end right before `at`, back to what is no part of it. */
function stemBefore(text: string, at: number, floor: number, before: ReadonlySet<string>): string {
  let from = at
  while (from > floor && at - from < longest) {
    const sign = text[from - 1] ?? ''
    if (!letter.test(sign) || before.has(sign)) break
    from -= 1
  }
  return text.slice(from, at)
}

const isName = (stem: string, ending: Ending, { generic, ordinary }: Reader): boolean =>
  stem.length >= (ending.short ? 1 : 2) &&
  !generic.has(stem + ending.form) &&
  !generic.has(stem.slice(-2) + ending.form) &&
  !generic.has(stem.slice(-1) + ending.form) &&
  !ordinary.has(stem.slice(-2)) &&
  !/^\d+$/.test(stem)

/** What stands right behind a name and makes it sharper: houses along a road, the building of a site. */
function behind(text: string, at: number, { house, building }: Reader) {
  const rest = text.slice(at, at + 24)
  const houses = house.exec(rest)
  if (houses) {
    const first = Number(houses[1])
    const last = Number(houses[2] ?? houses[1])
    return { number: [Math.min(first, last), Math.max(first, last)] as const, part: null, length: houses[0].length }
  }
  const part = building.exec(rest)
  return { number: null, part: part?.[1] ?? null, length: part?.[0].length ?? 0 }
}

/** 文昌花园 + 小区 and 书院街 + 路口 are still the same place; 柳巷 + 路 is a road that has its name from another one. */
function grown({ place, from }: Spot, { kind, form }: Ending, addsNothing: boolean): Pick<Spot, 'from' | 'place'> {
  if (addsNothing || place.key.endsWith(form)) return { from, place }
  return { from, place: { ...place, kind, name: place.name + form, key: place.name.slice(-2) + form } }
}

/** Names of places by their endings (文昌花园3栋, 人民路12号); the text is plain and its numbers in digits. */
export function hanPlaces(text: string, words: PlaceWords): Spot[] {
  const reader = readerOf(words)
  const found: Spot[] = []
  let floor = 0
  for (const match of text.matchAll(reader.pattern)) {
    const ending = reader.endings.get(match[0])
    const end = match.index + match[0].length
    if (!ending || reader.behind[match[0]]?.includes(text[end] ?? '\n')) continue
    const stem = stemBefore(text, match.index, floor, reader.before)
    const { length, ...sharper } = behind(text, end, reader)
    const last = found.at(-1)
    floor = end
    if (stem === '' && last?.to === match.index) {
      const { from, place } = grown(last, ending, reader.addsNothing.has(match[0]))
      found[found.length - 1] = { place: { ...place, ...sharper }, from, to: end + length }
    } else if (isName(stem, ending, reader)) {
      const tail = stem.slice(-2)
      const place = { kind: ending.kind, name: stem + ending.form, key: tail + ending.form, ...sharper }
      found.push({ place, from: match.index - tail.length, to: end + length })
    }
  }
  return found
}
