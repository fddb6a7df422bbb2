import { actsOf } from '#kernel/audit'
import type { Ctx } from '#kernel/house'
import { directoryOf } from '#kernel/org/directory'
import { ok, refuse } from '#kernel/result'
import type { Said } from '#kernel/words'
import { questionOf } from '../found-by.ts'
import { inReadingOrder, isCategory, levelOf, may, momentOf, type Fact } from '../rules.ts'
import type { channels, leavings, purposes, relations } from '../shapes.ts'
import { consentsOf, type ConsentRow } from '../store/consents.ts'
import { accountsOf, historyOf, listAccounts, type AccountRow } from '../store/facts.ts'
import { mergesOf } from '../store/merges.ts'
import {
  householdsOf,
  membersOf,
  newestSubjects,
  searchSubjects,
  type MemberRow,
  type SubjectRow,
} from '../store/subjects.ts'
import {
  consentHolds,
  consentsFor,
  factView,
  listed,
  namesOf,
  ofChild,
  rests,
  showOpen,
  type Consents,
} from './shown.ts'
import { elementOf, maySettle, mayWrite, openSubject, sightOf, subjectOf, type Sight } from './sight.ts'
import type { Input } from './subjects.ts'

const wholeNumber = /\d{8,}/

/** Without a word nothing has to be looked up in the index where all of the county is asked for. */
const find = (ctx: Ctx, asked: string | null, { kind, text = '' }: Input<'search'>, limit: number) =>
  asked === null
    ? newestSubjects(ctx.tx, ctx.tenant, kind, limit)
    : searchSubjects(ctx.tx, ctx.tenant, { asked, kind, exact: text, limit })

const print = (ctx: Ctx) => (text: string) => ctx.vault.fingerprint(text, 'register')

/** Their own area where nothing is asked: a worker's list begins with the worker's people. */
const areaOf = (sight: Sight, area: string | undefined): string | undefined => {
  const [own, ...more] = new Set(
    sight.posts.filter((post) => post.capabilities.includes('register.read')).map((post) => post.area),
  )
  return area ?? (more.length === 0 ? own : undefined)
}

export async function search(ctx: Ctx, input: Input<'search'>) {
  const { text, area, category, limit } = input
  if (text && wholeNumber.test(text.replaceAll(/[\s-]/g, ''))) return refuse('number-whole')
  const sight = await sightOf(ctx)
  const element = category === undefined ? undefined : elementOf(sight, category)
  if (category !== undefined && !(element && isCategory(element)))
    return refuse('element-not-found', { element: category })
  if (element && element.sensitivity >= 2) return refuse('purpose-needed')
  const question = questionOf({ text, area: areaOf(sight, area), category }, print(ctx))
  const found = await find(ctx, question, input, limit + 1)
  return ok({ subjects: await listed(ctx, sight, found.slice(0, limit)), more: found.length > limit })
}

export const memberView = (member: MemberRow) => ({
  id: member.id,
  household: member.household,
  householdName: member.household_name,
  person: member.person,
  personName: member.person_name,
  relation: member.relation as (typeof relations)[number],
  isHead: member.is_head,
  since: member.since,
  until: member.until,
  whyOut: member.why_out as (typeof leavings)[number] | null,
})

const sideOf = (
  sight: Sight,
  element: string,
  fact: Fact,
  level: number,
  names: Map<string, string>,
  consents: Consents,
  at: string,
) => {
  const known = elementOf(sight, element)
  const shown = known
    ? showOpen(known, fact.v, level, rests(fact.basis, consents))
    : { text: { zh: '已停用的数据项', en: 'A retired element' }, withheld: true }
  return {
    text: shown.text,
    withheld: shown.withheld,
    who: (fact.by && names.get(fact.by)) ?? null,
    source: fact.src,
    seen: fact.seen,
    at,
  }
}

async function accountViews(
  ctx: Ctx,
  sight: Sight,
  found: readonly AccountRow[],
  levelIn: (account: AccountRow) => number,
) {
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const sides = found.flatMap(({ stands, other }) => [stands, other])
  const names = await namesOf(
    ctx.tx,
    ctx.tenant,
    sides.map((side) => side.by),
  )
  const consents = await consentsFor(ctx, [...new Set(found.map(({ subject }) => subject))], sight.today)
  return found.map((account) => {
    const element = elementOf(sight, account.element)
    return {
      id: account.id,
      subject: account.subject,
      subjectName: account.subject_name,
      element: account.element,
      label: element ? { zh: element.zh, en: element.en } : { zh: account.element, en: account.element },
      kind: account.kind,
      at: account.at,
      sides: [account.stands, account.other].map((side) =>
        sideOf(sight, account.element, side, levelIn(account), names, consents, momentOf(side.h)),
      ),
      unit: account.unit ? (directory.unit(account.unit)?.name ?? null) : null,
    }
  })
}

const consentView = (sight: Sight, consent: ConsentRow) => ({
  id: consent.id,
  purpose: consent.purpose as (typeof purposes)[number],
  elements: consent.elements.map((code): Said => elementOf(sight, code) ?? { zh: code, en: code }),
  wording: consent.wording,
  channel: consent.channel as (typeof channels)[number],
  since: consent.since,
  until: consent.until,
  standing: consent.withdrawn_at
    ? ('withdrawn' as const)
    : consentHolds(consent, sight.today)
      ? ('valid' as const)
      : ('ended' as const),
})

