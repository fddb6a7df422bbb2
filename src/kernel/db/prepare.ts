import { Client } from 'pg'
import { migrate, type MigrationSource } from './migrate.ts'
import type { Connection } from './pool.ts'
import { readTables } from './tables.ts'

/** The roles that serve: none owns anything, none may look past the row-level policies. */
const servingRoles = ['oneneedle_app', 'oneneedle_auth'] as const

export type Passwords = Record<(typeof servingRoles)[number], string>

/** A role's password is spliced into DDL, which takes no parameters: hexadecimal only. */
const literal = (password: string): string => {
  if (!/^[0-9a-f]{32,}$/.test(password)) throw new Error('A role’s password must be hexadecimal')
  return `'${password}'`
}

async function ensureRoles(owner: Connection, passwords: Passwords): Promise<void> {
  const client = new Client(owner)
  await client.connect()
  try {
    for (const role of servingRoles) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role])
      if (!rowCount) await client.query(`create role ${role} nosuperuser nocreatedb nocreaterole nobypassrls login`)
      await client.query(`alter role ${role} password ${literal(passwords[role])}`)
    }
  } finally {
    await client.end()
  }
}

/** Makes the serving roles and brings the schema up to date. `owner` must be able to create roles; run at every start. */
export async function prepareDatabase(
  owner: Connection,
  sources: MigrationSource[],
  passwords: Passwords,
  onProgress?: (module: string, name: string) => void,
): Promise<number> {
  await ensureRoles(owner, passwords)
  return migrate(owner, sources, onProgress)
}

/** Empties every table of the house but the list of migrations. As the owner: the serving roles have no such right. */
export async function emptyTables(owner: Connection): Promise<void> {
  const client = new Client(owner)
  await client.connect()
  try {
    const names = (await readTables(client)).map((table) => table.name)
    if (names.length > 0) await client.query(`truncate ${names.join(', ')} cascade`)
  } finally {
    await client.end()
  }
}
