import { z } from 'zod'
import { command, query } from '../../contract.ts'
import * as s from './shapes.ts'

/** What coordinates can be drawn in: WGS 84, or one of the two shifted systems of Chinese map services. */
export const datums = ['WGS84', 'GCJ02', 'BD09'] as const
export type Datum = (typeof datums)[number]

const position = z.tuple([z.number(), z.number()])
const line = z.array(position)
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(line) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(line)) }),
  z.object({ type: z.literal('LineString'), coordinates: line }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(line) }),
])

/** The county's own map: outlines of its areas, roads and water. No map service is asked. */
export const map = {
  /** GeoJSON in WGS 84, plain enough to be sent to a phone: at most 200 kB. */
  map: query({
    needs: 'anyone',
    keptFor: 300,
    input: s.none,
    output: z.object({
      type: z.literal('FeatureCollection'),
      features: z.array(
        z.object({
          type: z.literal('Feature'),
          properties: z.object({
            kind: z.enum(['area', 'road', 'water']),
            path: z.string().nullable(),
            name: s.said.nullable(),
          }),
          geometry,
        }),
      ),
      /** Whom to thank for the map, in the words of the files that it came from. */
      attribution: z.array(z.string()),
    }),
    refusals: [],
  }),
  /**
   * Reads a GeoJSON file: polygons with an area's `code` or `path` become outlines, lines of the `kind` road or water
   * take the place of those that were there. With one bad feature nothing is saved, and each is told with its reason.
   */
  importMap: command({
    needs: ['org.manage'],
    mostMegabytes: 32,
    input: z.object({
      text: z.string().min(1).max(30_000_000),
      /** What the coordinates are drawn in, where the file does not say so itself. */
      datum: z.enum(datums).optional(),
      preview: z.boolean().default(false),
    }),
    output: z.object({
      saved: z.boolean(),
      outlines: z.int(),
      lines: z.int(),
      /** Roads and water that were on the map and are not in the file. */
      dropped: z.int(),
      /** Outlines of other counties' areas: a file may be given as it is. */
      elsewhere: z.int(),
      datum: z.enum(datums),
      rejects: z.array(z.object({ feature: z.int(), code: z.string(), zh: z.string(), en: z.string() })),
      /** There are more rejects than are listed. */
      more: z.int(),
    }),
    refusals: ['map-unreadable', 'map-empty', 'map-too-large', 'datum-unknown'],
  }),
}
