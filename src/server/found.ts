import { iso } from '#kernel/time'
import { sql } from 'kysely'
import { transact, type Db, type Tx } from '#kernel/db'
import { newId } from '#kernel/id'
import { systemScope } from '#kernel/rights'
import { chinaBase, shippedYears } from '#kernel/worktime/pack'
import { saveCalendar, saveYears } from '#kernel/worktime/store'
import type { Said } from '#kernel/words'
import { foundDictionary } from '#register'
import { alarmEn } from './pack-cn/alarm-en.ts'
import { alarmZh } from './pack-cn/alarm-zh.ts'
import { categories, complaintKinds, deadlineRules, emergency, templates } from './pack-cn/casework.ts'
import { dictionary } from './pack-cn/dictionary.ts'
import { replyEn } from './pack-cn/reply-en.ts'
import { replyZh } from './pack-cn/reply-zh.ts'
import { roles } from './pack-cn/roles.ts'

/** Rule A1: a deployment belongs to a county or district; streets and communities are units inside it. */
export const isCounty = (code: string): boolean => /^[1-9]\d{5}$/.test(code)

const insertAll = async (tx: Tx, table: string, list: readonly Record<string, unknown>[]): Promise<void> => {
  if (list.length > 0)
    await tx
      .insertInto(table)
      .values([...list])
      .onConflict((oc) => oc.doNothing())
      .execute()
}

const json = (value: unknown): string => JSON.stringify(value)

/** The pack's word tables are the release's: a county that stands already gets the new ones at its next start. */
const packWords = { alarm: [alarmZh, alarmEn], reply: [replyZh, replyEn], emergency }

const renewWords = (tx: Tx, tenant: number) =>
  tx
    .insertInto('casework.pack_words')
    .values(Object.entries(packWords).map(([name, words]) => ({ tenant, name, words: json(words) })))
    .onConflict((oc) => oc.columns(['tenant', 'name']).doUpdateSet((eb) => ({ words: eb.ref('excluded.words') })))
    .execute()

/** Puts the policy pack's roles, calendar, categories and rules into an empty county, once. Returns false if it stands already. */
export async function foundCounty(db: Db, tenant: number, name: Said, at: Temporal.Instant): Promise<boolean> {
  if (!isCounty(String(tenant))) throw new Error('A1: the tenant is a county or district, six digits')
  const now = iso(at)
  const years = await shippedYears()
  return transact(db, systemScope(tenant), async (tx) => {
    await renewWords(tx, tenant)
    await foundDictionary(tx, tenant, dictionary, now)
    const before = await sql`select 1 from kernel.area where tenant = ${tenant} and path = ${String(tenant)}`.execute(
      tx,
    )
    if (before.rows.length > 0) return false
    await insertAll(tx, 'kernel.area', [
      { tenant, path: String(tenant), code: String(tenant), level: 'county', name: json(name) },
    ])
    await insertAll(
      tx,
      'kernel.role',
      roles.map((role) => ({ ...role, tenant, name: json(role.name) })),
    )
    await insertAll(
      tx,
      'kernel.complaint_kind',
      complaintKinds.map((kind, i) => ({ tenant, kind, turn: i + 1 })),
    )
    await insertAll(
      tx,
      'casework.category',
      categories.map((category) => ({ ...category, tenant, name: json(category.name) })),
    )
    await insertAll(
      tx,
      'casework.deadline_rule',
      deadlineRules.map((row) => ({ ...row, tenant, id: newId(), rule: json(row.rule), since: now })),
    )
    await insertAll(
      tx,
      'casework.template',
      templates.map((template) => ({ ...template, tenant, id: newId() })),
    )
    await saveCalendar(tx, tenant, chinaBase)
    await saveYears(tx, tenant, chinaBase.id, years, now)
    return true
  })
}

/** The one unit that an empty county cannot do without: the centre that receives what is said. */
export async function foundCentre(db: Db, tenant: number, county: Said, at: Temporal.Instant): Promise<void> {
  await transact(db, systemScope(tenant), async (tx) => {
    const before = await sql`select 1 from kernel.unit where tenant = ${tenant} limit 1`.execute(tx)
    if (before.rows.length > 0) return
    const name = { zh: `${county.zh}诉求受理中心`, en: `${county.en} request centre` }
    const centre = { tenant, id: newId(at.epochMilliseconds), kind: 'centre', name: json(name), area: String(tenant) }
    await insertAll(tx, 'kernel.unit', [centre])
  })
}