const levelsOf = (sight: Sight, area: string): number[] =>
  ([2, 3] as const).filter((level) => may(sight.posts, `register.sensitive-${level}`, area))

async function factsOf(ctx: Ctx, sight: Sight, row: SubjectRow) {
  const known = inReadingOrder(row.kind, Object.keys(row.facts)).flatMap((code) => {
    const [element, fact] = [elementOf(sight, code), row.facts[code]]
    return element && fact ? [{ element, fact }] : []
  })
  const names = await namesOf(
    ctx.tx,
    ctx.tenant,
    known.map(({ fact }) => fact.by),
  )
  const consents = await consentsFor(ctx, [row.id], sight.today)
  return known.map(({ element, fact }) => factView(sight, row, element, fact, names, consents))
}

export async function subject(ctx: Ctx, { subject: id }: Input<'subject'>) {
  const found = await openSubject(ctx, id)
  if (!found.ok) return found
  const row = found.value
  const sight = await sightOf(ctx)
  const child = ofChild(row, sight.today)
  const open = await accountsOf(ctx.tx, ctx.tenant, id)
  const merges = await mergesOf(ctx.tx, ctx.tenant, id)
  const members =
    row.kind === 'household' ? await membersOf(ctx.tx, ctx.tenant, id) : await householdsOf(ctx.tx, ctx.tenant, [id])
  return ok({
    subject: {
      id,
      kind: row.kind,
      name: row.name,
      area: row.area,
      areaName: row.area_name,
      mergedInto: row.merged_into,
      addedAt: row.added_at,
      changedAt: row.changed_at,
    },
    dict: sight.dictionary.version,
    facts: await factsOf(ctx, sight, row),
    accounts: await accountViews(ctx, sight, open, (account) => levelWith(sight, account.element, child)),
    members: members.map(memberView),
    consents: (await consentsOf(ctx.tx, ctx.tenant, [id])).map((consent) => consentView(sight, consent)),
    merges: merges.map((merge) => ({
      id: merge.id,
      gone: merge.gone,
      goneName: merge.gone_name ?? '—',
      at: merge.at,
      undone: merge.undone_at !== null,
    })),
    may: { write: mayWrite(sight, row.area), settle: maySettle(sight, row.area), levels: levelsOf(sight, row.area) },
  })
}

const levelWith = (sight: Sight, code: string, child: boolean): number => {
  const element = elementOf(sight, code)
  return element ? levelOf(element, child) : 3
}

export async function history(ctx: Ctx, { subject: id, element: code }: Input<'history'>) {
  const found = await openSubject(ctx, id)
  if (!found.ok) return found
  const sight = await sightOf(ctx)
  const element = elementOf(sight, code)
  if (!element) return refuse('element-not-found', { element: code })
  const level = levelOf(element, ofChild(found.value, sight.today))
  const consents = await consentsFor(ctx, [id], sight.today)
  const entries = await historyOf(ctx.tx, ctx.tenant, id, [code])
  return ok({
    entries: entries.map((entry) => {
      const { text, withheld } = showOpen(element, entry.value, level, rests(entry.basis ?? undefined, consents))
      const { who_name: who, source, seen, at } = entry
      return { text, withheld, who, source, seen, at, outcome: entry.outcome }
    }),
  })
}

const mostAccounts = 200

/** In a list nobody has been looked at: of whoever may be a child, what is personal is masked as of everybody. */
export async function accounts(ctx: Ctx) {
  const sight = await sightOf(ctx)
  const found = await listAccounts(ctx.tx, ctx.tenant, mostAccounts)
  return ok({ accounts: await accountViews(ctx, sight, found, ({ element }) => levelWith(sight, element, true)) })
}

type Looked = { purpose: (typeof purposes)[number]; shown: string[]; withheld: string[]; unit: string | null }

/** Who looked at what is sensitive, or tried to, for what; the newest first. */
export async function readings(ctx: Ctx, { subject: id }: Input<'readings'>) {
  const found = await openSubject(ctx, id)
  if (!found.ok) return found
  const sight = await sightOf(ctx)
  const looks = ['register.reveal', 'register.searchFor']
  const acts = (await actsOf(ctx.tx, ctx.tenant, subjectOf(id))).filter((act) => looks.includes(act.act)).toReversed()
  const names = await namesOf(
    ctx.tx,
    ctx.tenant,
    acts.map((act) => act.who.id),
  )
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const label = (code: string): Said => elementOf(sight, code) ?? { zh: code, en: code }
  return ok({
    readings: acts.slice(0, 500).map((act) => {
      const { purpose, shown, withheld, unit } = act.data as Looked
      return {
        at: act.at,
        who: (act.who.id && names.get(act.who.id)) ?? null,
        unit: unit ? (directory.unit(unit)?.name ?? null) : null,
        purpose,
        note: act.reason ?? '',
        shown: shown.map(label),
        withheld: withheld.map(label),
      }
    }),
  })
}
