import { sql } from 'kysely'
import { rows, type Tx } from '#kernel/db'

export type KeptComplaint = { id: string; area: string; about: string; centre: string }

/** Complaints about units that nobody has dispatched yet, with the unit in which they wait. */
export const keptComplaints = (tx: Tx, tenant: number) =>
  rows(
    sql<KeptComplaint>`select id, area, about, centre from casework."case"
      where tenant = ${tenant} and about is not null and status = 'received' order by opened_at, id limit 500`,
    tx,
  )

/** How to reach whoever sits in a unit and not also in the one complained of. */
export const peopleOf = (tx: Tx, tenant: number, unit: string, about: string | null) =>
  rows(
    sql<{ phone: string | null; email: string | null }>`select distinct p.phone, p.email from kernel.post o
      join kernel.person p on p.tenant = o.tenant and p.id = o.person
      where o.tenant = ${tenant} and o.unit = ${unit} and o.closed_at is null and coalesce(p.phone, p.email) is not null
        and not exists (select 1 from kernel.post x where x.tenant = o.tenant and x.unit = ${about}
          and x.closed_at is null and p.id in (x.person, x.covered_by))`,
    tx,
  )
