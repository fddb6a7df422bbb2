import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { directoryOf, type Directory } from '#kernel/org/directory'
import { ok } from '#kernel/result'
import { iso } from '#kernel/time'
import type { alike as calls } from '../contract/alike.ts'
import { worthReading, type Commonness, type Lead } from '../rules/alike/first-look.ts'
import { readMatter, type Knowing, type Matter, type Reading } from '../rules/alike/matter.ts'
import { mostAlike, type Known } from '../rules/alike/most-alike.ts'
import { whyAlike } from '../rules/alike/why.ts'
import { alarmOf } from '../rules/urgency.ts'
import type { Gazetteer, Place } from '../rules/places/place.ts'
import { placeWords } from '../rules/places/place-words.ts'
import { commonWords, countTogether, type Window } from '../store/alike.ts'
import { listCases, type CaseRow } from '../store/cases.ts'
import { policyOf } from '../store/policy.ts'
import { firstWords } from '../store/requests.ts'
import { leadsOf } from './leads.ts'
import { seeCase } from './open-case.ts'
import { pointOf } from './views.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

/** How long a matter may have been known, and how long one that was closed is still told to staff. */
const daysBack = { known: 180, closed: 30 }
/** As many are read in full. */
const mostRead = 40
const mostOffered = 5

const gazetteers = new WeakMap<Directory, Gazetteer>()

/** The names of the county's own areas, as people write them. */
function gazetteerOf(directory: Directory): Gazetteer {
  const made =
    gazetteers.get(directory) ??
    new Set(directory.areas.filter(({ level }) => level !== 'county').flatMap(({ name }) => [name.zh, name.en]))
  gazetteers.set(directory, made)
  return made
}

const windowOf = (ctx: Ctx, open: boolean): Window => {
  const before = (days: number) => iso(ctx.now.subtract({ hours: 24 * days }))
  return { since: before(daysBack.known), till: iso(ctx.now), closedSince: before(daysBack.closed), open }
}

/** What the deployment knows before anything is looked for. */
async function knowingOf({ tx, tenant }: Ctx): Promise<Omit<Knowing, 'usesOf' | 'isPointVague'> & Commonness> {
  const gazetteer = gazetteerOf(await directoryOf(tx, tenant))
  const { categories } = await policyOf(tx, tenant)
  const parents = new Map(categories.map(({ code, parent }) => [code, parent]))
  return {
    words: placeWords,
    gazetteer,
    parentOf: (code) => parents.get(code) ?? null,
    ...(await commonWords(tx, tenant)),
  }
}

const matterOf = (row: CaseRow, text: string): Matter => ({
  text,
  place: row.place,
  point: pointOf(row),
  category: row.category,
  area: row.area,
  at: row.opened_at,
})

/** Staff compare with what was said, as far as it is not covered; everybody else with what a moderator has written. */
const textOf = (row: CaseRow, said: string | undefined): string =>
  [row.public_title ?? (said === undefined ? '' : row.title), row.public_text ?? said ?? ''].join(' ')

type Read = Known & { row: CaseRow }

/** Places that another request of the case gave; whoever is no staff knows only what is public. */
const namedBeside = (asked: Reading, { places }: Reading, { keys }: Lead): Place[] =>
  asked.places.filter(({ key }) => keys.includes(key) && !places.some((place) => place.key === key))

