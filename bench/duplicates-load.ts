import { readFile } from 'node:fs/promises'
import type { Client } from 'pg'
import { parseCsv } from '#kernel/org/tables/csv'
import { newId } from '#kernel/id'
import { cellOf } from '../src/modules/casework/rules/alike/cells.ts'
import { placesIn } from '../src/modules/casework/rules/alike/matter.ts'
import { pairsOf } from '../src/modules/casework/rules/pairs.ts'
import { quoted } from '../src/modules/casework/store/requests.ts'

/** One request as the duplicates bench asks about it; instants are ISO 8601. */
export type Asked = {
  id: string
  case: string
  text: string
  place: string | null
  point: { lat: number; long: number } | null
  category: string | null
  at: string
  closedAt: string | null
}

export type Category = { code: string; parent: string | null }
export type Sample = { requests: Asked[]; categories: Category[]; pairs: [one: string, other: string][] }

type Row = Record<string, string>

async function read(path: string): Promise<Row[]> {
  const [header, ...lines] = parseCsv(await readFile(path, 'utf8')) ?? []
  if (!header) throw new Error(`${path} is not a CSV file`)
  return lines.map(({ cells }) => Object.fromEntries(header.cells.map((name, i) => [name, cells[i]?.trim() ?? ''])))
}

/** Moments without a zone are taken as UTC: only what lies between them counts. */
const momentOf = (text: string | undefined): string | null =>
  text ? new Date(`${text.replace(' ', 'T')}Z`).toISOString() : null

/** Codes for names in two levels, in the order in which they come. */
function coder(): { code(top: string, name: string): string; all(): Category[] } {
  const known = new Map<string, Category>()
  const of = (name: string, parent: string | null): string => {
    const found = known.get(name) ?? { code: `b${known.size}`, parent }
    known.set(name, found)
    return found.code
  }
  return { code: (top, name) => of(`${top}/${name}`, of(top, null)), all: () => [...known.values()] }
}

/** Requests and pairs of files in the form of the city of Boston's open data. */
export async function readSet(requests: string, pairs: string): Promise<Sample> {
  const categories = coder()
  const all = (await read(requests)).map((row): Asked => {
    const at = momentOf(row['open_dt']) ?? new Date(0).toISOString()
    return {
      id: row['case_enquiry_id'] ?? '',
      case: newId(Date.parse(at)),
      text: row['case_title'] || row['type'] || '',
      place: row['location'] || null,
      point:
        row['latitude'] && row['longitude'] ? { lat: Number(row['latitude']), long: Number(row['longitude']) } : null,
      category: row['type'] ? categories.code(row['reason'] ?? '', row['type']) : null,
      at,
      closedAt: momentOf(row['closed_dt']),
    }
  })
  const both = (await read(pairs)).map((row): [string, string] => [row['dup_id'] ?? '', row['ref_id'] ?? ''])
  return { requests: all, categories: categories.all(), pairs: both }
}

const things = ['路灯不亮', '井盖松动', '垃圾没人清运', '电梯老是停', '下水道堵了', '半夜施工吵闹'] as const
const roads = ['文昌路', '北门大街', '河沿路', '石桥路', '新安大道', '书院街', '双拥路'] as const

/** A small made-up set: each tenth request is said twice, in other words. It shows only that the bench runs. */
export function madeUpSet(size: number): Sample {
  const categories = coder()
  const requests: Asked[] = []
  const pairs: [string, string][] = []
  const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5) + minutes * 60_000).toISOString()
  const add = (id: string, minutes: number, text: string, thing: string, road: string, house: number) =>
    requests.push({
      id,
      case: newId(Date.parse(at(minutes))),
      text,
      place: `${road}${house}号`,
      point: {
        lat: 35 + roads.indexOf(road as (typeof roads)[number]) / 100 + house / 100_000,
        long: 113 + house / 100_000,
      },
      category: categories.code('city', thing),
      at: at(minutes),
      closedAt: null,
    })
  for (let i = 0; i < size; i += 1) {
    const [thing, road] = [things[i % things.length] ?? things[0], roads[i % roads.length] ?? roads[0]]
    const house = 1 + ((i * 7) % 300)
    add(`r${i}`, i * 30, `${road}${house}号门口${thing}，请来看看`, thing, road, house)
    if (i % 10 > 0) continue
    add(`d${i}`, i * 30 + 600, `家门口${thing}，好几天了`, thing, road, house)
    pairs.push([`d${i}`, `r${i}`])
  }
  return { requests, categories: categories.all(), pairs }
}

const insertCases = `insert into casework."case" (tenant, id, number, area, category, urgency, status, type, lead, centre, units,
    title, place, lat, long, cell, opened_at, closed_at, public_text, supporters)
  select $1::int, (r->>'case')::uuid, 'B' || (r->>'id'), $1::int::text, r->>'category', 'normal',
    case when r->>'closedAt' is null then 'received' else 'confirmed' end,
    case when r->>'closedAt' is null then 'open' else 'done' end, $2::uuid, $2::uuid, array[$2::uuid], left(r->>'text', 36), r->>'place',
    (r->'point'->>'lat')::float, (r->'point'->>'long')::float, (r->>'cell')::bigint,
    (r->>'at')::timestamptz, (r->>'closedAt')::timestamptz,
    r->>'text', 1 from json_array_elements($3::json) r`

