import { setTimeout as sleep } from 'node:timers/promises'
import { roomOf, type House } from '#kernel/house'
import { newId } from '#kernel/id'
import { casework } from '#casework/contract'
import { learners, pack, teach } from '#casework'

/** Requests wait no longer than this for the learner, and then have the processor for as long. */
const sliceMs = 15
/** How often the lease is asked for again: well within the minute that it holds. */
const holdMs = 20_000

export type Learning = {
  stop?: AbortSignal
  /** Whether this process may go on; asked again and again in long work. */
  hold?: () => Promise<boolean>
}

/** Drives small steps to their end, between requests; undefined when it was stopped before. */
async function inSlices<T>(steps: Generator<void, T>, { stop, hold }: Learning): Promise<T | undefined> {
  let held = performance.now()
  const goesOn = () => !stop?.aborted
  while (goesOn()) {
    for (const begun = performance.now(); performance.now() - begun < sliceMs;) {
      const step = steps.next()
      if (step.done) return step.value
    }
    await sleep(sliceMs)
    if (performance.now() - held < holdMs) continue
    if (hold && !(await hold())) return undefined
    held = performance.now()
  }
  return undefined
}

/** Learns anew from what people chose, where enough new choices came; returns what was learnt. */
export async function learnAnew(house: House, learning: Learning = {}): Promise<string[]> {
  const calls = roomOf(house, casework)
  const caller = () => ({ actor: { kind: 'system' as const }, commandId: newId() })
  const learnt: string[] = []
  for (const kind of learners) {
    const found = await calls('choices', { kind }, caller())
    if (!found.ok || !found.value.choices) continue
    const taught = await inSlices(teach(found.value.choices), learning)
    if (!taught) break
    const model = taught.learnt && Buffer.from(pack(taught.learnt)).toString('base64')
    await calls('keepLearnt', { kind, report: taught.report, model }, caller())
    learnt.push(kind)
  }
  return learnt
}
