import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { calendarOf } from '#kernel/worktime/store'
import type { forms } from '../contract.ts'

type Calls = (typeof forms)['calls']
export type Input<Name extends keyof Calls> = z.output<Calls[Name]['input']>

export const personOf = ({ actor }: Ctx): string | null => (actor.kind === 'person' ? actor.id : null)

/** The units in whose name somebody may bring forms; the house itself in any. */
export const mayAskFor = ({ actor }: Ctx, unit: string): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'person' && actor.posts.some((post) => post.unit === unit && post.capabilities.includes('forms.ask')))

export const ownUnit = ({ actor }: Ctx): string | undefined =>
  actor.kind === 'person' ? actor.posts.find((post) => post.capabilities.includes('forms.ask'))?.unit : undefined

export const todayOf = async (ctx: Ctx): Promise<string> => {
  const { zone } = await calendarOf(ctx.tx, ctx.tenant)
  return ctx.now.toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** The log's name for a form. */
export const subjectOf = (form: string): string => `form:${form}`