const steps = [
  `insert into casework.request (tenant, id, case_id, number, channel, at, text, area, place, lat, long, anonymous, on_behalf,
     phoneless)
   select tenant, id, id, number, 'import', opened_at, public_text, area, place, lat, long, true, false, false
   from casework."case" c where not exists (select 1 from casework.request r where r.tenant = c.tenant and r.id = c.id)`,
  `insert into kernel.subject (tenant, subject, area, units) select tenant, 'case:' || id, area, units from casework."case"
   on conflict do nothing`,
]

/** Puts the requests into the tables as their import would have left them, each a case of its own. */
export async function loadSet(owner: Client, tenant: number, { requests, categories }: Sample): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from kernel.unit where tenant = $1 and kind = 'centre'`,
    [tenant],
  )
  await owner.query('begin')
  await owner.query(
    `insert into casework.category (tenant, code, parent, name) select $1::int, r->>'code', r->>'parent', '{"zh": "", "en": ""}'
     from json_array_elements($2::json) r`,
    [tenant, JSON.stringify(categories)],
  )
  for (let from = 0; from < requests.length; from += 5000) {
    const lot = requests.slice(from, from + 5000)
    await owner.query(insertCases, [
      tenant,
      rows[0]?.id,
      JSON.stringify(lot.map((one) => ({ ...one, cell: one.point && cellOf(one.point) }))),
    ])
    const words = lot.map((one) => ({
      case: one.case,
      at: one.at,
      words: pairsOf([one.text, one.place].join(' ')).map(quoted).join(' '),
      places: placesIn(one),
    }))
    await owner.query(
      `insert into casework.search (tenant, case_id, area, words)
       select $1::int, (r->>'case')::uuid, $1::int::text, (r->>'words')::tsvector from json_array_elements($2::json) r`,
      [tenant, JSON.stringify(words)],
    )
    await owner.query(
      `insert into casework.place (tenant, key, at, case_id)
       select $1::int, k, (r->>'at')::timestamptz, (r->>'case')::uuid from json_array_elements($2::json) r,
         json_array_elements_text(r->'places') k`,
      [tenant, JSON.stringify(words)],
    )
  }
  for (const step of steps) await owner.query(step)
  await owner.query('commit')
  await analyze(owner)
}

const analyze = (owner: Client) =>
  owner.query('vacuum (analyze) casework."case", casework.request, casework.search, casework.place, kernel.subject')

/** So far apart lie the copies: a request of a quarter is met by those of two others, as in a city that grew. */
const apart = `interval '35 days'`

/** Makes of the requests `upTo` of them: copies at the same places, each 35 days before the one it copies. */
export async function multiply(owner: Client, tenant: number, size: number, upTo: number): Promise<void> {
  const copies = Math.ceil(upTo / size) - 1
  const moved = (id: string, at: string) =>
    `(lpad(to_hex((extract(epoch from ${at} - k * ${apart}) * 1000)::bigint), 12, '0') || '7' || substr(md5(${id}::text || k), 1, 3)
      || '8' || substr(md5(k || ${id}::text), 1, 15))::uuid`
  await owner.query('begin')
  await owner.query('drop index casework.search_words')
  await owner.query(
    `create temporary table copy on commit drop as select c.id as of, k, ${moved('c.id', 'c.opened_at')} as id
     from casework."case" c, generate_series(1, $2::int) k where c.tenant = $1::int`,
    [tenant, copies],
  )
  await owner.query(
    `insert into casework."case" (tenant, id, number, area, category, urgency, status, type, lead, centre, units, title, place,
       lat, long, cell, opened_at, closed_at, public_text, supporters)
     select c.tenant, n.id, c.number || '-' || n.k, c.area, c.category, c.urgency, c.status, c.type, c.lead, c.centre, c.units,
       c.title, c.place, c.lat, c.long, c.cell, c.opened_at - n.k * ${apart}, c.closed_at - n.k * ${apart}, c.public_text, 1
     from copy n join casework."case" c on c.id = n.of`,
  )
  await owner.query(
    `insert into casework.search (tenant, case_id, area, words)
     select s.tenant, n.id, s.area, s.words from copy n join casework.search s on s.case_id = n.of`,
  )
  await owner.query(
    `insert into casework.place (tenant, key, at, case_id)
     select p.tenant, p.key, p.at - n.k * ${apart}, n.id from copy n join casework.place p on p.case_id = n.of`,
  )
  for (const step of steps) await owner.query(step)
  await owner.query('create index search_words on casework.search using gin (words)')
  await owner.query('commit')
  await analyze(owner)
}
