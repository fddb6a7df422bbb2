import type { PlaceKind } from './place-words.ts'

/**
 * A place that a text names. `key` finds it again whatever stands before its name; `name` is as much of it as the text
 * gives; `number` are the houses along a road, `part` the building of a site.
 */
export type Place = {
  kind: PlaceKind | 'crossing' | 'area' | 'line'
  name: string
  key: string
  number: readonly [from: number, to: number] | null
  part: string | null
}

/** What a text says of places, and what it says beside. */
export type Found = { places: readonly Place[]; rest: string }

/** Names of a deployment's own areas, as people write them. */
export type Gazetteer = ReadonlySet<string>
