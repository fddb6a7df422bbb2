import { findPlaces, findPlacesOfLine } from '../places/find-places.ts'
import type { Found, Gazetteer, Place } from '../places/place.ts'
import { placeWords, type PlaceWords } from '../places/place-words.ts'
import { wordingOf } from './wording.ts'

/** What somebody said, as far as it is compared. `at` is an ISO instant, the point WGS 84 degrees. */
export type Matter = {
  text: string
  place: string | null
  point: { lat: number; long: number } | null
  category: string | null
  area: string
  at: string
}

/** How places are written where the deployment is, and what its own areas are called. */
export type Language = { words: PlaceWords; gazetteer: Gazetteer }

/** What a deployment knows of its own words and places. */
export type Knowing = Language & {
  /** In which share of all requests a pair of signs or a word stands, 0–1; 0 where it is rare or not known. */
  shareOf: (word: string) => number
  /** How many requests name the place with this key. */
  usesOf: (key: string) => number
  parentOf: (category: string) => string | null
  /** Many addresses share the asked point, so it says nothing about where they are. */
  isPointVague: boolean
}

/** A matter as it is compared: the places it names and the words it has beside them. */
export type Reading = Matter & { places: readonly Place[]; wording: ReadonlySet<string>; rest: string }

/** What a matter is about stands at the beginning of its text. */
const most = 800

/** What is written as the place comes first: of two mentions of a place it is the sharper one. */
function readPlaces({ text, place }: Pick<Matter, 'text' | 'place'>, { words, gazetteer }: Language): Found {
  const said = findPlaces(text.slice(0, most), words, gazetteer)
  if (place === null) return said
  const line = findPlacesOfLine(place.slice(0, most), words, gazetteer)
  const known = new Set(line.places.map(({ key }) => key))
  return { places: [...line.places, ...said.places.filter(({ key }) => !known.has(key))], rest: said.rest }
}

/** Reads a matter once, so that it can be compared many times. Never throws on any text. */
export function readMatter(matter: Matter, language: Language): Reading {
  const { places, rest } = readPlaces(matter, language)
  return { ...matter, places, rest, wording: wordingOf(rest) }
}

/** By which places a matter is found again: an area or a town is where everything lies. */
export const placeKeys = (places: readonly Place[]): string[] =>
  places.filter(({ kind }) => kind !== 'area' && kind !== 'town').map(({ key }) => key)

/** The same straight from what was said. */
export const placesIn = (said: Pick<Matter, 'text' | 'place'>): string[] =>
  placeKeys(readPlaces(said, { words: placeWords, gazetteer: new Set() }).places)
