import { sql } from 'kysely'
import { cached } from '#kernel/cached'
import { inserting, later, rows, type Tx, type Writing } from '#kernel/db'
import type { Who } from '#kernel/audit'
import type { InForce, KeptElement } from '../rules.ts'

export type Dictionary = {
  version: number
  elements: readonly InForce[]
  /** Those in force; what is retired is not found here. */
  byCode: ReadonlyMap<string, InForce>
}

type Row = { body: KeptElement; version: number; retired: boolean }

async function read(tenant: number, tx: Tx): Promise<Dictionary> {
  const found = await rows(
    sql<Row>`select distinct on (code) body, version, retired from register.element
      where tenant = ${tenant} order by code, version desc`,
    tx,
  )
  const elements = found.map(({ body, version, retired }) => ({ ...body, version, retired }))
  return {
    version: Math.max(0, ...elements.map((element) => element.version)),
    elements,
    byCode: new Map(elements.filter((one) => !one.retired).map((element) => [element.code, element])),
  }
}

const kept = cached(read)

export const dictionaryOf = (tx: Tx, tenant: number): Promise<Dictionary> => kept.get(tenant, tx)
export const forgetDictionary = (): void => kept.forget()

/** The next version; two who change the dictionary wait for each other here. */
export async function nextVersion(tx: Tx, tenant: number, at: string): Promise<number> {
  const [row] = await rows(
    sql<{
      version: number
    }>`insert into register.dictionary as d (tenant, version, changed_at) values (${tenant}, 1, ${at})
      on conflict (tenant) do update set version = d.version + 1, changed_at = excluded.changed_at returning version`,
    tx,
  )
  return row?.version ?? 1
}

type NewVersion = {
  tenant: number
  code: string
  version: number
  body: KeptElement
  retired: boolean
  since: string
  who: Who
  reason: string | null
}
export const insertVersions: Writing<NewVersion> = inserting('register.element')

export type VersionRow = {
  version: number
  retired: boolean
  since: string
  who: Who
  reason: string | null
  body: KeptElement
}

export const versionsOf = (tx: Tx, tenant: number, code: string) =>
  rows(
    sql<VersionRow>`select version, retired, since, who, reason, body from register.element
      where tenant = ${tenant} and code = ${code} order by version desc limit 200`,
    tx,
  )

/** Puts the pack's elements into a county that has no dictionary yet. */
export async function foundDictionary(
  tx: Tx,
  tenant: number,
  elements: readonly KeptElement[],
  at: string,
): Promise<void> {
  const [before] = await rows(sql`select 1 from register.dictionary where tenant = ${tenant}`, tx)
  if (before) return
  await later(
    tx,
    sql`insert into register.dictionary (tenant, version, changed_at) values (${tenant}, 1, ${at}) on conflict do nothing`,
  )
  await insertVersions(
    tx,
    ...elements.map((body) => ({
      tenant,
      code: body.code,
      version: 1,
      body,
      retired: false,
      since: at,
      who: { kind: 'system' as const },
      reason: null,
    })),
  )
  forgetDictionary()
}
