import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { transact } from '#kernel/db'
import { scopeOf } from '#kernel/rights'
import { makeWorld, tenant } from '#test/world'

test('a connection that the server drops in mid-transaction fails its own query only; the next one has another', async () => {
  const world = await makeWorld()
  const scope = scopeOf(tenant, { kind: 'system' }, 'anyone')
  const dropped = transact(world.db, scope, (tx) => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx))
  await expect(dropped).rejects.toThrow()
  const { rows } = await sql`select 1 as one`.execute(world.db)
  expect(rows).toEqual([{ one: 1 }])
  await world.close()
})
