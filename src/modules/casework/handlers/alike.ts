import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { directoryOf, type Directory } from '#kernel/org/directory'
import { ok } from '#kernel/result'
import { iso } from '#kernel/time'
import type { Said } from '#kernel/words'
import type { alike as calls } from '../contract/alike.ts'
import { worthReading, type Commonness, type Lead } from '../rules/alike/first-look.ts'
import { readMatter, type Knowing, type Matter, type Reading } from '../rules/alike/matter.ts'
import { mostAlike, type Known } from '../rules/alike/most-alike.ts'
import { whyAlike } from '../rules/alike/why.ts'
import { alarmOf } from '../rules/urgency.ts'
import type { Gazetteer, Place } from '../rules/places/place.ts'
import { placeWords } from '../rules/places/place-words.ts'
import { commonWords, countTogether, type LeadRow, type Window } from '../store/alike.ts'
import { policyOf } from '../store/policy.ts'
import { firstWords } from '../store/requests.ts'
import { leadsOf, type Leads } from './leads.ts'
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

const windowOf = (ctx: Ctx, isPublic: boolean): Window => {
  const before = (days: number) => iso(ctx.now.subtract({ hours: 24 * days }))
  return { since: before(daysBack.known), till: iso(ctx.now), closedSince: before(daysBack.closed), isPublic }
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

const matterOf = (row: Omit<LeadRow, 'closed_at'>, text: string): Matter => ({
  text,
  place: row.place,
  point: pointOf(row),
  category: row.category,
  area: row.area,
  at: row.opened_at,
})

/** What staff compare with: what was said, as far as it is not covered. Everybody else: what a moderator has written. */
const saidIn = (row: Omit<LeadRow, 'closed_at'>, said: string | undefined): string =>
  [row.public_title ?? row.title, row.public_text ?? said ?? ''].join(' ')
const publicOf = (row: LeadRow): string => [row.public_title, row.public_text].join(' ')

/** Places that another request of the case gave; whoever is no staff knows only what is public. */
const namedBeside = (asked: Reading, { places }: Reading, { keys }: Lead): Place[] =>
  asked.places.filter(({ key }) => keys.includes(key) && !places.some((place) => place.key === key))

type Read = Known & { row: LeadRow }

/** The likeliest of the leads, with their words. */
async function readAll(
  ctx: Ctx,
  asked: Reading,
  { leads, rows }: Pick<Leads, 'leads' | 'rows'>,
  { isStaff, ...knowing }: Knowing & { isStaff: boolean },
): Promise<Read[]> {
  const likely = worthReading(asked, leads, knowing, mostRead)
  const ids = likely.map(({ id }) => id)
  const said = isStaff && ids.length > 0 ? await firstWords(ctx.tx, ctx.tenant, ids) : new Map<string, string>()
  return likely.flatMap((lead) => {
    const row = rows.get(lead.id)
    if (!row) return []
    const reading = readMatter(matterOf(row, isStaff ? saidIn(row, said.get(row.id)) : publicOf(row)), knowing)
    const beside = isStaff ? namedBeside(asked, reading, lead) : []
    return [{ ...reading, places: [...reading.places, ...beside], id: row.id, isClosed: lead.isClosed, row }]
  })
}

const offerOf = ({ row }: Read, closeness: number, why: Said) => ({
  id: row.id,
  number: row.number,
  title: row.public_title ?? row.title,
  place: row.place,
  status: row.status,
  type: row.type,
  supporters: row.supporters,
  closeness: Math.round(closeness * 100) / 100,
  why,
})

/** What seems to be the same as `asked` among all that may be seen. `but`: the case that it is itself. */
async function offersFor(ctx: Ctx, asked: Matter, isStaff: boolean, but: string | null) {
  const known = await knowingOf(ctx)
  const reading = readMatter(asked, known)
  const { leads, rows, ...learnt } = await leadsOf(ctx, reading, known, windowOf(ctx, !isStaff))
  const knowing = { ...known, ...learnt, isStaff }
  const others = leads.filter(({ id }) => id !== but)
  const cases = await readAll(ctx, reading, { leads: others, rows }, knowing)
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const of = { shareOf: knowing.shareOf, areaOf: (path: string) => directory.area(path)?.name ?? null }
  return mostAlike(reading, cases, knowing, mostOffered).map(({ known: one, likeness }) =>
    offerOf(one, likeness.closeness, whyAlike(reading, one, likeness, of)),
  )
}

type Saying = Pick<Input<'similar'>, 'text' | 'place' | 'category' | 'area' | 'lat' | 'long'>

const saidNow = (ctx: Ctx, { text, place, category, area, lat, long }: Saying): Matter => ({
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
  return ok({ cases: await offersFor(ctx, matterOf(row, saidIn(row, words.get(id))), true, id) })
}

/** How often people said the same and it became one matter: by joining when it was said, or by being merged afterwards. */
export async function together(ctx: Ctx) {
  const from = iso(ctx.now.subtract({ hours: 24 * 90 }))
  const counted = await countTogether(ctx.tx, ctx.tenant, from)
  const joined = Math.max(0, counted.requests - counted.matters - counted.merged)
  return ok({ from, ...counted, joined })
}
