import type { Ctx } from '#kernel/house'
import { keysToAsk, tellingCouples, type Commonness, type Lead } from '../rules/alike/first-look.ts'
import { readMatter, type Knowing, type Reading } from '../rules/alike/matter.ts'
import { isVague } from '../rules/alike/where.ts'
import { casesWithIds, lookFor, type LeadRow, type Window } from '../store/alike.ts'
import { pointOf } from './views.ts'

/** The cases that may be meant, before their words are read, and what looking for them has shown. */
export type Leads = { leads: Lead[]; rows: ReadonlyMap<string, LeadRow> } & Pick<Knowing, 'usesOf' | 'isPointVague'>

type Ways = { keys: ReadonlyMap<string, readonly string[]>; worded: ReadonlySet<string> }

const leadOf = ({ keys, worded }: Ways, row: LeadRow, now: string): Lead => ({
  id: row.id,
  point: pointOf(row),
  category: row.category,
  area: row.area,
  at: row.opened_at,
  isClosed: row.closed_at !== null && row.closed_at <= now,
  keys: keys.get(row.id) ?? [],
  byWords: worded.has(row.id),
})

/** Found by point, by area, by named place and by words, because people say where it is in one of these ways. */
export async function leadsOf(
  ctx: Ctx,
  asked: Reading,
  known: Omit<Knowing, 'usesOf' | 'isPointVague'> & Commonness,
  window: Window,
): Promise<Leads> {
  const asking = {
    point: asked.point,
    area: asked.area.includes('.') ? asked.area : null,
    keys: keysToAsk(asked),
    couples: tellingCouples(asked.text, known),
  }
  const found = await lookFor(ctx.tx, ctx.tenant, asking, window)
  const isPointVague = isVague(found.lines.map((place) => readMatter({ ...asked, text: '', place }, known)))
  const rows = new Map([...(isPointVague ? [] : found.around), ...found.within].map((row) => [row.id, row]))
  const keys = new Map<string, string[]>()
  for (const { key, cases } of found.named) for (const id of cases) keys.set(id, [...(keys.get(id) ?? []), key])
  const others = [...new Set([...keys.keys(), ...found.worded])].filter((id) => !rows.has(id))
  for (const row of await casesWithIds(ctx.tx, ctx.tenant, others, window)) rows.set(row.id, row)
  const ways = { keys, worded: new Set(found.worded) }
  const uses = new Map(found.named.map((one) => [one.key, one.uses]))
  return {
    rows,
    leads: [...rows.values()].map((row) => leadOf(ways, row, window.till)),
    usesOf: (key) => uses.get(key) ?? 0,
    isPointVague,
  }
}
