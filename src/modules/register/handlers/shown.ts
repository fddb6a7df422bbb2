import { sql } from 'kysely'
import { rows, type Tx } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import type { Said } from '#kernel/words'
import {
  birthOf,
  goodUntil,
  isChild,
  levelOf,
  mask,
  sayValue,
  tellingElements,
  type Basis,
  type Fact,
  type FactValue,
  type InForce,
} from '../rules.ts'
import { consentsOf, type ConsentRow } from '../store/consents.ts'
import { householdsOf, type MemberRow, type SubjectRow } from '../store/subjects.ts'
import type { Sight } from './sight.ts'

/** Names of the people who said something, by id. */
export async function namesOf(
  tx: Tx,
  tenant: number,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id): id is string => typeof id === 'string'))]
  if (known.length === 0) return new Map()
  const found = await rows(
    sql<{
      id: string
      name: string
    }>`select id, name from kernel.person where tenant = ${tenant} and id = any(${known}::uuid[])`,
    tx,
  )
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** The consents that hold today, by id. */
export type Consents = ReadonlyMap<string, ConsentRow>

export const consentHolds = ({ withdrawn_at, since, until }: ConsentRow, today: string): boolean =>
  withdrawn_at === null && since <= today && today <= until

export async function consentsFor(ctx: Ctx, subjects: readonly string[], today: string): Promise<Consents> {
  const all = await consentsOf(ctx.tx, ctx.tenant, subjects)
  return new Map(all.filter((one) => consentHolds(one, today)).map((one) => [one.id, one]))
}

/** A fact that rests on a consent is hidden when that has ended. */
export const rests = (basis: Basis | undefined, consents: Consents): boolean =>
  basis?.kind !== 'consent' || consents.has(basis.consent)

export const ofChild = ({ kind, facts }: SubjectRow, today: string): boolean =>
  kind === 'person' && isChild(birthOf(facts), today)

/** A value as it lies on an open page: what is sensitive is masked there for everybody. */
export function showOpen(
  element: InForce,
  value: FactValue,
  level: number,
  holds: boolean,
): { value: FactValue; text: Said; withheld: boolean } {
  if (!holds) return { value: null, text: { zh: '同意已到期或撤回', en: 'The consent has ended' }, withheld: true }
  if (level < 2) return { value, text: sayValue(element, value), withheld: false }
  const masked = mask(element.type, value)
  return { value: null, text: { zh: masked, en: masked }, withheld: true }
}

const said = ({ zh, en }: InForce): Said => ({ zh, en })

const basisText = (basis: Basis | undefined): string | null => (basis?.kind === 'duty' ? basis.clause : null)

/** One fact of a subject for the page, with its age and its source. */
export function factView(
  sight: Sight,
  row: SubjectRow,
  element: InForce,
  fact: Fact,
  names: Map<string, string>,
  consents: Consents,
) {
  const level = levelOf(element, ofChild(row, sight.today))
  const until = goodUntil(fact, element.goodForDays)
  return {
    element: element.code,
    label: said(element),
    level,
    ...showOpen(element, fact.v, level, rests(fact.basis, consents)),
    h: fact.h,
    who: (fact.by && names.get(fact.by)) ?? null,
    source: fact.src,
    seen: fact.seen,
    goodUntil: until,
    stale: until !== null && until < sight.today,
    basis: basisText(fact.basis),
  }
}

/** Subjects as a list shows them: what tells two of one name apart, masked where it is sensitive. */
export async function listed(ctx: Ctx, sight: Sight, found: readonly SubjectRow[]) {
  const people = found.filter(({ kind }) => kind === 'person').map(({ id }) => id)
  const homes = new Map<string, MemberRow>()
  if (people.length > 0)
    for (const member of await householdsOf(ctx.tx, ctx.tenant, people))
      if (member.until === null) homes.set(member.person, member)
  return found.map((row) => {
    const home = homes.get(row.id)
    return {
      id: row.id,
      kind: row.kind,
      name: row.name,
      area: row.area,
      areaName: row.area_name,
      lines: linesOf(sight, row),
      household: home ? { id: home.household, name: home.household_name } : null,
    }
  })
}

const linesOf = (sight: Sight, row: SubjectRow) =>
  tellingElements[row.kind].flatMap((code) => {
    const [element, fact] = [sight.dictionary.byCode.get(code), row.facts[code]]
    if (!element || !fact || fact.v === null || fact.basis?.kind === 'consent') return []
    const level = levelOf(element, ofChild(row, sight.today))
    return [{ element: code, label: said(element), text: showOpen(element, fact.v, level, true).text }]
  })
