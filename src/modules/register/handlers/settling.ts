import { whoOf } from '#kernel/audit'
import { narrow } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { directoryOf, type Unit } from '#kernel/org/directory'
import { ok, refuse } from '#kernel/result'
import { systemScope } from '#kernel/rights'
import { iso } from '#kernel/time'
import { nameOf, replay, type Fact, type InForce, type Outcome, type Told } from '../rules.ts'
import { dropAccounts, findAccount, historyOf, settleAccount, type AccountRow, type FactRow } from '../store/facts.ts'
import { findMerge, insertMerge, undoMerge } from '../store/merges.ts'
import {
  findSubjects,
  giveMembers,
  householdsOf,
  lockSubjects,
  remember,
  setMerged,
  updateFacts,
  type SubjectRow,
} from '../store/subjects.ts'
import { elementOf, openSubject, sightOf, subjectOf, type Sight } from './sight.ts'
import type { Input } from './subjects.ts'
import { findableOf, oweProposals, speaksFor, stewardOf, write, type Entry } from './writing.ts'

const wordOf = (element: string, fact: Fact, base: string | null, seen: string) => ({
  element,
  value: fact.v,
  seen,
  base,
  ...(fact.until ? { until: fact.until } : {}),
  ...(fact.basis ? { basis: fact.basis } : {}),
})

/** The side that a person chose is said anew, in that person's name: so it stands on every device that hears of it. */
async function sayAgain(ctx: Ctx, sight: Sight, account: AccountRow, row: SubjectRow, chosen: Fact): Promise<void> {
  const cur = row.facts[account.element]
  const words = [wordOf(account.element, chosen, cur?.h ?? null, chosen.seen)]
  await write(ctx, sight, [{ row, isNew: false, src: 'steward', words }])
}

/** The unit that must settle it, where the asker does not speak for it. */
async function othersWord(
  ctx: Ctx,
  sight: Sight,
  element: InForce | undefined,
  area: string,
): Promise<Unit | undefined> {
  if (element?.merge !== 'steward') return undefined
  const steward = stewardOf(await directoryOf(ctx.tx, ctx.tenant), element, area)
  return speaksFor(sight, steward, area) ? undefined : steward
}

export async function settle(ctx: Ctx, { account: id, choice, reason }: Input<'settle'>) {
  const account = await findAccount(ctx.tx, ctx.tenant, id)
  if (!account) return refuse('account-not-found')
  await lockSubjects(ctx.tx, ctx.tenant, [account.subject])
  const found = await openSubject(ctx, account.subject)
  if (!found.ok) return refuse('account-not-found')
  const row = found.value
  const sight = await sightOf(ctx)
  const element = elementOf(sight, account.element)
  const other = await othersWord(ctx, sight, element, row.area)
  if (other) return refuse('not-steward', { unit: other.name.zh })
  await settleAccount(ctx.tx, ctx.tenant, id, { choice, at: iso(ctx.now), who: whoOf(ctx.actor), reason })
  // a proposal that is not taken leaves what stands as it is
  if (element && (choice === 'other' || account.kind === 'two'))
    await sayAgain(ctx, sight, account, row, account[choice])
  await oweProposals(ctx, sight, row)
  const data = { account: id, element: account.element, choice }
  ctx.act({ subject: subjectOf(row.id), act: 'register.settle', data, reason })
  return ok({ subject: row.id })
}

/** What one subject is known for, as words for the other: each with its own clock, source and op. */
const wordsFrom = (gone: SubjectRow, kept: SubjectRow): Entry[] =>
  Object.entries(gone.facts).map(([element, fact]) => ({
    row: kept,
    isNew: false,
    src: fact.src,
    op: fact.op,
    words: [{ ...wordOf(element, fact, null, fact.seen), h: fact.h }],
  }))

/** Open memberships go over unless the kept one lives somewhere already; closed ones always. */
async function membersToGive(ctx: Ctx, gone: string, kept: string): Promise<string[]> {
  const all = await householdsOf(ctx.tx, ctx.tenant, [gone, kept])
  const lives = all.some((member) => member.person === kept && member.until === null)
  return all.filter((member) => member.person === gone && (member.until !== null || !lives)).map((member) => member.id)
}

