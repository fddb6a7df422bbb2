import type { Client } from 'pg'

/**
 * How the rows are spread: what is open is of the last month, the others are history. A year's history leaves one case in 25
 * open; the years before it added history more than open work: at a million cases 10,000 are open.
 */
const cases = `
create temporary table lot on commit drop as
select i, now() - random() * case when o.open then interval '30 days' else interval '3 years' end as at, o.open,
  (array(select path from kernel.area where level = 'grid' order by path))[1 + floor(power(random(), 1.3) *
    (select count(*) from kernel.area where level = 'grid'))::int] as area,
  (array(select id from kernel.unit where kind <> 'centre' order by id))[1 + floor(power(random(), 1.3) *
    (select count(*) from kernel.unit where kind <> 'centre'))::int] as unit,
  (array(select code from casework.category where parent is not null order by code))[1 + floor(random() *
    (select count(*) from casework.category where parent is not null))::int] as category,
  random() as dice, null::uuid as id
from generate_series($1, $2) i, lateral (select i % case when i <= 100000 then 25 else 150 end = 0 as open) o`

const id = `(lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3)
  || '8' || substr(md5(random()::text), 1, 15))::uuid`

const status = `case when not l.open then 'confirmed' when dice < 0.06 then 'received' when dice < 0.2 then 'dispatched'
  when dice < 0.8 then 'handling' else 'claimed' end`

const steps = (tenant: number, centre: string): string[] => [
  `update lot set id = ${id}`,
  `insert into casework."case" (tenant, id, number, area, category, urgency, status, type, lead, centre, units, title, due,
     opened_at, claimed_at, confirmed_at, solve_due, solved_at, public_text, supporters)
   select ${tenant}, id, 'L' || i, area, category, 'normal', ${status}, case when open then 'open' else 'done' end,
     case when open and dice < 0.06 then '${centre}'::uuid else unit end, '${centre}',
     case when open and dice < 0.06 then array['${centre}'::uuid] else array['${centre}'::uuid, unit] end,
     '楼下路灯坏了五天，老人晚上出门不便', case when open then now() + (dice - 0.2) * interval '10 days' end, at,
     case when not open or dice >= 0.8 then at + interval '3 days' end, case when not open then at + interval '5 days' end,
     at + interval '7 days', case when not open then at + interval '3 days' end,
     case when dice < 0.7 then '楼下路灯坏了五天' end, 1 from lot l`,
  `insert into kernel.subject (tenant, subject, area, units)
   select ${tenant}, 'case:' || id, area, array['${centre}'::uuid, unit] from lot`,
  `insert into kernel.act (tenant, id, subject, n, at, act, who, data)
   select ${tenant}, ${id}, 'case:' || id, 1, at, 'casework.say', '{"kind":"public"}', '{"channel":"web"}' from lot`,
  `insert into inbox.duty (tenant, id, key, line, kind, ref, number, about, area, unit, needs, due, minutes, asked_by, at,
     read_at, touched_at, snoozed_until, done_at)
   select ${tenant}, ${id}, 'casework:' || id || ':' || k.kind, 'casework', k.kind, id, 'L' || i,
     '楼下路灯坏了五天，老人晚上出门不便', area, case when k.centre then '${centre}'::uuid else unit end, k.needs,
     now() + (random() - 0.2) * interval '10 days', k.minutes, '${centre}', at, case when random() < 0.7 then at end,
     case when random() < 0.5 then at end, case when random() < 0.03 then now() + interval '1 day' end,
     case when not open then at + interval '3 days' end
   from lot l, lateral (values ('received', 'triage', 'case.dispatch', 6, true), ('dispatched', 'accept', 'case.handle', 5, false),
     ('handling', 'handle', 'case.handle', 90, false), ('handling', 'keep', 'case.handle', 10, false),
     ('claimed', 'callBack', 'case.callback', 8, true), ('confirmed', 'handle', 'case.handle', 90, false))
     k (status, kind, needs, minutes, centre) where k.status = ${status}`,
]

/** Adds the cases number `from` to `upTo` straight into the tables, as years of work would have left them. */
export async function loadCases(owner: Client, tenant: number, from: number, upTo: number): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    `select id from kernel.unit where tenant = $1 and kind = 'centre'`,
    [tenant],
  )
  await owner.query('begin')
  await owner.query(cases.replaceAll('$1', String(from)).replaceAll('$2', String(upTo)))
  for (const step of steps(tenant, rows[0]?.id ?? '')) await owner.query(step)
  await owner.query('commit')
  await owner.query('vacuum (analyze) casework."case", kernel.subject, kernel.act, inbox.duty')
}
