import type { Said } from '../words.ts'

/** Degrees of WGS 84, the longitude first, as GeoJSON has it. */
export type Position = [long: number, lat: number]
export type Point = { lat: number; long: number }

/** Polygons: the first ring of each is its border, the others are holes. Rings end where they begin. */
export type Outline =
  | { type: 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] }
export type Line =
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] }
export type Geometry = Outline | Line

/** An area has a path; roads and water have none and belong to the county. */
export type MapFeature = {
  type: 'Feature'
  properties: { kind: 'area' | 'road' | 'water'; path: string | null; name: Said | null }
  geometry: Geometry
}

/** What everybody may see of the county: plain GeoJSON, with whom to thank for it. */
export type CountyMap = { type: 'FeatureCollection'; features: MapFeature[]; attribution: string[] }

export const polygonsOf = (outline: Outline): Position[][][] =>
  outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates

/** Every line of a shape: the strokes one would draw. */
export const strokesOf = (shape: Geometry): Position[][] => {
  if (shape.type === 'LineString') return [shape.coordinates]
  return shape.type === 'MultiLineString' ? shape.coordinates : polygonsOf(shape).flat()
}

export const isOutline = (shape: Geometry): shape is Outline =>
  shape.type === 'Polygon' || shape.type === 'MultiPolygon'

/** The same shape with each of its lines changed. */
export function redrawn(shape: Geometry, line: (positions: Position[]) => Position[]): Geometry {
  if (shape.type === 'LineString') return { type: shape.type, coordinates: line(shape.coordinates) }
  return shape.type === 'MultiPolygon'
    ? { type: shape.type, coordinates: shape.coordinates.map((rings) => rings.map(line)) }
    : { type: shape.type, coordinates: shape.coordinates.map(line) }
}
