import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from './id.ts'
import { inserting, later, rows, type Tx, type Writing } from './db.ts'
import type { Actor } from './rights.ts'

/** Who did it, as the log keeps it: ids only, so that a person's name lives in one place. */
export type Who = { kind: Actor['kind']; id?: string; unit?: string; post?: string }

export type Act = {
  id: string
  subject: string
  /** Counts the acts of its subject from 1; two writers of the same n cannot both succeed. */
  n: number
  at: string
  act: string
  who: Who
  data: Record<string, unknown>
  reason?: string
}

/** An act about to be written; without `n` it goes behind the last act of its subject. Whoever sits in `keptFrom` never sees it. */
export type NewAct = Omit<Act, 'id' | 'n'> & { id?: string; n?: number; keptFrom?: string | null }

export const whoOf = (actor: Actor): Who => ('id' in actor ? { kind: actor.kind, id: actor.id } : { kind: actor.kind })

/** Appends acts in one statement. There is no way to change or remove one: the application's role has no such right. */
export async function record(tx: Tx, tenant: number, acts: readonly NewAct[]): Promise<void> {
  if (acts.length === 0) return
  const values = acts.map(({ id, n, subject, at, act, who, data, reason, keptFrom }) => ({
    id: id ?? newId(Date.parse(at)),
    n,
    subject,
    at,
    act,
    who,
    data,
    reason,
    kept_from: keptFrom,
  }))
  await later(
    tx,
    sql`insert into kernel.act (tenant, id, subject, n, at, act, who, data, reason, kept_from)
      select ${tenant}, a.id, a.subject, coalesce(a.n, kernel.next_n(a.subject)), a.at, a.act, a.who, a.data, a.reason,
        a.kept_from
      from json_populate_recordset(null::kernel.act, ${JSON.stringify(values)}) a`,
  )
}

export type Concern = { subject: string; area: string; units: readonly string[]; keptFrom?: string | null }

type NewSubject = { tenant: number; subject: string; area: string; units: readonly string[]; kept_from: string | null }
const newSubjects: Writing<NewSubject> = inserting('kernel.subject')

/**
 * Says whom a subject's acts concern from now on: its area and every unit it has passed through. From whom they are kept
 * is said once, when it is new.
 */
export const concern = (
  tx: Tx,
  tenant: number,
  { subject, area, units, keptFrom = null }: Concern,
  isNew: boolean,
): Promise<void> =>
  isNew
    ? newSubjects(tx, { tenant, subject, area, units, kept_from: keptFrom })
    : later(
        tx,
        sql`update kernel.subject set area = ${area}, units = ${units}::uuid[]
          where tenant = ${tenant} and subject = ${subject}`,
      )

const columns = sql`id, subject, n, at, act, who, data, reason`

/** All acts of one subject, in order. */
export const actsOf = (tx: Tx, tenant: number, subject: string): Promise<Act[]> =>
  rows(sql<Act>`select ${columns} from kernel.act where tenant = ${tenant} and subject = ${subject} order by n`, tx)

/** All acts of several subjects, each subject's in order. */
export const actsOfEach = (tx: Tx, tenant: number, subjects: readonly string[]): Promise<Act[]> =>
  rows(
    sql<Act>`select ${columns} from kernel.act
      where tenant = ${tenant} and subject = any(${[...subjects]}::text[]) order by subject, n`,
    tx,
  )

// ---- the seals -----------------------------------------------------------------------------------------------------

const genesis = '0'.repeat(64)

/** Key order must not decide a fingerprint: jsonb keeps none. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  )
}

type Block = { no: number; from_xid: string; to_xid: string; acts: number; previous: string; hash: string }

const hashOf = (previous: string, acts: readonly Act[]): string => {
  const hash = createHash('sha256').update(previous)
  for (const act of acts) hash.update(JSON.stringify(canonical(act))).update('\n')
  return hash.digest('hex')
}

const lastBlock = async (tx: Tx, tenant: number): Promise<Block | undefined> =>
  (await rows(sql<Block>`select * from kernel.act_block where tenant = ${tenant} order by no desc limit 1`, tx))[0]

const between = (tx: Tx, tenant: number, from: string, to: string): Promise<Act[]> =>
  rows(
    sql<Act>`select ${columns} from kernel.act
      where tenant = ${tenant} and xid > ${from}::xid8 and xid <= ${to}::xid8 order by xid, id`,
    tx,
  )

/**
 * Seals what has been committed since the last block and returns how many acts that was. Only transactions below the
 * oldest one still running are taken (their order can no longer change), and a block never cuts one in two. A log that
 * came from another server goes on behind that one's numbers: `kernel.moved()`.
 */
export async function seal(tx: Tx, tenant: number, at: Temporal.Instant, size = 1000): Promise<number> {
  const last = await lastBlock(tx, tenant)
  const from = last?.to_xid ?? '0'
  const [end] = await rows(
    sql<{ to: string | null }>`select max(xid)::text as to from (
      select xid from kernel.act where tenant = ${tenant} and xid > ${from}::xid8
        and xid < (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + kernel.moved())::text::xid8 order by xid, id limit ${size}) t`,
    tx,
  )
  if (!end?.to) return 0
  const acts = await between(tx, tenant, from, end.to)
  const previous = last?.hash ?? genesis
  await later(
    tx,
    sql`insert into kernel.act_block (tenant, no, from_xid, to_xid, acts, previous, hash, sealed_at) values
    (${tenant}, ${(last?.no ?? 0) + 1}, ${from}::xid8, ${end.to}::xid8, ${acts.length}, ${previous},
     ${hashOf(previous, acts)}, ${at.toString()})`,
  )
  return acts.length
}

export type Verdict = { blocks: number; acts: number; unsealed: number; broken: { block: number; why: string }[] }

/** Walks the chain and recomputes every block: an act that was edited, removed or slipped in shows in its block. */
export async function verify(tx: Tx, tenant: number, onBlock?: (no: number, of: number) => void): Promise<Verdict> {
  const blocks = await rows(sql<Block>`select * from kernel.act_block where tenant = ${tenant} order by no`, tx)
  const verdict: Verdict = { blocks: blocks.length, acts: 0, unsealed: 0, broken: [] }
  let previous = genesis
  let from = '0'
  for (const block of blocks) {
    const acts = await between(tx, tenant, from, block.to_xid)
    if (block.previous !== previous || block.from_xid !== from) verdict.broken.push({ block: block.no, why: 'chain' })
    if (acts.length !== block.acts) verdict.broken.push({ block: block.no, why: 'count' })
    else if (hashOf(block.previous, acts) !== block.hash) verdict.broken.push({ block: block.no, why: 'content' })
    verdict.acts += acts.length
    previous = block.hash
    from = block.to_xid
    onBlock?.(block.no, blocks.length)
  }
  const [rest] = await rows(
    sql<{ n: number }>`select count(*) as n from kernel.act where tenant = ${tenant} and xid > ${from}::xid8`,
    tx,
  )
  return { ...verdict, unsealed: rest?.n ?? 0 }
}
