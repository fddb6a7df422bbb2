import { iso } from '#kernel/time'
import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { directoryOf, properTakerOf } from '#kernel/org/directory'
import { post, wayTo, type Message } from '#kernel/outbox'
import { ok } from '#kernel/result'
import type { inside as calls } from '../contract/inside.ts'
import type { CaseState } from '../rules/acts.ts'
import { startClock } from '../rules/clocks.ts'
import { keptComplaints, peopleOf } from '../store/complaints.ts'
import { carryOut, meansFor, standing } from './carry-out.ts'
import { openCase } from './open-case.ts'

/** Complaints that wait with a unit which only keeps them, now that there is one that takes them in. */
export async function keptForOthers(ctx: Ctx): Promise<string[]> {
  const kept = await keptComplaints(ctx.tx, ctx.tenant)
  if (kept.length === 0) return []
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  return kept.filter(({ area, about, centre }) => properTakerOf(directory, area, about, centre)).map(({ id }) => id)
}

type Kept = Pick<CaseState, 'number' | 'about'>

/** Whoever kept it learns that it is gone and why; nobody who sits in the unit complained of does. */
async function tellKeeper(ctx: Ctx, id: string, { number, about }: Kept, from: string, to: string): Promise<void> {
  const people = await peopleOf(ctx.tx, ctx.tenant, from, about)
  const letters = people.map((person): Message | null => {
    const way = wayTo(person)
    return (
      way && {
        ...way,
        kind: 'casework.passOn',
        title: '保管的投诉已转走 · A complaint you kept has moved on',
        body: `编号 ${number} 的投诉此前没有单位可以受理，由贵单位保管；现在已转由${to}受理，贵单位不必再办。Complaint ${number}, which your unit kept because nobody could take it in, is now with ${to}; your unit owes nothing more on it.`,
        subject: `case:${id}`,
        keptFrom: about,
      }
    )
  })
  await post(
    ctx.tx,
    ctx.tenant,
    letters.filter((letter) => letter !== null),
    iso(ctx.now),
  )
}

/** A complaint goes to the unit that takes it in, as soon as there is one. Twice does nothing the second time. */
export async function passOn(ctx: Ctx, { case: id }: z.output<(typeof calls)['passOn']['input']>) {
  const open = await openCase(ctx, id)
  if (!open.ok) return open
  const { state } = open.value
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const to = state.about === null ? undefined : properTakerOf(directory, state.area, state.about, state.centre)
  if (!to) return ok(standing(open.value))
  const from = state.centre
  const means = await meansFor(ctx, state)
  const clocks = means.ok
    ? [startClock(means.value.calendar, 'triage', to.id, means.value.rule.triage, iso(ctx.now))]
    : []
  const done = await carryOut(ctx, open.value, { act: 'passOn', data: { from, unit: to.id, clocks } }, ['system'])
  if (!done.ok) return ok(standing(open.value))
  await tellKeeper(ctx, id, state, from, to.name.zh)
  return ok(standing(done.value))
}
