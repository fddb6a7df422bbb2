import type { z } from 'zod'
import { together } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { directoryOf, type Directory } from '#kernel/org/directory'
import { areaOfPoint, mapOf, type KnownMap } from '#kernel/org/map'
import { ok, type Result } from '#kernel/result'
import type { Said } from '#kernel/words'
import type { imports as calls } from '../contract/imports.ts'
import type { Origin } from '../rules/acts.ts'
import type { importNotes } from '../shapes.ts'
import { policyOf, type Policy } from '../store/policy.ts'
import { knownSources, nextOfDays } from '../store/requests.ts'
import { groundOf, say, type Refused, type Saying } from './intake.ts'

type Row = z.output<typeof calls.import.input>['rows'][number]
type Note = (typeof importNotes)[number]
type Outcome = z.input<typeof calls.import.output>

/** What things are called here, for words that come from elsewhere. */
type Names = {
  map: KnownMap
  area(word: string): string | undefined
  unit(word: string): string | undefined
  category(word: string): string | undefined
}

const plain = (word: string): string => word.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

/** By code, id or either name; a name that two share names neither. */
function index<T>(things: readonly T[], keyOf: (one: T) => string, wordsOf: (one: T) => readonly string[]) {
  const found = new Map<string, string | null>()
  for (const one of things)
    for (const word of new Set(wordsOf(one).map(plain)))
      found.set(word, found.has(word) && found.get(word) !== keyOf(one) ? null : keyOf(one))
  return (word: string): string | undefined => found.get(plain(word)) ?? undefined
}

const both = (name: Said): string[] => [name.zh, name.en]

const namesIn = ({ areas, units }: Directory, { categories }: Policy, map: KnownMap): Names => ({
  map,
  area: index(
    areas,
    (one) => one.path,
    (one) => [one.path, one.code, ...both(one.name)],
  ),
  unit: index(
    units,
    (one) => one.id,
    (one) => [one.id, ...both(one.name)],
  ),
  category: index(
    categories,
    (one) => one.code,
    (one) => [one.code, ...both(one.name)],
  ),
})

let kept: { of: readonly [Directory, Policy, KnownMap]; names: Names } | undefined

/** Made anew when what it is made of was read anew. */
async function namesOf({ tx, tenant }: Ctx): Promise<Names> {
  const of = [await directoryOf(tx, tenant), await policyOf(tx, tenant), await mapOf(tx, tenant)] as const
  if (!kept || of.some((one, i) => one !== kept?.of[i])) kept = { of, names: namesIn(...of) }
  return kept.names
}

/** What a row calls an area, a unit and a category, by our names; what has none here. */
function named(row: Row, names: Names) {
  const words = { area: row.area, unit: row.unit, category: row.category }
  const ours: Partial<Record<keyof typeof words, string>> = {}
  const strange: Partial<Record<keyof typeof words, string>> = {}
  for (const kind of ['area', 'unit', 'category'] as const) {
    const word = words[kind]
    const found = word === undefined ? undefined : names[kind](word)
    if (found !== undefined) ours[kind] = found
    else if (word !== undefined) strange[kind] = word
  }
  return { ours, strange }
}

/** How it ended there: with the unit that we know by its name. Who leads what is still open is for a person to say. */
const endOf = ({ ended, unit: word }: Row, unit: string | undefined): Pick<Origin, 'ended' | 'unit'> => {
  if (unit === undefined) return ended ? { ended } : {}
  if (ended) return { ended: { ...ended, unit } }
  return word === undefined ? {} : { unit: word }
}

type Found = { said: Saying; notes: Note[] }

/** What we have a name for becomes ours; the rest stays as it was called. */
function asSaid(row: Row, names: Names): Found {
  const { ours, strange } = named(row, names)
  const outside = row.point && areaOfPoint(names.map, row.point) === null ? row.point : undefined
  const notes = (Object.keys(strange) as (keyof typeof strange)[]).map((kind): Note => `${kind}-unknown`)
  const { status, channel } = row
  const kept = { ...strange, ...endOf(row, ours.unit), status, channel, point: outside }
  const origin = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined)) as Origin
  const { source, text, title, place, writer } = row
  const said: Saying = {
    source,
    text,
    title,
    place,
    writer,
    area: ours.area,
    category: ours.category,
    point: outside ? undefined : row.point,
    ...(Object.keys(origin).length > 0 ? { origin } : {}),
    files: [],
    anonymous: false,
    onBehalf: false,
    channel: 'import',
  }
  return { said, notes: outside ? [...notes, 'point-outside'] : notes }
}

/** Each row for itself: `take` brings it in or only says whether it could. */
async function each(
  ctx: Ctx,
  rows: readonly Row[],
  take: (ctx: Ctx, said: Saying, row: number) => Promise<Result<unknown, Refused>>,
): Promise<Outcome> {
  const known = await knownSources(
    ctx.tx,
    ctx.tenant,
    rows.map((row) => row.source),
  )
  const names = await namesOf(ctx)
  const outcome = { added: 0, known: 0, refused: [] as Outcome['refused'] }
  const noted: Partial<Record<Note, number>> = {}
  for (const [i, row] of rows.entries()) {
    if (known.has(row.source)) {
      outcome.known += 1
      continue
    }
    const { said, notes } = asSaid(row, names)
    // each with its own date
    const done = await take({ ...ctx, now: Temporal.Instant.from(row.at) }, said, i)
    if (!done.ok) {
      outcome.refused.push({ row: i, code: done.refusal.code })
      continue
    }
    outcome.added += 1
    known.add(row.source)
    for (const note of notes) noted[note] = (noted[note] ?? 0) + 1
  }
  return { ...outcome, noted }
}

/** Brings rows in as requests, by the rules of every request, in one transaction. */
export async function bring(ctx: Ctx, { rows }: { rows: Row[] }) {
  const numbers = await nextOfDays(ctx.tx, rows.length)
  return ok(await together(ctx.tx, () => each(ctx, rows, (at, said, i) => say(at, said, async () => numbers[i] ?? 0))))
}

export const check = async (ctx: Ctx, { rows }: { rows: Row[] }) => ok(await each(ctx, rows, groundOf))
