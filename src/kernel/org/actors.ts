import { sql } from 'kysely'
import { rows, type Tx } from '../db.ts'
import type { Actor, Post } from '../rights.ts'

type Person = { id: string; name: string }

/** The posts somebody holds or covers. A closed person has none. */
async function postsOf(tx: Tx, tenant: number, person: string): Promise<Post[]> {
  return rows(
    sql<Post>`select o.id, o.unit, u.name as "unitName", o.area, o.role, r.capabilities,
        o.person is distinct from ${person}::uuid as covering
      from kernel.post o
      join kernel.unit u on u.tenant = o.tenant and u.id = o.unit
      join kernel.role r on r.tenant = o.tenant and r.code = o.role
      where o.tenant = ${tenant} and o.closed_at is null and (o.person = ${person} or (o.person is null and o.covered_by = ${person}))
      order by o.area, o.id`,
    tx,
  )
}

/** The person behind a sign-in, with posts; null when there is none or the person has left. */
export async function actorOfAccount(tx: Tx, tenant: number, account: string): Promise<Actor | null> {
  const [person] = await rows(
    sql<Person>`select id, name from kernel.person where tenant = ${tenant} and account = ${account} and closed_at is null`,
    tx,
  )
  return person ? { kind: 'person', ...person, posts: await postsOf(tx, tenant, person.id) } : null
}

export async function actorOfPerson(tx: Tx, tenant: number, id: string): Promise<Actor | null> {
  const [person] = await rows(
    sql<Person>`select id, name from kernel.person where tenant = ${tenant} and id = ${id} and closed_at is null`,
    tx,
  )
  return person ? { kind: 'person', ...person, posts: await postsOf(tx, tenant, person.id) } : null
}
