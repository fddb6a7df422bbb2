import { createHmac, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { gathering, inserting, later, rows, type Tx, type Writing } from '#kernel/db'
import type { Lang } from '#kernel/words'
import type { Channel, Status } from '../rules/acts.ts'
import type { Answer } from '../rules/answers.ts'
import { pairsOf } from '../rules/pairs.ts'

export type RequestRow = {
  id: string
  case_id: string
  number: string
  channel: Channel
  at: string
  text: string
  area: string
  place: string | null
  lat: number | null
  long: number | null
  anonymous: boolean
  on_behalf: boolean
  phoneless: boolean
  answers: Answer[] | null
}

export type NewRequest = RequestRow & { resident: string | null; source: string | null; writer: string | null }

/** No letter or digit that is mistaken for another when it is read aloud or copied by hand. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Eight of 31 signs: 8.5 × 10¹¹ codes, tried against one number at most sixty times a minute. */
export const newCode = (): string => Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('')

/** What is kept of a code. Spaces, dashes and small letters are how people copy it. */
export const fingerprintOf = (tenant: number, number: string, code: string): string =>
  createHmac('sha256', `${tenant}:${number}`).update(code.toUpperCase().replaceAll(/[\s-]/g, '')).digest('hex')

/** `20261124` and at least five digits: the day, then a number that runs on and never comes twice. */
export const numberOf = (day: string, n: number): string => day.replaceAll('-', '') + String(n).padStart(5, '0')

/** As many of them as are asked for, in one question. */
export const nextOfDays = async (tx: Tx, many: number): Promise<number[]> =>
  (
    await rows(
      sql<{ n: number }>`select nextval('casework.number_of_day') as n from generate_series(1, ${many}::int)`,
      tx,
    )
  ).map(({ n }) => n)

const drawn: number[] = []
const atOnce = 32

/** Drawn ahead, so that what is said need ask nothing before it is written; what a server has left at its end is never used. */
export async function nextOfDay(tx: Tx): Promise<number> {
  if (drawn.length === 0) drawn.push(...(await nextOfDays(tx, atOnce)))
  return drawn.shift() ?? 0
}

export const forgetDrawn = (): void => void drawn.splice(0)

const newRequests: Writing<NewRequest & { tenant: number }> = inserting('casework.request')

export const insertRequest = (tx: Tx, tenant: number, request: NewRequest) => newRequests(tx, { tenant, ...request })

export type Contact = {
  name?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  consent: boolean
}

/** The version of the privacy notice that the form shows. */
export const noticeVersion = '2026-11'

export const insertContact = (tx: Tx, tenant: number, contact: ContactRow) =>
  later(
    tx,
    sql`insert into casework.contact (tenant, request, name, phone, email, consent, notice, lang) values
    (${tenant}, ${contact.request}, ${contact.name}, ${contact.phone}, ${contact.email},
     ${contact.consent}, ${noticeVersion}, ${contact.lang})`,
  )

type NewKey = { number: string; secret: string; case_id: string; request: string }

export const keepKey = gathering<NewKey>((keys) => sql`select casework.keep_keys(${JSON.stringify(keys)})`)

type Key = { number: string; code?: string | undefined }
type Held = { case_id: string; request: string }

/** The request of a number, for whoever proves that it is theirs: by its code, or without one by being signed in. */
export async function findHeld(tx: Tx, tenant: number, { number, code }: Key) {
  const held =
    code === undefined
      ? sql<Held>`select case_id, id as request from casework.request where tenant = ${tenant} and number = ${number}
          and resident = (select nullif(current_setting('app.person', true), ''))`
      : sql<Held>`select case_id, request from casework.try_key(${number}, ${fingerprintOf(tenant, number, code)})`
  return (await rows(held, tx))[0]
}

export const requestsOf = (tx: Tx, tenant: number, caseId: string) =>
  rows(
    sql<RequestRow>`select id, case_id, number, channel, at, text, area, place, lat, long, anonymous, on_behalf, phoneless,
        answers
      from casework.request where tenant = ${tenant} and case_id = ${caseId} order by at, id`,
    tx,
  )

/** What was said first in each of these cases, as far as it has not been covered: a list shows no more than the page. */
export const firstWords = async (tx: Tx, tenant: number, cases: readonly string[]): Promise<Map<string, string>> => {
  const found = await rows(
    sql<{ case_id: string; text: string }>`select distinct on (r.case_id) r.case_id, coalesce(
        (select a.data ->> 'text' from kernel.act a where a.tenant = r.tenant and a.subject = 'case:' || r.case_id
          and a.act = 'casework.redact' and a.data ->> 'target' = r.id::text order by a.n desc limit 1), r.text) as text
      from casework.request r where r.tenant = ${tenant} and r.case_id = any(${[...cases]}::uuid[])
      order by r.case_id, r.at, r.id`,
    tx,
  )
  return new Map(found.map((row) => [row.case_id, row.text]))
}

type OwnRequest = { number: string; text: string; public_title: string | null; at: string; status: Status }

/** What the resident said whose view the transaction has, newest first, and where it stands. */
export const ownRequests = (tx: Tx) =>
  rows(sql<OwnRequest>`select number, text, public_title, at, status from casework.own()`, tx)

export type ContactRow = {
  request: string
  number: string
  name: string | null
  phone: string | null
  email: string | null
  consent: boolean
  /** The tongue in which they are written to, whoever's act the letter tells of. */
  lang: Lang
  /** What opens the request, for the one letter that tells it. */
  code?: string
}

export const contactsOf = (tx: Tx, tenant: number, caseId: string) =>
  rows(
    sql<ContactRow>`select k.request, r.number, k.name, k.phone, k.email, k.consent, k.lang from casework.contact k
      join casework.request r on r.tenant = k.tenant and r.id = k.request
      where k.tenant = ${tenant} and r.case_id = ${caseId}`,
    tx,
  )

/** Which of these names of rows elsewhere have come in already. */
export const knownSources = async (tx: Tx, tenant: number, sources: readonly string[]): Promise<Set<string>> => {
  const found = await rows(
    sql<{ source: string }>`select source from casework.request
      where tenant = ${tenant} and source = any(${[...sources]}::text[])`,
    tx,
  )
  return new Set(found.map(({ source }) => source))
}

/** The number of what came in under one of these marks, after an instant where there is one. */
export const findReported = async (tx: Tx, tenant: number, marks: readonly string[], since: string | null) => {
  const found = await rows(
    sql<{ number: string }>`select number from casework.request
      where tenant = ${tenant} and source = any(${[...marks]}::text[]) and (${since}::timestamptz is null or at > ${since})
      order by at desc limit 1`,
    tx,
  )
  return found[0]?.number
}

/** Moves requests, with their files and keys, to another case. */
export async function moveRequests(tx: Tx, tenant: number, requests: readonly string[], to: string): Promise<void> {
  await later(
    tx,
    sql`update casework.request set case_id = ${to}
    where tenant = ${tenant} and id = any(${[...requests]}::uuid[])`,
  )
  await later(
    tx,
    sql`update casework.attachment set case_id = ${to}
    where tenant = ${tenant} and request = any(${[...requests]}::uuid[])`,
  )
  await later(tx, sql`select casework.move_key(r, ${to}) from unnest(${[...requests]}::uuid[]) r`)
}

// ---- words -----------------------------------------------------------------------------------------------------------

export const quoted = (pair: string): string => `'${pair.replaceAll("'", "''")}'`

type Words = { case_id: string; area: string; words: string }

const remembering = gathering<Words>((all) => sql`select casework.remember_all(${JSON.stringify(all)})`)

export const rememberWords = (tx: Tx, caseId: string, area: string, text: string) =>
  remembering(tx, { case_id: caseId, area, words: pairsOf(text).slice(0, 2000).map(quoted).join(' ') })

/** The cases whose words hold every pair of the text (`all`) or any of them, newest first. */
export async function foundCases(tx: Tx, text: string, match: 'all' | 'any', most = 2000): Promise<string[]> {
  const pairs = pairsOf(text).slice(0, 60)
  if (pairs.length === 0) return []
  const query = pairs.map(quoted).join(match === 'all' ? ' & ' : ' | ')
  const found = await rows(sql<{ id: string }>`select found as id from casework.found(${query}::tsquery, ${most})`, tx)
  return found.map((row) => row.id)
}
