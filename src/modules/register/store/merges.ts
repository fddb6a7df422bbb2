import { sql } from 'kysely'
import { inserting, later, rows, type Tx, type Writing } from '#kernel/db'

export type MergeRow = {
  id: string
  kept: string
  gone: string
  members: string[]
  at: string
  undone_at: string | null
}

export const insertMerge: Writing<Omit<MergeRow, 'undone_at'> & { tenant: number }> = inserting('register.merge')

export const mergesOf = (tx: Tx, tenant: number, kept: string) =>
  rows(
    sql<
      MergeRow & { gone_name: string | null }
    >`select m.id, m.kept, m.gone, m.members, m.at, m.undone_at, s.name as gone_name
      from register.merge m left join register.subject s on s.tenant = m.tenant and s.id = m.gone
      where m.tenant = ${tenant} and m.kept = ${kept} order by m.at desc, m.id`,
    tx,
  )

export const findMerge = async (tx: Tx, tenant: number, id: string): Promise<MergeRow | undefined> =>
  (
    await rows(
      sql<MergeRow>`select id, kept, gone, members, at, undone_at from register.merge
        where tenant = ${tenant} and id = ${id}`,
      tx,
    )
  )[0]

export const undoMerge = (tx: Tx, tenant: number, id: string, at: string) =>
  later(tx, sql`update register.merge set undone_at = ${at} where tenant = ${tenant} and id = ${id}`)
