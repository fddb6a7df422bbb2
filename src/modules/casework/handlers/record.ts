import { ok, refuse } from '#kernel/result'
import type { Ctx } from '#kernel/house'
import type { Urgency } from '../rules/acts.ts'
import { mayRecordFor, say, type Saying } from './voices.ts'

type Recording = Saying & { saidAt?: string | undefined; urgency?: Urgency | undefined }

/** A worker writes down what somebody said at the door, on the phone or on paper: the same request as any other. */
export async function record(ctx: Ctx, { saidAt, ...said }: Recording) {
  if (!mayRecordFor(ctx, said.area ?? String(ctx.tenant))) return refuse('no-right')
  if (saidAt && Temporal.Instant.compare(Temporal.Instant.from(saidAt), ctx.now) > 0) return refuse('date-future')
  const done = await say(ctx, said)
  return done.ok ? ok(done.value) : done
}
