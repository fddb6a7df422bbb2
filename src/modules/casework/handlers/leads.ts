import type { Ctx } from '#kernel/house'
import { keysToAsk, tellingCouples, type Commonness, type Lead } from '../rules/alike/first-look.ts'
import type { Knowing, Reading } from '../rules/alike/matter.ts'
import {
  casesAround,
  casesIn,
  casesNaming,
  casesWithIds,
  casesWording,
  type LeadRow,
  type Window,
} from '../store/alike.ts'
import { pointOf } from './views.ts'

/** The cases that may be meant, before their words are read, and how many name each place. */
export type Leads = { leads: Lead[]; uses: ReadonlyMap<string, number> }

type Found = { keys: ReadonlyMap<string, readonly string[]>; worded: ReadonlySet<string> }

const leadOf = ({ keys, worded }: Found, row: LeadRow, now: string): Lead => ({
  id: row.id,
  point: pointOf(row),
  category: row.category,
  area: row.area,
  at: row.opened_at,
  isClosed: row.closed_at !== null && row.closed_at <= now,
  keys: keys.get(row.id) ?? [],
  byWords: worded.has(row.id),
})

/** Around its point; without one, what is newest in the area that was named. */
async function nearby({ tx, tenant }: Ctx, asked: Reading, isPointVague: boolean, window: Window): Promise<LeadRow[]> {
  if (asked.point && !isPointVague) return casesAround(tx, tenant, asked.point, window)
  return asked.area.includes('.') ? casesIn(tx, tenant, asked.area, window) : []
}

/** Found by point, by named place and by words; all three, because people give a place in one of these ways. */
export async function leadsOf(
  ctx: Ctx,
  asked: Reading,
  { isPointVague, ...common }: Pick<Knowing, 'isPointVague'> & Commonness,
  window: Window,
): Promise<Leads> {
  const rows = new Map((await nearby(ctx, asked, isPointVague, window)).map((row) => [row.id, row]))
  const named = await casesNaming(ctx.tx, keysToAsk(asked), window)
  const worded = new Set(await casesWording(ctx.tx, tellingCouples(asked.text, common), window))
  const keys = new Map<string, string[]>()
  for (const { key, cases } of named) for (const id of cases) keys.set(id, [...(keys.get(id) ?? []), key])
  const others = [...new Set([...keys.keys(), ...worded])].filter((id) => !rows.has(id))
  for (const row of await casesWithIds(ctx.tx, ctx.tenant, others, window)) rows.set(row.id, row)
  return {
    leads: [...rows.values()].map((row) => leadOf({ keys, worded }, row, window.till)),
    uses: new Map(named.map(({ key, uses }) => [key, uses])),
  }
}
