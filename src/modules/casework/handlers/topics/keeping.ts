import type { Ctx } from '#kernel/house'
import { isWithin, parentOf } from '#kernel/place'
import { calendarOf } from '#kernel/worktime/store'
import type { Background } from '../../rules/topics/background.ts'
import { reader } from '../../rules/topics/group.ts'
import { mostCentral, type Member, type Thread } from '../../rules/topics/threads.ts'
import { noteDays } from '../../store/programmes.ts'
import { namedThreads, saveThread } from '../../store/threads.ts'

/** The smallest area that holds all of them. */
const areaAround = (areas: readonly string[]): string =>
  areas.reduce((around, area) => {
    let shared = around
    while (!isWithin(area, shared)) shared = parentOf(shared) ?? area
    return shared
  })

/** How many came on which day of the county’s own time. */
const daysOf = (members: readonly Member[], zone: string): Record<string, number> => {
  const days: Record<string, number> = {}
  for (const { told } of members) {
    const day = Temporal.Instant.from(told.at).toZonedDateTimeISO(zone).toPlainDate().toString()
    days[day] = (days[day] ?? 0) + 1
  }
  return days
}

type Kept = Pick<Thread, 'id' | 'members'>

/** Writes down what threads are now. A name is looked for only where it does not stay as it is. */
export async function keepThreads(ctx: Ctx, background: Background, threads: readonly Kept[]): Promise<void> {
  const { zone } = await calendarOf(ctx.tx, ctx.tenant)
  const ids = threads.map(({ id }) => id)
  const named = new Set(await namedThreads(ctx.tx, ctx.tenant, ids))
  for (const { id, members } of threads) {
    const days = daysOf(members, zone)
    await saveThread(ctx.tx, ctx.tenant, {
      id,
      area: areaAround(members.map(({ told }) => told.area)),
      name: named.has(id) ? '' : (mostCentral(members, background, reader)?.title ?? ''),
      size: members.length,
      people: new Set(members.map(({ told }) => told.writer)).size,
      days,
    })
    await noteDays(ctx.tx, ctx.tenant, id, days)
  }
}
