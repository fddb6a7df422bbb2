import type { CaseRow } from '../case/status.tsx'
import type { Item } from './job.ts'

/** A job that is not at its end: what was asked once, and of each case the command's id and what came of it. */
export type Kept = {
  person: string
  act: string
  input: Record<string, unknown>
  items: readonly Item[]
  rows: readonly CaseRow[]
}

const name = 'oneneedle.bulk'

/** In this tab alone: it survives a reload, and neither the tab nor another person's signing in. */
export const keep = (job: Kept): void => sessionStorage.setItem(name, JSON.stringify(job))
export const forgetKept = (): void => sessionStorage.removeItem(name)

export const isKept = (): boolean => sessionStorage.getItem(name) !== null

export function findKept(person: string): Kept | null {
  const kept = JSON.parse(sessionStorage.getItem(name) ?? 'null') as Kept | null
  if (kept?.person === person) return kept
  forgetKept()
  return null
}
