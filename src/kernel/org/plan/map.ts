import { strokesOf } from '../../map/geojson.ts'
import { covers } from '../rules.ts'
import type { FeatureKept } from '../store/map.ts'
import type { Drawn, FeatureReject, MapFile } from '../tables/geojson.ts'
import type { RowRefusal } from '../words.ts'
import type { Asker } from './plan.ts'
import type { Areas } from './structure.ts'

/** What a file comes to: what to write, the lines that fall away, what is not of this county, and what cannot be. */
export type MapPlan = {
  outlines: FeatureKept[]
  lines: FeatureKept[]
  dropped: string[]
  elsewhere: number
  rejects: FeatureReject[]
}

const isHere = (drawn: Drawn, county: string): boolean => drawn.kind !== 'area' || drawn.path.startsWith(county)

/** The first rule that stands against a feature of this county. */
function objection(asker: Asker, areas: Areas, drawn: Drawn): RowRefusal | undefined {
  if (drawn.kind !== 'area') return covers(asker.reach, String(asker.tenant)) ? undefined : 'whole-county-only'
  const area = areas.get(drawn.path)
  if (!area || area.closed) return 'area-not-found'
  return covers(asker.reach, drawn.path) ? undefined : 'area-out-of-reach'
}

/** Pieces of one road or river are one line: maps cut them at every crossing. */
function joined(
  pieces: readonly Drawn[],
  kept: (kind: 'road' | 'water', name: FeatureKept['name']) => Omit<FeatureKept, 'shape'>,
) {
  const lines = new Map<string, FeatureKept>()
  for (const piece of pieces) {
    if (piece.kind === 'area') continue
    const line = kept(piece.kind, piece.name)
    const before = lines.get(line.id)
    const coordinates = [...(before ? strokesOf(before.shape) : []), ...strokesOf(piece.shape)]
    lines.set(line.id, { ...line, shape: { type: 'MultiLineString', coordinates } })
  }
  return [...lines.values()]
}

/** Weighs a file against what is known. Its lines replace all that were there; without any, those stay. */
export function planMap(asker: Asker, known: { areas: Areas; lines: readonly string[] }, file: MapFile): MapPlan {
  const county = String(asker.tenant)
  const { datum, attribution } = file
  const plan: MapPlan = { outlines: [], lines: [], dropped: [], elsewhere: 0, rejects: [...file.rejects] }
  const seen = new Set<string>()
  const pieces: Drawn[] = []
  for (const { feature, drawn } of file.drawn) {
    if (!isHere(drawn, county)) {
      plan.elsewhere += 1
      continue
    }
    const doubled = drawn.kind === 'area' && seen.has(drawn.path)
    const code = doubled ? 'feature-doubled' : objection(asker, known.areas, drawn)
    if (code) plan.rejects.push({ feature, code })
    else if (drawn.kind !== 'area') pieces.push(drawn)
    else {
      seen.add(drawn.path)
      const { path, shape } = drawn
      plan.outlines.push({ id: path, area: path, kind: 'area', name: null, shape, datum, attribution })
    }
  }
  plan.lines = joined(pieces, (kind, name) => ({
    id: `${kind}:${name?.zh ?? ''}`,
    area: county,
    kind,
    name,
    datum,
    attribution,
  }))
  const now = new Set(plan.lines.map(({ id }) => id))
  if (now.size > 0) plan.dropped = known.lines.filter((id) => !now.has(id))
  plan.rejects.sort((a, b) => a.feature - b.feature)
  return plan
}