export async function merge(ctx: Ctx, { subject: gone, into: kept, reason }: Input<'merge'>) {
  await lockSubjects(ctx.tx, ctx.tenant, [gone, kept])
  const found = await findSubjects(ctx.tx, ctx.tenant, [gone, kept])
  const [from, to] = [gone, kept].map((id) => found.find((row) => row.id === id && !row.merged_into))
  if (!from || !to || gone === kept) return refuse('subject-not-found')
  if (from.kind !== to.kind) return refuse('other-kind')
  const sight = await sightOf(ctx)
  const id = newId(ctx.now.epochMilliseconds)
  const at = iso(ctx.now)
  const outcomes: Record<string, Outcome> = {}
  let row = to
  // one after the other: each word meets what the ones before it have left
  for (const entry of wordsFrom(from, to)) {
    const [written] = await write(ctx, sight, [{ ...entry, row }], id)
    Object.assign(outcomes, written?.outcomes)
    row = (await findSubjects(ctx.tx, ctx.tenant, [kept]))[0] ?? row
  }
  const members = from.kind === 'person' ? await membersToGive(ctx, gone, kept) : []
  await giveMembers(ctx.tx, ctx.tenant, members, kept)
  await setMerged(ctx.tx, ctx.tenant, gone, kept, at)
  await remember(ctx.tx, [{ subject: gone, kind: from.kind, name: from.name, words: [] }])
  await insertMerge(ctx.tx, { tenant: ctx.tenant, id, kept, gone, members, at })
  for (const subject of [gone, kept])
    ctx.act({ subject: subjectOf(subject), act: 'register.merge', data: { merge: id, gone, kept }, reason })
  const list = Object.entries(outcomes).map(([element, outcome]) => ({ element, outcome }))
  return ok({ subject: kept, merge: id, outcomes: list })
}

const toldOf = (row: FactRow): Told => ({ ...row, by: row.who.id ?? null, outcome: row.outcome })

/** The facts of the kept one without what had come over. */
function without(sight: Sight, row: SubjectRow, history: readonly FactRow[], merge: string): SubjectRow['facts'] {
  const facts = { ...row.facts }
  for (const code of new Set(history.filter((one) => one.merge_id === merge).map((one) => one.element))) {
    const own = history.filter((one) => one.element === code && one.merge_id !== merge)
    const stands = replay(elementOf(sight, code)?.merge ?? 'lww', own.map(toldOf))
    if (stands) facts[code] = stands
    else delete facts[code]
  }
  return facts
}

/** What was put together comes apart again: what was said of either since then stays with the one of whom it was said. */
export async function unmerge(ctx: Ctx, { merge: id, reason }: Input<'unmerge'>) {
  const done = await findMerge(ctx.tx, ctx.tenant, id)
  if (!done || done.undone_at) return refuse('merge-not-found')
  await lockSubjects(ctx.tx, ctx.tenant, [done.kept, done.gone])
  await narrow(ctx.tx, systemScope(ctx.tenant))
  const found = await findSubjects(ctx.tx, ctx.tenant, [done.kept, done.gone])
  const [kept, gone] = [done.kept, done.gone].map((one) => found.find((row) => row.id === one))
  if (!kept || !gone) return refuse('merge-not-found')
  const sight = await sightOf(ctx)
  const at = iso(ctx.now)
  const history = await historyOf(ctx.tx, ctx.tenant, kept.id)
  const facts = without(sight, kept, history, id)
  const row = { ...kept, facts, name: nameOf(kept.kind, facts, kept.name) }
  await updateFacts(ctx.tx, ctx.tenant, at, [{ id: row.id, name: row.name, facts }])
  const ops = history.filter((one) => one.merge_id === id).map((one) => one.op)
  await dropAccounts(ctx.tx, ctx.tenant, kept.id, ops, { choice: 'undone', at, who: whoOf(ctx.actor), reason })
  await giveMembers(ctx.tx, ctx.tenant, done.members, gone.id)
  await setMerged(ctx.tx, ctx.tenant, gone.id, null, at)
  await undoMerge(ctx.tx, ctx.tenant, id, at)
  await remember(
    ctx.tx,
    [row, gone].map((one) => findableOf(ctx, sight, one)),
  )
  await oweProposals(ctx, sight, row)
  for (const subject of [gone.id, kept.id])
    ctx.act({ subject: subjectOf(subject), act: 'register.unmerge', data: { merge: id }, reason })
  return ok({ subject: kept.id, gone: gone.id })
}
