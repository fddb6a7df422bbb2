import { iso } from './time.ts'
import { sql } from 'kysely'
import { later, rows, transact, type Db, type Tx } from './db.ts'
import { newId } from './id.ts'
import { systemScope } from './rights.ts'

export type Message = {
  channel: 'sms' | 'mail' | 'webhook'
  recipient: string
  /** What the message is for, e.g. `casework.claim`. */
  kind: string
  title: string
  body: string
  /** What it is about; two messages about one subject to one recipient arrive in the order in which they were written. */
  subject: string
  /** The unit from whose people the outbox keeps it. */
  keptFrom?: string | null
}

/** How somebody is written to: by telephone where there is one, else by mail; null where there is neither. */
export const wayTo = ({
  phone,
  email,
}: {
  phone: string | null
  email: string | null
}): Pick<Message, 'channel' | 'recipient'> | null => {
  if (phone) return { channel: 'sms', recipient: phone }
  return email ? { channel: 'mail', recipient: email } : null
}

export type Waiting = Message & { id: string; tries: number }
export type Adapter = (message: Waiting) => Promise<void>

/** Writes messages in the transaction of the change that causes them: both happen, or neither. */
export async function post(tx: Tx, tenant: number, messages: readonly Message[], at: string): Promise<void> {
  if (messages.length === 0) return
  // random within one millisecond, so the order of writing is given to them
  const ids = messages.map(() => newId(Date.parse(at))).sort()
  const values = messages.map(
    (m, i) => sql`(${tenant}, ${ids[i]}, ${m.channel}, ${m.recipient}, ${m.kind}, ${m.title}, ${m.body},
      ${m.subject}, ${m.keptFrom ?? null}, ${at}, ${at})`,
  )
  await later(
    tx,
    sql`insert into kernel.message (tenant, id, channel, recipient, kind, title, body, subject, kept_from, next_try,
      created_at)
    values ${sql.join(values)}`,
  )
}

/** Minutes until the next try, by the number of tries so far; after the last the message is given up and shown. */
const waits = [1, 5, 30, 60, 60, 120, 240, 480]
/** A sender that dies leaves its messages to others after this many minutes. */
const lease = 5
/** So many are sent side by side: with 50 at a time and slow receivers a sender is still done before its lease ends. */
const lanes = 5

/** What is due is chosen once: inside the update it might be chosen anew for each row, and more than `limit` go. */
const take = (tx: Tx, tenant: number, at: string, limit: number): Promise<Waiting[]> =>
  rows(
    sql<Waiting>`with due as materialized (
        select m.id from kernel.message m
        where m.tenant = ${tenant} and m.state in ('waiting', 'sending') and m.next_try <= ${at}
          and not exists (select 1 from kernel.message o where o.tenant = m.tenant and o.recipient = m.recipient
            and o.subject = m.subject and o.state in ('waiting', 'sending') and o.id < m.id)
        order by m.next_try limit ${limit} for update skip locked)
      update kernel.message m set state = 'sending', tries = tries + 1,
        next_try = ${at}::timestamptz + make_interval(mins => ${lease})
      from due where m.tenant = ${tenant} and m.id = due.id
      returning m.id, channel, recipient, kind, title, body, subject, tries`,
    tx,
  )

const settle = (tx: Tx, tenant: number, message: Waiting, at: string, failure: string | null) => {
  const wait = waits[message.tries - 1]
  const state = failure === null ? 'sent' : wait === undefined ? 'given-up' : 'waiting'
  return later(
    tx,
    sql`update kernel.message set state = ${state}, last_error = ${failure},
      sent_at = ${failure === null ? at : null}, next_try = ${at}::timestamptz + make_interval(mins => ${wait ?? 0})
    where tenant = ${tenant} and id = ${message.id} and state = 'sending' and tries = ${message.tries}`,
  )
}

/** Only the kind of failure is kept: an error's text may hold the recipient. */
const failureOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : 'failed'

/** Sends what is due and returns how many went out. Sending happens outside any transaction. */
export async function deliver(
  db: Db,
  tenant: number,
  adapters: Record<Message['channel'], Adapter>,
  now: Temporal.Instant,
  limit = 50,
): Promise<number> {
  const scope = systemScope(tenant)
  const at = iso(now)
  const taken = await transact(db, scope, (tx) => take(tx, tenant, at, limit))
  let sent = 0
  const sendAll = async () => {
    for (let message = taken.shift(); message; message = taken.shift()) {
      const failure = await adapters[message.channel](message).then(() => null, failureOf)
      const settled = message
      await transact(db, scope, (tx) => settle(tx, tenant, settled, at, failure))
      if (failure === null) sent += 1
    }
  }
  await Promise.all(Array.from({ length: lanes }, sendAll))
  return sent
}
