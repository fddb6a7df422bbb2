import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '#kernel/db'
import { alarmed, listCases, type After, type CaseRow } from '../store/cases.ts'

/** Where a page ended: among the alarms, or behind them. */
const readPlace = (after: string | undefined): { part: 'alarms' | 'others'; after: After | undefined } => {
  const [at, part, id] = after?.split('_') ?? []
  return id
    ? { part: part === '1' ? 'others' : 'alarms', after: { at: at || null, id } }
    : { part: 'alarms', after: undefined }
}

const placeOf = (part: 0 | 1, last: CaseRow | undefined): string | null =>
  last ? `${last.due ?? ''}_${part}_${last.id}` : null

/**
 * The dispatcher's order: what speaks of danger and waits for a word on it, then everything else, each by its date. Two
 * questions, so that either is read along its own index.
 */
export async function alarmFirst(tx: Tx, condition: RawBuilder<unknown>, cursor: string | undefined, limit: number) {
  const { part, after } = readPlace(cursor)
  const alarms = part === 'alarms' ? await listCases(tx, sql`${condition} and ${alarmed}`, 'due', after, limit) : []
  if (alarms.length === limit) return { found: alarms, next: placeOf(0, alarms.at(-1)) }
  const behind = part === 'others' ? after : undefined
  const most = limit - alarms.length
  const others = await listCases(tx, sql`${condition} and (${alarmed}) is not true`, 'due', behind, most)
  return { found: [...alarms, ...others], next: others.length === most ? placeOf(1, others.at(-1)) : null }
}
