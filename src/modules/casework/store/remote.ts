import { sql } from 'kysely'
import { later, rows, type Tx } from '#kernel/db'
import type { postingStates, remoteFormats, remoteMedia } from '../shapes.ts'
import type { TheirQuestion } from '../rules/remote-answers.ts'
import type { Failure } from '../rules/remote-words.ts'

/** `questions` is missing from what was read before they were. */
export type TheirService = { code: string; name: string; questions?: TheirQuestion[] }

export type Remote = {
  unit: string
  url: string
  jurisdiction: string | null
  key_locked: string | null
  format: (typeof remoteFormats)[number]
  codes: Record<string, string>
  fallback: string | null
  services: TheirService[]
  media: (typeof remoteMedia)[number]
  answers: Record<string, string>
  catch_up: string | null
  has_updates: boolean
  tells_contact: boolean
  is_on: boolean
  check_asked: string | null
  checked_at: string | null
  check_failure: Failure | null
  read_at: string | null
  read_failure: Failure | null
  heard_until: string
}

export type PostingRow = {
  id: string
  case_id: string
  unit: string
  n: number
  kind: 'case' | 'update' | 'away'
  state: (typeof postingStates)[number]
  unclear: boolean
  tries: number
  created_at: string
  /** From when tries are counted. */
  since: string
  next_try: string
  failure: Failure | null
  theirs: string | null
  token: string | null
  notice: string | null
  heard: string[]
  sent_at: string | null
  read_at: string | null
}

const remoteColumns = sql`r.unit, r.url, r.jurisdiction, r.key_locked, r.format, r.codes, r.fallback, r.services,
  r.has_updates, r.tells_contact, r.is_on, r.check_asked, r.checked_at, r.check_failure, r.read_at, r.read_failure,
  r.heard_until, r.media, r.answers, r.catch_up`
const postingColumns = sql`p.id, p.case_id, p.unit, p.n, p.kind, p.state, p.unclear, p.tries, p.created_at, p.since, p.next_try,
  p.failure, p.theirs, p.token, p.notice, p.heard, p.sent_at, p.read_at`

export const findRemote = async (tx: Tx, tenant: number, unit: string): Promise<Remote | undefined> =>
  (
    await rows(
      sql<Remote>`select ${remoteColumns} from casework.remote r where r.tenant = ${tenant} and r.unit = ${unit}`,
      tx,
    )
  )[0]

type Setting = Pick<
  Remote,
  | 'unit'
  | 'url'
  | 'jurisdiction'
  | 'key_locked'
  | 'format'
  | 'codes'
  | 'fallback'
  | 'media'
  | 'answers'
  | 'has_updates'
  | 'tells_contact'
  | 'is_on'
>

/** What was read from another address says nothing about this one. */
export const upsertRemote = (tx: Tx, tenant: number, r: Setting, at: string) =>
  later(
    tx,
    sql`insert into casework.remote as r (tenant, unit, url, jurisdiction, key_locked, format, codes, fallback, has_updates,
      tells_contact, is_on, media, answers, read_next, heard_until)
    values (${tenant}, ${r.unit}, ${r.url}, ${r.jurisdiction}, ${r.key_locked}, ${r.format}, ${JSON.stringify(r.codes)},
      ${r.fallback}, ${r.has_updates}, ${r.tells_contact}, ${r.is_on}, ${r.media}, ${JSON.stringify(r.answers)}, ${at}, ${at})
    on conflict (tenant, unit) do update set url = excluded.url, jurisdiction = excluded.jurisdiction,
      key_locked = excluded.key_locked, format = excluded.format, codes = excluded.codes, fallback = excluded.fallback,
      has_updates = excluded.has_updates, tells_contact = excluded.tells_contact, is_on = excluded.is_on,
      media = excluded.media, answers = excluded.answers,
      services = case when r.url = excluded.url then r.services else '[]' end,
      check_failure = null, read_failure = null, read_next = excluded.read_next`,
  )

export const askCheck = (tx: Tx, tenant: number, unit: string, at: string) =>
  later(tx, sql`update casework.remote set check_asked = ${at} where tenant = ${tenant} and unit = ${unit}`)

/** A test that failed leaves the services that were read before. */
export const noteCheck = (
  tx: Tx,
  tenant: number,
  unit: string,
  at: string,
  { services, failure }: { services: readonly TheirService[]; failure: Failure | null },
) =>
  later(
    tx,
    sql`update casework.remote set check_asked = null, checked_at = ${at},
      check_failure = ${failure && JSON.stringify(failure)},
      services = case when ${failure === null} then ${JSON.stringify(services)}::jsonb else services end
    where tenant = ${tenant} and unit = ${unit}`,
  )

/** Minutes between two readings of one server. */
const pace = 5

export const noteReading = (
  tx: Tx,
  tenant: number,
  unit: string,
  at: string,
  { until, failure }: { until: string; failure: Failure | null },
) =>
  later(
    tx,
    sql`update casework.remote set read_next = ${at}::timestamptz + make_interval(mins => ${pace}),
      read_failure = ${failure && JSON.stringify(failure)},
      read_at = case when ${failure === null} then ${at}::timestamptz else read_at end,
      heard_until = case when ${failure === null} then ${until}::timestamptz else heard_until end
    where tenant = ${tenant} and unit = ${unit}`,
  )

export const checksAsked = (tx: Tx, tenant: number) =>
  rows(
    sql<Remote>`select ${remoteColumns} from casework.remote r
      where r.tenant = ${tenant} and r.check_asked is not null limit 10`,
    tx,
  )

