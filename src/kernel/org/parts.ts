import type { Tx } from '../db.ts'
import type { Ctx } from '../house.ts'
import type { Said } from '../words.ts'
import type { Calendar } from '../worktime/calendar.ts'
import type { CalendarChange } from '../worktime/store.ts'

export type DemoAccount = { login: string; secret: string; name: string; role: Said; tryThis: Said }

/** An empty post, what it is called, and the unit in which whoever may fill it sits. */
export type Vacancy = { post: string; about: string; area: string; unit: string }

/** A unit that takes complaints in while nobody sits there, and the unit in which whoever may fill it sits. */
export type Unstaffed = { unit: string; about: string; area: string; keeper: string }

/** What this room needs from rooms that the kernel does not know; the server puts them together. */
export type OrgParts = {
  /** How many duties are still open with a unit. Asked with a view of the whole county. */
  openWork(tx: Tx, tenant: number, unit: string): Promise<number>
  /** How many open cases' dates this calendar would move. Asked with a view of the whole county. */
  wouldMove(
    tx: Tx,
    tenant: number,
    calendar: Calendar,
    change: Pick<CalendarChange, 'at' | 'first' | 'last'>,
  ): Promise<{ cases: number; more: boolean }>
  /** How many cases are not closed yet: led by a unit, or lying in an area. Asked with a view of the whole county. */
  openCases(tx: Tx, tenant: number, where: { unit: string } | { area: string }): Promise<number>
  /** The numbers of cases by their id, of those that whoever asks may open. Narrows the view to them: asked last. */
  numbersOf(ctx: Ctx, cases: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Gives back to the units what somebody had taken on who is no longer there to do it. */
  handBack(tx: Tx, tenant: number, person: string): Promise<void>
  /** Raises the duty to fill a post that somebody left, with the unit that keeps it. */
  vacant(tx: Tx, tenant: number, vacancy: Vacancy, at: string): Promise<void>
  /** The posts are filled, covered or closed: nobody owes anything about them. */
  settled(tx: Tx, tenant: number, posts: readonly string[], at: string): Promise<void>
  /** These units are all in which somebody has to be seated: the duty to do so is raised for them and settled for others. */
  unstaffed(tx: Tx, tenant: number, units: readonly Unstaffed[], at: string): Promise<void>
  /** Makes a link that works once. Absent where people only come in by the government's own sign-in. */
  invite?: (ctx: Ctx, to: { person: string; dropsSecondFactor: boolean }) => Promise<{ link: string; until: string }>
  /** What an act in the log is called; undefined for one that no room knows. */
  titleOf(act: string): Said | undefined
  /** The accounts to try the demo with; null anywhere else. */
  demoAccounts(): readonly DemoAccount[] | null
}