/** Those of the leads that may be read, with their words. */
async function readAll(
  ctx: Ctx,
  asked: Reading,
  leads: readonly Lead[],
  isStaff: boolean,
  knowing: Knowing,
): Promise<Read[]> {
  const byId = new Map(leads.map((lead) => [lead.id, lead]))
  const ids = worthReading(asked, leads, knowing, mostRead)
  const seen = isStaff ? sql`true` : sql`c.public_text is not null`
  const condition = sql`c.tenant = ${ctx.tenant} and c.id = any(${[...ids]}::uuid[]) and ${seen}`
  const found = ids.length > 0 ? await listCases(ctx.tx, condition, 'newest', undefined, mostRead) : []
  const said = isStaff && found.length > 0 ? await firstWords(ctx.tx, ctx.tenant, ids) : new Map<string, string>()
  return found.flatMap((row) => {
    const lead = byId.get(row.id)
    if (!lead) return []
    const reading = readMatter(matterOf(row, textOf(row, said.get(row.id))), knowing)
    const beside = isStaff ? namedBeside(asked, reading, lead) : []
    return [{ ...reading, places: [...reading.places, ...beside], id: row.id, isClosed: lead.isClosed, row }]
  })
}

type Explaining = Parameters<typeof whyAlike>[3]

const offerOf = (
  reading: Reading,
  { known, likeness }: ReturnType<typeof mostAlike<Read>>[number],
  of: Explaining,
) => ({
  id: known.id,
  number: known.row.number,
  title: known.row.public_title ?? known.row.title,
  place: known.row.place,
  status: known.row.status,
  type: known.row.type,
  supporters: known.row.supporters,
  closeness: Math.round(likeness.closeness * 100) / 100,
  why: whyAlike(reading, known, likeness, of),
})

/** What seems to be the same as `asked` among all that may be seen. `but`: the case that it is itself. */
async function offersFor(ctx: Ctx, asked: Matter, isStaff: boolean, but: string | null) {
  const window = windowOf(ctx, !isStaff)
  const known = await knowingOf(ctx)
  const reading = readMatter(asked, known)
  const { leads, ...learnt } = await leadsOf(ctx, reading, known, window)
  const knowing = { ...known, ...learnt }
  const others = leads.filter(({ id }) => id !== but)
  const cases = others.length > 0 ? await readAll(ctx, reading, others, isStaff, knowing) : []
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const of = { shareOf: knowing.shareOf, areaOf: (path: string) => directory.area(path)?.name ?? null }
  return mostAlike(reading, cases, knowing, mostOffered).map((one) => offerOf(reading, one, of))
}

type Said = Pick<Input<'similar'>, 'text' | 'place' | 'category' | 'area' | 'lat' | 'long'>

const saidNow = (ctx: Ctx, { text, place, category, area, lat, long }: Said): Matter => ({
  text,
  place: place ?? null,
  point: lat !== undefined && long !== undefined ? { lat, long } : null,
  category: category ?? null,
  area: area ?? String(ctx.tenant),
  at: iso(ctx.now),
})

/** Open public cases that seem to be what somebody is about to say; at most five. */
export async function similar(ctx: Ctx, said: Input<'similar'>) {
  const { words } = await policyOf(ctx.tx, ctx.tenant)
  const cases = await offersFor(ctx, saidNow(ctx, said), false, null)
  return ok({ cases, alarm: alarmOf(said.text, words.alarm) })
}

/** The same for staff: for a case that stands already, or for what is being written down; at most five. */
export async function alike(ctx: Ctx, { case: id, text = '', ...said }: Input<'alike'>) {
  if (id === undefined) return ok({ cases: await offersFor(ctx, saidNow(ctx, { ...said, text }), true, null) })
  const seen = await seeCase(ctx, id)
  if (!seen.ok) return seen
  const row = seen.value
  if (row.about) return ok({ cases: [] })
  const words = await firstWords(ctx.tx, ctx.tenant, [id])
  return ok({ cases: await offersFor(ctx, matterOf(row, textOf(row, words.get(id) ?? '')), true, id) })
}

/** How often people said the same and it became one matter: by joining when it was said, or by being merged afterwards. */
export async function together(ctx: Ctx) {
  const from = iso(ctx.now.subtract({ hours: 24 * 90 }))
  const counted = await countTogether(ctx.tx, ctx.tenant, from)
  const joined = Math.max(0, counted.requests - counted.matters - counted.merged)
  return ok({ from, ...counted, joined })
}
