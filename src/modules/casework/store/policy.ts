import { sql } from 'kysely'
import { cached } from '#kernel/cached'
import { later, rows, type Tx } from '#kernel/db'
import type { Said } from '#kernel/words'
import type { CategoryForm } from '../rules/answers.ts'
import type { RuleRow, RuleVersion } from '../rules/clocks.ts'
import type { ReplyWords } from '../rules/reply-check.ts'
import type { AlarmWords } from '../rules/urgency.ts'

export type Category = { code: string; parent: string | null; name: Said }
export type Rule = RuleVersion & { id: string }
export type Template = { id: string; category: string | null; title: string; text: string }
/** What the policy pack knows of how people speak, a table for each tongue, and whom to call in danger. */
export type PackWords = {
  alarm: readonly AlarmWords[]
  reply: readonly ReplyWords[]
  emergency: readonly { number: string; name: Said }[]
}
/** `versions`: every rule that was ever laid down, the oldest first. */
export type Policy = {
  versions: readonly Rule[]
  categories: readonly Category[]
  words: PackWords
  forms: ReadonlyMap<string, CategoryForm>
  /** When categories and their forms were last changed; null: they are as the policy pack brought them. */
  changedAt: string | null
}

const noWords: PackWords = { alarm: [], reply: [], emergency: [] }

async function read(tenant: number, tx: Tx): Promise<Policy> {
  const versions = await rows(
    sql<Rule>`select id, category, urgency, rule, since from casework.deadline_rule
      where tenant = ${tenant} order by since, category, urgency, id`,
    tx,
  )
  const categories = await rows(
    sql<Category>`select code, parent, name from casework.category
      where tenant = ${tenant} and closed_at is null order by code`,
    tx,
  )
  const words = await rows(
    sql<{ name: string; words: unknown }>`select name, words from casework.pack_words where tenant = ${tenant}`,
    tx,
  )
  const forms = await rows(
    sql<{ category: string; form: CategoryForm; since: string }>`select distinct on (category) category, form, since
      from casework.category_form where tenant = ${tenant} order by category, since desc, id desc`,
    tx,
  )
  const [last] = await rows(
    sql<{ at: string | null }>`select max(changed_at) as at from casework.category where tenant = ${tenant}`,
    tx,
  )
  const changes = [last?.at ?? null, ...forms.map(({ since }) => since)].filter((at) => at !== null)
  return {
    versions,
    categories,
    forms: new Map(forms.map(({ category, form }) => [category, form])),
    changedAt: changes.toSorted().at(-1) ?? null,
    words: { ...noWords, ...Object.fromEntries(words.map((row) => [row.name, row.words])) },
  }
}

const kept = cached(read)

const blank: CategoryForm = { description: null, keywords: [], attributes: [] }

/** What a category asks; nothing where nobody has said, and nothing of one that is only a heading by now. */
export const formOf = (policy: Policy, category: string | undefined): CategoryForm => {
  const isHeading = policy.categories.some(({ parent }) => parent !== null && parent === category)
  return (!isHeading && policy.forms.get(category ?? '')) || blank
}

/** The deadline rules, as they are and as they were, the categories and what they ask, and the words of the policy pack. */
export const policyOf = (tx: Tx, tenant: number): Promise<Policy> => kept.get(tenant, tx)
export const knowsCategory = (policy: Policy, code: string): boolean =>
  policy.categories.some((category) => category.code === code)
export const forgetPolicy = (): void => kept.forget()

export const insertRule = (tx: Tx, tenant: number, id: string, row: RuleRow, since: string) =>
  later(
    tx,
    sql`insert into casework.deadline_rule (tenant, id, category, urgency, rule, since)
    values (${tenant}, ${id}, ${row.category}, ${row.urgency}, ${JSON.stringify(row.rule)}, ${since})`,
  )

export const insertForm = (
  tx: Tx,
  tenant: number,
  row: { id: string; category: string; form: CategoryForm; since: string },
) =>
  later(
    tx,
    sql`insert into casework.category_form (tenant, id, category, form, since)
    values (${tenant}, ${row.id}, ${row.category}, ${JSON.stringify(row.form)}, ${row.since})`,
  )

export const upsertCategory = (tx: Tx, tenant: number, category: Category, at: string, gone: boolean) =>
  later(
    tx,
    sql`insert into casework.category (tenant, code, parent, name, closed_at, changed_at)
    values (${tenant}, ${category.code}, ${category.parent}, ${JSON.stringify(category.name)}, ${gone ? at : null},
      ${at})
    on conflict (tenant, code) do update set parent = excluded.parent, name = excluded.name,
      closed_at = excluded.closed_at, changed_at = excluded.changed_at`,
  )

export const listTemplates = (tx: Tx, tenant: number) =>
  rows(
    sql<Template>`select id, category, title, text from casework.template
      where tenant = ${tenant} and closed_at is null order by title`,
    tx,
  )

export const upsertTemplate = (tx: Tx, tenant: number, template: Template, closedAt: string | null) =>
  later(
    tx,
    sql`insert into casework.template (tenant, id, category, title, text, closed_at)
    values (${tenant}, ${template.id}, ${template.category}, ${template.title}, ${template.text}, ${closedAt})
    on conflict (tenant, id) do update set category = excluded.category, title = excluded.title, text = excluded.text,
      closed_at = excluded.closed_at`,
  )
