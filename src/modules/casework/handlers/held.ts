import { iso } from '#kernel/time'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { ok } from '#kernel/result'
import { insertPosting } from '../store/remote.ts'
import { nextHeld, noteCatchUp } from '../store/remote-held.ts'
import { carryOut } from './carry-out.ts'
import { waitingFor } from './hand-over.ts'
import { openCase } from './open-case.ts'

/** So many in one transaction; the next follow in the next. */
const most = 20

/** Puts cases that a unit held before it was connected, or while it was not, into the queue to its own server. */
export async function handOverNext(ctx: Ctx) {
  const found = await nextHeld(ctx.tx, ctx.tenant, most)
  if (!found) return ok({ done: 0 })
  const { unit, cases } = found
  let done = 0
  for (const id of cases) {
    const open = await openCase(ctx, id)
    // another act may have taken it elsewhere meanwhile
    if (!open.ok || open.value.state.lead !== unit) continue
    const posting = {
      id: newId(ctx.now.epochMilliseconds),
      case_id: id,
      unit,
      n: open.value.state.n,
      kind: 'case' as const,
    }
    await insertPosting(ctx.tx, ctx.tenant, posting, iso(ctx.now))
    await carryOut(ctx, open.value, { act: 'posting', data: waitingFor(unit) }, ['system'])
    done += 1
  }
  if (done < most) await noteCatchUp(ctx.tx, ctx.tenant, unit, null)
  return ok({ done })
}
