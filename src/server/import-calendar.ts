import { setTimeout as sleep } from 'node:timers/promises'
import { roomOf, type House } from '#kernel/house'
import { newId } from '#kernel/id'
import { org } from '#kernel/org/contract'
import type { Result } from '#kernel/result'
import type { Worded } from '#kernel/refusals'
import type { Said } from '#kernel/words'
import { calendarSettledMs } from '#kernel/worktime/store'
import { carryCalendar } from './jobs.ts'

type Loading = {
  house: House
  text: string
  source: string | undefined
  /** Only says what it would do. */
  preview: boolean
  onProgress: (seen: number, of: number) => void
}

/** A county's own days stand under `local`; whatever else a file holds is a year's notice. */
function localDays(text: string): unknown[] | null {
  try {
    const read = JSON.parse(text) as { local?: unknown } | null
    return Array.isArray(read?.local) ? (read.local as unknown[]) : null
  } catch {
    return null
  }
}

type Moves = { cases: number; more: boolean } | null

const effect = (moves: Moves, preview: boolean): Said => {
  if (!moves || moves.cases === 0) return { zh: '未办结工单的日期不变。', en: 'No open case’s date moves.' }
  const n = { zh: `${moves.more ? '至少' : ''}${moves.cases}`, en: `${moves.more ? 'at least ' : ''}${moves.cases}` }
  return preview
    ? { zh: `将有${n.zh}件未办结工单的日期重算。`, en: `The dates of ${n.en} open cases would move.` }
    : { zh: `${n.zh}件未办结工单的日期已重算。`, en: `The dates of ${n.en} open cases were computed anew.` }
}

/** Loads a file into the calendar by the same calls as the desk, and carries it into open cases before it returns. */
export async function importCalendar(loading: Loading): Promise<Result<Said, Worded>> {
  const { house, text, source, preview, onProgress } = loading
  const call = roomOf(house, org)
  const caller = { actor: { kind: 'system' as const }, commandId: newId() }
  const days = localDays(text)
  const done = days
    ? await call('saveLocalDays', { days: days as never, preview }, caller)
    : await call('importCalendar', { text, preview, ...(source ? { source } : {}) }, caller)
  if (!done.ok) return done
  const { changed, saved, moves } = done.value
  if (!changed) return { ok: true, value: { zh: '日历没有变化。', en: 'The calendar is the same as before.' } }
  const said = effect(moves, preview)
  if (!saved) return { ok: true, value: said }
  // a server beside this one must know the new calendar first
  if (moves) await sleep(calendarSettledMs)
  await carryCalendar(house, { onProgress })
  return { ok: true, value: { zh: `日历已更新。${said.zh}`, en: `The calendar is up to date. ${said.en}` } }
}
