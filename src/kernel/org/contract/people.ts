import { z } from 'zod'
import { command, query } from '../../contract.ts'
import * as s from './shapes.ts'

const keeping = ['org.manage'] as const

/** The people who can hold posts, their way in, and tables of everything. */
export const people = {
  persons: query({
    needs: keeping,
    input: z.object({
      text: s.search.optional(),
      unit: s.id.optional(),
      closed: z.boolean().default(false),
      ...s.many,
    }),
    output: z.object({
      persons: z.array(
        z.object({
          id: s.id,
          name: z.string(),
          login: z.string().nullable(),
          phone: z.string().nullable(),
          email: z.string().nullable(),
          /** Has signed in or could: an account stands behind the person. */
          hasAccount: z.boolean(),
          posts: z.array(z.object({ id: s.id, title: s.said, unitName: s.said })),
          /** Whether the asker may change this person: all of the posts are theirs to give. */
          mine: z.boolean(),
          closedAt: s.instant.nullable(),
        }),
      ),
      next: z.string().nullable(),
    }),
    refusals: [],
  }),
  savePerson: command({
    needs: keeping,
    input: z.object({
      id: s.id.optional(),
      name: z.string().trim().min(1).max(80),
      login: s.login.nullable().default(null),
      phone: s.phone.nullable().default(null),
      email: z.email().max(200).nullable().default(null),
    }),
    output: z.object({ id: s.id }),
    refusals: ['person-not-found', 'person-out-of-reach', 'login-taken'],
  }),
  /** Ends a person's work here: the posts become empty and signing in stops. What they did stays in the log. */
  closePerson: command({
    needs: keeping,
    input: z.object({ id: s.id, reason: s.reason }),
    output: z.object({ id: s.id, emptied: z.array(s.id) }),
    refusals: ['person-not-found', 'person-out-of-reach', 'last-administrator'],
  }),
  /** Ends every session of a person at once, on all devices: a telephone was lost, somebody else sat at the desk. */
  endSessions: command({
    needs: keeping,
    input: z.object({ person: s.id, reason: s.reason }),
    output: z.object({ ended: z.int() }),
    refusals: ['person-not-found', 'person-out-of-reach'],
  }),
  /** Takes the second factor off an account whose owner lost it, and signs them out everywhere. */
  resetSecondFactor: command({
    needs: keeping,
    input: z.object({ person: s.id, reason: s.reason }),
    output: z.object({ ended: z.int() }),
    refusals: ['person-not-found', 'person-out-of-reach', 'own-sign-in', 'second-factor-off'],
  }),
  /** Makes a link with which the person sets their password, the first time or after it was forgotten. It works once. */
  invite: command({
    needs: keeping,
    secretAnswer: true,
    input: z.object({
      person: s.id,
      /** For somebody who lost the phone as well: the second factor goes with the old password. */
      dropsSecondFactor: z.boolean().default(false),
      reason: s.reason,
    }),
    output: z.object({ link: z.string(), until: s.instant }),
    refusals: ['person-not-found', 'person-out-of-reach', 'own-sign-in', 'login-missing', 'invitations-off'],
  }),
  /**
   * Reads a table of areas, units, persons or posts. Rows that are known are changed, the others added; columns that
   * are not asked for are left aside. With one bad row nothing is saved, and every bad row is told with its reason.
   */
  importTable: command({
    needs: keeping,
    input: z.object({
      kind: s.tableKind,
      /** CSV with a header line; the names of the columns may be Chinese or English. */
      text: z.string().min(1).max(1_000_000),
      preview: z.boolean().default(false),
    }),
    output: z.object({
      saved: z.boolean(),
      added: z.int(),
      changed: z.int(),
      same: z.int(),
      /** Areas of other counties: a national table may be given as it is. */
      elsewhere: z.int(),
      rejects: z.array(z.object({ line: z.int(), code: z.string(), zh: z.string(), en: z.string() })),
      /** There are more rejects than are listed. */
      more: z.int(),
    }),
    refusals: ['table-unreadable', 'table-empty', 'table-too-long', 'columns-missing', 'last-administrator'],
  }),
  /**
   * The table as it stands, in the columns that the import reads: taken in again unchanged it changes nothing. Only what
   * the asker may change is in it. Cells that a spreadsheet would take for a formula are guarded.
   */
  exportTable: query({
    needs: keeping,
    input: z.object({ kind: s.tableKind }),
    output: z.object({ text: z.string(), rows: z.int() }),
    refusals: [],
  }),
  /** Accounts to try the demo with; nobody's anywhere else. */
  demoAccounts: query({
    needs: 'anyone',
    input: s.none,
    output: z.object({
      accounts: z.array(
        z.object({ login: z.string(), secret: z.string(), name: z.string(), role: s.said, tryThis: s.said }),
      ),
    }),
    refusals: [],
  }),
}
