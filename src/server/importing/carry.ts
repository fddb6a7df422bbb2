import { roomOf, type House } from '#kernel/house'
import { newId } from '#kernel/id'
import { casework } from '#casework/contract'
import { tableOf } from './category-words.ts'
import type { ImportFolder } from './folder.ts'
import { planOf, type Plan } from './plan.ts'
import { importMessages, type End, type Imported, type Parts } from './run.ts'
import { Stopped } from './stopped.ts'

type Job = NonNullable<Extract<Awaited<ReturnType<ReturnType<typeof callsOf>['next']>>, { ok: true }>['value']>

const callsOf = (house: House) => {
  const call = roomOf(house, casework)
  const caller = () => ({ actor: { kind: 'system' as const }, commandId: newId() })
  return {
    next: () => call('importNext', {}, caller()),
    progress: (input: Parameters<typeof call<'importProgress'>>[1]) => call('importProgress', input, caller()),
  }
}

const none: Imported = { read: 0, added: 0, known: 0, rejected: 0, noted: {} }

/** What an earlier start of the same run had brought in is not new to this one, but it is to whoever began it. */
const onTopOf =
  (before: number) =>
  (done: Imported): Imported => ({ ...done, added: done.added + before, known: Math.max(0, done.known - before) })

const cannotRead = {
  zh: '文件已经不在服务器上了，请重新上传。',
  en: 'The file is no longer here; please send it again.',
}

async function runOne(parts: Omit<Parts, 'plan'>, file: string, mapping: Plan['mapping']): Promise<End> {
  try {
    return await importMessages({ ...parts, plan: await planOf(file, mapping, true) })
  } catch (error) {
    if (error instanceof Stopped) return { ...none, ended: 'stopped', why: error.said }
    const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isGone) return { ...none, ended: 'stopped', why: cannotRead }
    throw error
  }
}

/** What carries imports: it goes on until it is told to stop, or no longer holds what makes it the only one. */
export type Carrier = { house: House; folder: ImportFolder; stop: AbortSignal; keeps: () => Promise<boolean> }

async function carry({ house, folder, stop, keeps }: Carrier, job: Job): Promise<void> {
  const { progress } = callsOf(house)
  const halt = new AbortController()
  const lost = new AbortController()
  const whole = job.state === 'waiting' || job.isTrial ? onTopOf(0) : onTopOf(job.counts?.added ?? 0)
  let told = 0
  const tell = async ({ done, share }: { done: Imported; share: number }) => {
    if (performance.now() - told < 700 || halt.signal.aborted) return
    told = performance.now()
    const answer = await progress({ job: job.id, counts: whole(done), part: Math.min(1, share) })
    if (!answer.ok || !answer.value.goesOn) halt.abort()
    else if (!(await keeps())) lost.abort()
  }
  const { source, isHistory, isTrial } = job
  const categories = tableOf(job.categories)
  const parts = {
    house,
    source,
    categories,
    isHistory,
    isCheck: isTrial,
    rejects: folder.rejectsOf(job.id),
    onProgress: tell,
  }
  const both = AbortSignal.any([stop, halt.signal, lost.signal])
  const end = await runOne({ ...parts, stop: both }, folder.fileOf(job.id), job.mapping)
  const counts = whole({ read: end.read, added: end.added, known: end.known, rejected: end.rejected, noted: end.noted })
  // a server that stops leaves it running, and the next one goes on
  if (end.ended === 'cancelled' && !halt.signal.aborted) {
    await progress({ job: job.id, counts, part: 0 })
    return
  }
  await progress({ job: job.id, counts, part: end.ended === 'whole' ? 1 : 0, end: end.ended, why: end.why })
  if (end.ended === 'whole' && !isTrial) await folder.drop(job.id)
}

/** Carries on what the desk has begun, one file after the other. */
export async function carryImports(carrier: Carrier): Promise<void> {
  while (!carrier.stop.aborted && (await carrier.keeps())) {
    const next = await callsOf(carrier.house).next()
    if (!next.ok || !next.value) return
    await carry(carrier, next.value)
  }
}