export const readingsDue = (tx: Tx, tenant: number, at: string) =>
  rows(
    sql<Remote>`select ${remoteColumns} from casework.remote r
      where r.tenant = ${tenant} and r.is_on and r.read_next <= ${at} order by r.read_next limit 10`,
    tx,
  )

/** The last posting of each open case that the unit leads and its server knows; those read longest ago come first. */
export const knownThere = (tx: Tx, tenant: number, unit: string) =>
  rows(
    sql<{ posting: string; theirs: string }>`select p.id as posting, p.theirs from casework.posting p
      join casework."case" c on c.tenant = p.tenant and c.id = p.case_id and c.type = 'open' and c.lead = p.unit
      where p.tenant = ${tenant} and p.unit = ${unit} and p.kind = 'case' and p.theirs is not null
        and not exists (select 1 from casework.posting o where o.tenant = p.tenant and o.case_id = p.case_id
          and o.unit = p.unit and o.kind = 'case' and o.n > p.n)
      order by p.read_at nulls first limit 1000`,
    tx,
  )

export const noteFound = (tx: Tx, tenant: number, postings: readonly string[], at: string) =>
  later(
    tx,
    sql`update casework.posting set read_at = ${at}, state = case when state = 'sent' then 'acknowledged' else state end
    where tenant = ${tenant} and id = any(${[...postings]}::uuid[])`,
  )

export const insertPosting = (
  tx: Tx,
  tenant: number,
  p: Pick<PostingRow, 'id' | 'case_id' | 'unit' | 'n' | 'kind'>,
  at: string,
) =>
  later(
    tx,
    sql`insert into casework.posting (tenant, id, case_id, unit, n, kind, created_at, since, next_try)
    values (${tenant}, ${p.id}, ${p.case_id}, ${p.unit}, ${p.n}, ${p.kind}, ${at}, ${at}, ${at})`,
  )

/** All that was or is to be posted of a case to a unit's server, in the order of its acts. */
export const postingsOf = (tx: Tx, tenant: number, caseId: string, unit: string) =>
  rows(
    sql<PostingRow>`select ${postingColumns} from casework.posting p
      where p.tenant = ${tenant} and p.case_id = ${caseId} and p.unit = ${unit} order by p.n, p.id`,
    tx,
  )

export const findPosting = async (tx: Tx, tenant: number, id: string): Promise<PostingRow | undefined> =>
  (
    await rows(
      sql<PostingRow>`select ${postingColumns} from casework.posting p where p.tenant = ${tenant} and p.id = ${id}`,
      tx,
    )
  )[0]

/** A sender that dies leaves what it took to others after this many minutes; whether it arrived is then unclear. */
const lease = 5

/**
 * Takes what is due at units that still lead an open case, and the word to others that it is theirs no more. Words about
 * a case wait until it has a number there, and the younger for the older; the last word waits for none that cannot go now.
 */
export const take = (tx: Tx, tenant: number, at: string, limit: number) =>
  rows(
    sql<{ id: string }>`with due as materialized (
        select p.id from casework.posting p
          join casework.remote r on r.tenant = p.tenant and r.unit = p.unit and r.is_on
          join casework."case" c on c.tenant = p.tenant and c.id = p.case_id
            and (p.kind = 'away' or (c.type = 'open' and c.lead = p.unit))
        where p.tenant = ${tenant} and p.next_try <= ${at}
          and (p.state in ('waiting', 'sending') or (p.state = 'sent' and p.theirs is null and p.token is not null))
          and not exists (select 1 from casework.posting o where o.tenant = p.tenant and o.case_id = p.case_id
            and o.unit = p.unit and o.n < p.n
            and ((o.state = 'waiting' and p.kind <> 'away')
              or (o.state = 'sending' and (p.kind <> 'away' or o.next_try > ${at}))
              or (o.kind = 'case' and o.theirs is null and (p.kind <> 'case' or o.state = 'failed'))))
        order by p.next_try limit ${limit} for update of p skip locked)
      update casework.posting p set unclear = p.unclear or p.state = 'sending', tries = p.tries + 1,
        state = case when p.state = 'sent' then 'sent' else 'sending' end,
        next_try = ${at}::timestamptz + make_interval(mins => ${lease})
      from due where p.tenant = ${tenant} and p.id = due.id returning p.id`,
    tx,
  )

type Settled = Pick<PostingRow, 'state' | 'unclear' | 'failure' | 'theirs' | 'token' | 'notice'> & {
  sentAt: string | null
  nextTry: string | null
}

export const settlePosting = (tx: Tx, tenant: number, id: string, s: Settled) =>
  later(
    tx,
    sql`update casework.posting set state = ${s.state}, unclear = ${s.unclear},
      failure = ${s.failure && JSON.stringify(s.failure)}, theirs = ${s.theirs}, token = ${s.token}, notice = ${s.notice},
      sent_at = coalesce(sent_at, ${s.sentAt}::timestamptz), next_try = coalesce(${s.nextTry}::timestamptz, next_try)
    where tenant = ${tenant} and id = ${id}`,
  )

/** What waits or was given up is tried now, and counted anew. */
export const tryAgain = (tx: Tx, tenant: number, caseId: string, unit: string, at: string) =>
  later(
    tx,
    sql`update casework.posting set tries = 0, since = ${at}, next_try = ${at},
      state = case when token is null then 'waiting' else 'sent' end
    where tenant = ${tenant} and case_id = ${caseId} and unit = ${unit} and theirs is null and kind <> 'away'
      and (state in ('waiting', 'failed') or (state = 'sent' and token is not null))`,
  )

export const noteHeard = (tx: Tx, tenant: number, id: string, marks: readonly string[]) =>
  later(
    tx,
    sql`update casework.posting set heard = heard || ${[...marks]}::text[] where tenant = ${tenant} and id = ${id}`,
  )
