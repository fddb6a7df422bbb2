import { z } from 'zod'
import { command, contract, query } from '../contract.ts'

const nothing = z.object({})
const done = z.object({})
/** One line without control characters: the database refuses some of them. */
const line = z
  .string()
  .trim()
  .regex(/^\P{Cc}+$/u)
const password = z.string().min(1).max(512)
const code = line.max(64)
const token = line.max(200)
const contact = line.max(200)
/** Where a sign-in stands: through, or waiting for the second factor. */
const next = z.object({ next: z.enum(['done', 'second-factor']) })
const said = z.object({ zh: z.string(), en: z.string() })

/** Ways in and out. These calls set cookies, so they are served by mount.ts; a repeated command id means nothing here. */
export const authContract = contract('auth', {
  waysIn: query({
    needs: 'anyone',
    input: nothing,
    output: z.object({
      /** The name of the government's own sign-in, where one is set up; it begins at /api/auth/oidc. */
      oidc: said.nullable(),
    }),
    refusals: [],
  }),
  me: query({
    needs: 'anyone',
    input: nothing,
    output: z.object({
      kind: z.enum(['person', 'resident', 'public']),
      id: z.string().nullable(),
      /** A person's name, a resident's own contact. */
      name: z.string().nullable(),
      posts: z.array(
        z.object({
          id: z.string(),
          unit: z.string(),
          unitName: said,
          area: z.string(),
          role: z.string(),
          capabilities: z.array(z.string()),
          covering: z.boolean(),
        }),
      ),
      secondFactor: z.boolean(),
    }),
    refusals: [],
  }),
  signIn: command({
    needs: 'anyone',
    input: z.object({
      login: line.max(100),
      password,
      /** False ends the sign-in with the browser session, for a machine that several people use. */
      remember: z.boolean().default(false),
    }),
    output: next,
    refusals: ['wrong-password', 'too-many-tries'],
  }),
  secondFactor: command({
    needs: 'anyone',
    input: z.object({ how: z.enum(['app', 'backup']), code, trustDevice: z.boolean().default(false) }),
    output: next,
    refusals: ['wrong-code', 'start-again', 'too-many-tries'],
  }),
  signOut: command({ needs: 'anyone', input: nothing, output: done, refusals: [] }),
  changePassword: command({
    needs: 'signed-in',
    input: z.object({ current: password, next: password }),
    output: done,
    refusals: [
      'wrong-password',
      'too-many-tries',
      'password-too-short',
      'password-too-long',
      'password-too-common',
      'staff-only',
    ],
  }),
  enrolSecondFactor: command({
    needs: 'signed-in',
    input: z.object({ password }),
    output: z.object({ uri: z.string(), secret: z.string(), backupCodes: z.array(z.string()) }),
    refusals: ['wrong-password', 'too-many-tries', 'second-factor-on', 'staff-only'],
  }),
  confirmSecondFactor: command({
    needs: 'signed-in',
    input: z.object({ code }),
    output: done,
    refusals: ['wrong-code', 'too-many-tries', 'second-factor-on', 'second-factor-off', 'staff-only'],
  }),
  dropSecondFactor: command({
    needs: 'signed-in',
    input: z.object({ password }),
    output: done,
    refusals: ['wrong-password', 'too-many-tries', 'second-factor-off', 'staff-only'],
  }),
  newBackupCodes: command({
    needs: 'signed-in',
    input: z.object({ password }),
    output: z.object({ backupCodes: z.array(z.string()) }),
    refusals: ['wrong-password', 'too-many-tries', 'second-factor-off', 'staff-only'],
  }),
  sessions: query({
    needs: 'signed-in',
    input: nothing,
    output: z.object({
      sessions: z.array(
        z.object({
          id: z.string(),
          current: z.boolean(),
          since: z.string(),
          until: z.string(),
          device: z.string().nullable(),
          address: z.string().nullable(),
        }),
      ),
    }),
    refusals: [],
  }),
  endSession: command({
    needs: 'signed-in',
    input: z.object({ id: line.max(64) }),
    output: done,
    refusals: ['session-not-found'],
  }),
  endOtherSessions: command({
    needs: 'signed-in',
    input: nothing,
    output: z.object({ ended: z.int() }),
    refusals: [],
  }),
  lookAtInvitation: command({
    needs: 'anyone',
    input: z.object({ token }),
    output: z.object({ name: z.string(), login: z.string(), until: z.string() }),
    refusals: ['invitation-not-found', 'invitation-used', 'invitation-expired', 'too-many-tries'],
  }),
  acceptInvitation: command({
    needs: 'anyone',
    input: z.object({ token, password }),
    output: next,
    refusals: [
      'invitation-not-found',
      'invitation-used',
      'invitation-expired',
      'too-many-tries',
      'password-too-short',
      'password-too-long',
      'password-too-common',
    ],
  }),
  residentCode: command({
    needs: 'anyone',
    input: z.object({ contact }),
    output: z.object({ channel: z.enum(['sms', 'mail']), minutes: z.int() }),
    refusals: ['not-a-contact', 'too-many-tries'],
  }),
  residentEnter: command({
    needs: 'anyone',
    input: z.object({ contact, code }),
    output: done,
    refusals: ['not-a-contact', 'wrong-code', 'code-used-up', 'too-many-tries'],
  }),
})

type Calls = (typeof authContract)['calls']
export type AuthCall = keyof Calls
export type AuthRefusal = Calls[AuthCall]['refusals'][number] | OidcRefusal

/** Why a government's own sign-in did not lead to anybody; shown on the sign-in page, as a redirect cannot answer. */
export type OidcRefusal = 'oidc-unknown' | 'oidc-failed' | 'oidc-away'
