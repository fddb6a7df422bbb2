import type { z } from 'zod'
import type { Ctx } from '#kernel/house'
import { ok, refuse } from '#kernel/result'
import { iso } from '#kernel/time'
import type { importJobs as calls } from '../contract/import-jobs.ts'
import {
  beginImport,
  insertImport,
  listImports,
  lockImport,
  nextImport,
  noteProgress,
  setState,
  type ImportJob,
  type State,
} from '../store/import-jobs.ts'
import { policyOf } from '../store/policy.ts'
import { keepsCounty } from './upkeep.ts'

type Input<Name extends keyof typeof calls> = z.output<(typeof calls)[Name]['input']>

const underWay: readonly State[] = ['waiting', 'running', 'stopping']

export const jobs = async (ctx: Ctx) => ok({ jobs: await listImports(ctx.tx, ctx.tenant) })

export async function note(ctx: Ctx, { job: id, by, ...file }: Input<'noteImport'>) {
  await insertImport(ctx.tx, ctx.tenant, { id, ...file }, by, iso(ctx.now))
  ctx.act({ subject: `import:${id}`, act: 'casework.noteImport', data: { name: file.name, bytes: file.bytes, by } })
  return ok({ job: id })
}

const isWhole = ({ header }: ImportJob, { mapping }: Input<'startImport'>): boolean =>
  [mapping.id, mapping.time, mapping.text].every((column) => column !== undefined) &&
  Object.values(mapping).every((column) => header.includes(column))

export async function start(ctx: Ctx, input: Input<'startImport'>) {
  if (!keepsCounty(ctx)) return refuse('no-right')
  const { job: id, ...begun } = input
  const job = await lockImport(ctx.tx, ctx.tenant, id)
  if (!job) return refuse('import-not-found')
  if (underWay.includes(job.state)) return refuse('import-runs')
  if (job.state === 'done') return refuse('import-over')
  if (!isWhole(job, input)) return refuse('columns-missing')
  const known = new Set((await policyOf(ctx.tx, ctx.tenant)).categories.map(({ code }) => code))
  if (input.categories.some(({ category }) => !known.has(category))) return refuse('category-not-found')
  await beginImport(ctx.tx, ctx.tenant, id, begun, iso(ctx.now))
  ctx.act({ subject: `import:${id}`, act: 'casework.startImport', data: begun })
  return ok({ job: id })
}

export async function stop(ctx: Ctx, { job: id }: Input<'stopImport'>) {
  if (!keepsCounty(ctx)) return refuse('no-right')
  const job = await lockImport(ctx.tx, ctx.tenant, id)
  if (!job) return refuse('import-not-found')
  if (!underWay.includes(job.state)) return refuse('import-rests')
  await setState(ctx.tx, ctx.tenant, id, job.state === 'waiting' ? 'cancelled' : 'stopping')
  ctx.act({ subject: `import:${id}`, act: 'casework.stopImport', data: {} })
  return ok({ job: id })
}

export const next = async (ctx: Ctx) => ok((await nextImport(ctx.tx, ctx.tenant)) ?? null)

const stateAt = (job: ImportJob, end: Input<'importProgress'>['end']): State => {
  if (end === undefined) return job.state === 'stopping' ? 'stopping' : 'running'
  if (end === 'whole') return job.isTrial ? 'tried' : 'done'
  return end
}

/** An end is an act; how far it has come between is only noted. */
export async function progress(ctx: Ctx, { job: id, counts, part, end, why }: Input<'importProgress'>) {
  const job = await lockImport(ctx.tx, ctx.tenant, id)
  if (!job) return refuse('import-not-found')
  const state = stateAt(job, end)
  await noteProgress(ctx.tx, ctx.tenant, id, { counts, part, why, state })
  if (end) ctx.act({ subject: `import:${id}`, act: 'casework.importProgress', data: { state, counts } })
  return ok({ goesOn: state === 'running' })
}
