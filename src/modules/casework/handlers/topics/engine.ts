import { setImmediate as othersFirst } from 'node:timers/promises'
import { iso } from '#kernel/time'
import type { Ctx } from '#kernel/house'
import type { Background, Told } from '../../rules/topics/background.ts'
import { reader } from '../../rules/topics/group.ts'
import { makeThreads, type Apart, type Member, type Threads } from '../../rules/topics/threads.ts'
import {
  apartPairs,
  findBackground,
  markOf,
  membersAfter,
  type KnownMember,
  type ToldRow,
} from '../../store/threads.ts'
import { titleOf } from '../intake.ts'

export type Engine = { threads: Threads; background: Background }

const page = 500
const nothingLearnt: Background = { texts: 0, terms: new Map() }

/** The title of a request is its case’s where it began it, else its own first sentence; the place it names goes with it. */
export function toldOf({ id, text, at, area, place, title, writer, category }: ToldRow): Told {
  const named = title ?? titleOf({ text })
  const where = place && !named.includes(place) ? `（${place}）` : ''
  return { id, writer, at, area, category: category ?? '', detail: text, title: named + where }
}

/** What was learnt; nothing where nothing was, or where only the whole county may know. */
export const backgroundFor = async (ctx: Ctx): Promise<Background> =>
  (await findBackground(ctx.tx, ctx.tenant)) ?? nothingLearnt

type Found = { members: Member[]; kept: boolean }

async function knownThreads(ctx: Ctx): Promise<Map<string, Found>> {
  const known = new Map<string, Found>()
  const now = iso(ctx.now)
  let after: string | null = null
  for (;;) {
    const found: KnownMember[] = await membersAfter(ctx.tx, ctx.tenant, now, after, page)
    for (const row of found) {
      const thread = known.get(row.thread) ?? { members: [], kept: row.kept === true }
      thread.members.push({ told: toldOf(row), why: row.why })
      known.set(row.thread, thread)
    }
    after = found.at(-1)?.id ?? null
    if (!after) return known
  }
}

async function apartOf(ctx: Ctx): Promise<Apart> {
  const of = Map.groupBy(await apartPairs(ctx.tx, ctx.tenant), ({ request }) => request)
  return new Map([...of].map(([request, pairs]) => [request, new Set(pairs.map(({ thread }) => thread))]))
}

/** So many threads are taken in before others are served: a year of a large county takes half a minute. */
const portion = 200

async function load(ctx: Ctx): Promise<Engine> {
  const background = await backgroundFor(ctx)
  const threads = makeThreads(background, reader, await apartOf(ctx))
  let n = 0
  for (const [id, { members, kept }] of await knownThreads(ctx)) {
    threads.restore(id, members, kept)
    n += 1
    if (n % portion === 0) await othersFirst()
  }
  return { threads, background }
}

/** What was loaded, and by what it is seen that nobody changed it since: reading all threads takes a while. */
// the house alone works on it: whoever sees a part of the county would load a part of its threads
let held: { mark: string; engine: Engine } | undefined

/** The threads as they stand: loaded again where somebody decided about one meanwhile. */
async function loaded(ctx: Ctx): Promise<Engine> {
  for (;;) {
    const mark = await markOf(ctx.tx, ctx.tenant)
    if (held?.mark === mark) return held.engine
    held = undefined
    const engine = await load(ctx)
    if ((await markOf(ctx.tx, ctx.tenant)) === mark) return engine
  }
}

/** Works on the threads as they stand. What they became is kept for the next time only where nothing went wrong. */
export async function withThreads<T>(ctx: Ctx, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await loaded(ctx)
  held = undefined
  const done = await work(engine)
  held = { mark: await markOf(ctx.tx, ctx.tenant), engine }
  return done
}
