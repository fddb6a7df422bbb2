import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { record } from '../audit.ts'
import { later, rows, type Db, type Tx } from '../db.ts'
import { newId } from '../id.ts'
import { ok, refuse, type Refusal, type Result } from '../result.ts'
import { accountFor, asSystem, inAuth, signOutEverywhere, type Gate, type Handlers, type Visit } from './gate.ts'
import { weaknessOf } from './passwords.ts'
import { openWithPassword } from './staff.ts'
import { addressKey, allowances } from './tries.ts'

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

export type NewInvitation = {
  tenant: number
  person: string
  now: Temporal.Instant
  /** How long the link holds; three days unless said otherwise. */
  hours?: number
  /** For somebody who lost the phone and the backup codes: the second factor goes with the old password. */
  dropsSecondFactor?: boolean
}

/** Links that have not been used open nothing any more. */
export const withdrawInvitations = (tx: Tx, tenant: number, person: string, at: string) =>
  later(
    tx,
    sql`update kernel.invitation set withdrawn_at = ${at}
    where tenant = ${tenant} and person = ${person} and used_at is null and withdrawn_at is null`,
  )

/**
 * Makes a one-time link's token for a person on the books, in the caller's transaction; earlier links of theirs are
 * withdrawn. The same way leads back in for somebody who forgot the password.
 */
export async function invite(tx: Tx, invitation: NewInvitation): Promise<string> {
  const { tenant, person, now, hours = 72, dropsSecondFactor = false } = invitation
  const token = randomBytes(32).toString('base64url')
  await withdrawInvitations(tx, tenant, person, now.toString())
  await later(
    tx,
    sql`insert into kernel.invitation (tenant, id, person, token_hash, drops_second_factor, created_at, expires)
    values (${tenant}, ${newId(now.epochMilliseconds)}, ${person}, ${hashOf(token)}, ${dropsSecondFactor},
      ${now.toString()}, ${now.add({ hours }).toString()})`,
  )
  return token
}

/** The token stands behind the #, where no server, proxy or log sees it. */
export const invitationLink = (publicUrl: string, token: string): string => `${publicUrl}/join#${token}`

export type FirstAdmin = {
  db: Db
  tenant: number
  now: Temporal.Instant
  publicUrl: string
  /** Gives the person the post that administers the county, in the same transaction. */
  seat: (tx: Tx, person: string) => Promise<void>
}

/** The link by which a house without anybody gets its first administrator (login `admin`); null once somebody can sign in. */
export const firstAdminLink = ({ db, tenant, now, publicUrl, seat }: FirstAdmin): Promise<string | null> =>
  asSystem({ db, tenant }, async (tx) => {
    const known = await rows(
      sql<{ id: string; account: string | null; login: string | null }>`select id, account, login from kernel.person
        where tenant = ${tenant} and (account is not null or login = 'admin')`,
      tx,
    )
    if (known.some((person) => person.account)) return null
    const person = known[0]?.id ?? newId(now.epochMilliseconds)
    if (known.length === 0) {
      await later(
        tx,
        sql`insert into kernel.person (tenant, id, name, login, created_at)
        values (${tenant}, ${person}, '系统管理员', 'admin', ${now.toString()})`,
      )
      await seat(tx, person)
    }
    return invitationLink(publicUrl, await invite(tx, { tenant, person, now }))
  })

type Open = { id: string; person: string; name: string; login: string; expires: string; dropsSecondFactor: boolean }
type Row = Open & { used_at: string | null }
type Shut = Refusal<'invitation-not-found' | 'invitation-used' | 'invitation-expired'>

async function find(gate: Gate, tx: Tx, token: string, now: Temporal.Instant): Promise<Result<Open, Shut>> {
  const [row] = await rows(
    sql<Row>`select i.id, i.person, p.name, p.login, i.expires, i.used_at, i.drops_second_factor as "dropsSecondFactor"
      from kernel.invitation i join kernel.person p on p.tenant = i.tenant and p.id = i.person
      where i.tenant = ${gate.tenant} and i.token_hash = ${hashOf(token)} and i.withdrawn_at is null
        and p.closed_at is null and p.login is not null
      for update of i`,
    tx,
  )
  if (!row) return refuse('invitation-not-found')
  if (row.used_at) return refuse('invitation-used')
  return Temporal.Instant.compare(row.expires, now) <= 0 ? refuse('invitation-expired') : ok(row)
}

async function setPassword(gate: Gate, account: string, password: string): Promise<void> {
  const context = await gate.engine.$context
  const hash = await context.password.hash(password)
  const known = await context.internalAdapter.findCredentialAccount(account)
  if (known) await context.internalAdapter.updatePassword(account, hash)
  else
    await context.internalAdapter.createAccount({
      userId: account,
      providerId: 'credential',
      accountId: account,
      password: hash,
    })
}

/** Gives a person on the books a password without a link: for the demo county and the command line. */
export const givePassword = (gate: Gate, person: string, password: string): Promise<void> =>
  asSystem(gate, async (tx) => {
    const account = await accountFor(gate, tx, person)
    await setPassword(gate, account, password)
    await signOutEverywhere(gate, account)
  })

async function use(gate: Gate, tx: Tx, invitation: Open, password: string, now: Temporal.Instant): Promise<void> {
  const account = await accountFor(gate, tx, invitation.person)
  await setPassword(gate, account, password)
  await signOutEverywhere(gate, account)
  if (invitation.dropsSecondFactor) {
    await inAuth(gate, sql`delete from "twoFactor" where "userId" = ${account}`)
    await inAuth(gate, sql`update "user" set "twoFactorEnabled" = false where id = ${account}`)
  }
  await later(
    tx,
    sql`update kernel.invitation set used_at = ${now.toString()}
    where tenant = ${gate.tenant} and id = ${invitation.id}`,
  )
  const who = { kind: 'person', id: invitation.person } as const
  const subject = `person:${invitation.person}`
  await record(tx, gate.tenant, [{ subject, at: now.toString(), act: 'auth.acceptInvitation', who, data: {} }])
}

export const invitationHandlers = (gate: Gate): Handlers<'lookAtInvitation' | 'acceptInvitation'> => {
  const guard = (visit: Visit) => gate.tries.count(visit.now, [allowances.invitationFromAddress, addressKey(visit.ip)])

  return {
    async lookAtInvitation({ token }, visit) {
      const spent = await guard(visit)
      if (spent) return { ok: false, refusal: spent }
      const found = await asSystem(gate, (tx) => find(gate, tx, token, visit.now))
      if (!found.ok) return found
      return ok({ name: found.value.name, login: found.value.login, until: found.value.expires })
    },

    async acceptInvitation({ token, password }, visit) {
      const spent = await guard(visit)
      if (spent) return { ok: false, refusal: spent }
      const used = await asSystem(gate, async (tx) => {
        const found = await find(gate, tx, token, visit.now)
        if (!found.ok) return found
        const weakness = weaknessOf(password, [found.value.login, found.value.name])
        if (weakness) return refuse(weakness)
        await use(gate, tx, found.value, password, visit.now)
        return found
      })
      if (!used.ok) return used
      const opened = await openWithPassword(gate, visit, used.value.person, password, false)
      await gate.tries.forgive([allowances.login, used.value.login])
      if (!opened.ok) throw new Error('A password that was just set does not open the account')
      return opened
    },
  }
}
