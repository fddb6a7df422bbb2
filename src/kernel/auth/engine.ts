import { betterAuth } from 'better-auth'
import { emailOTP, genericOAuth, phoneNumber, twoFactor } from 'better-auth/plugins'
import type { Db } from '../db.ts'
import { newId } from '../id.ts'
import type { Lang } from '../words.ts'
import { discoveryOf, profileReader } from './oidc-profile.ts'
import { longest, shortest } from './passwords.ts'

export const codeMinutes = 10
const day = 24 * 60 * 60

/** The header under which mount.ts hands on the caller's address; what the caller wrote there is dropped. */
export const addressHeader = 'x-caller-address'
export const langHeader = 'x-caller-lang'
const langIn = (headers: Headers | undefined): Lang => (headers?.get(langHeader) === 'en' ? 'en' : 'zh')

/** Staff accounts hold no real address, so that no code by mail or phone can ever open one. */
export const staffEmail = (person: string): string => `${person}@staff.invalid`

/** A government's own sign-in. `personOf` finds the staff account's e-mail for what the provider tells, or null. */
export type Provider = {
  issuer: string
  clientId: string
  clientSecret: string
  emailOf(profile: Record<string, unknown>): Promise<string | null>
}

export type EngineParts = {
  db: Db
  secret: string
  publicUrl: string
  sendCode: (address: string, code: string, lang: Lang) => Promise<void>
  provider?: Provider
}

/** Tokens of the provider are of no use to us; what is not kept cannot leak. */
const withoutTokens = <T extends object>(account: T) =>
  Promise.resolve({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } })

const providers = (provider: Provider) => [
  genericOAuth({
    config: [
      {
        providerId: 'oidc',
        discoveryUrl: discoveryOf(provider.issuer),
        requireIdTokenVerification: true,
        clientId: provider.clientId,
        clientSecret: provider.clientSecret,
        scopes: ['openid', 'profile', 'email'],
        disableSignUp: true,
        disableProviderLogout: true,
        getUserInfo: profileReader(provider.issuer),
        mapProfileToUser: async (profile) => ({
          email: await provider.emailOf(profile),
          emailVerified: true,
          name: '',
          image: undefined,
        }),
      },
    ],
  }),
]

/**
 * better-auth, set up for this house. None of its routes is served: mount.ts calls it, so that what is reachable is
 * what the contract lists, limits and origin checks are ours, and every answer has words.
 */
export function openEngine({ db, secret, publicUrl, sendCode, provider }: EngineParts) {
  return betterAuth({
    appName: 'OneNeedle 一根针',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: { db, type: 'postgres', transaction: true },
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    user: { additionalFields: { kind: { type: 'string', required: true, defaultValue: 'resident', input: false } } },
    // a session is looked up at every request: one that was ended must not live on in a cookie
    session: { expiresIn: 7 * day, updateAge: day, cookieCache: { enabled: false } },
    verification: { storeIdentifier: 'hashed' },
    account: { accountLinking: { enabled: true, trustedProviders: ['oidc'] } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortest,
      maxPasswordLength: longest,
    },
    databaseHooks: {
      account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
      // only what mount.ts handed on; the engine would otherwise make up an address where there is none
      session: {
        create: {
          before: async (session, ctx) => ({
            data: { ...session, ipAddress: ctx?.headers?.get(addressHeader) ?? null },
          }),
        },
      },
    },
    advanced: {
      cookiePrefix: 'oneneedle',
      // the prefix and the flag are set where the request's own scheme is known, in cookies.ts
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId() },
    },
    plugins: [
      twoFactor({ issuer: 'OneNeedle 一根针', accountLockout: { maxFailedAttempts: 10, durationSeconds: 15 * 60 } }),
      phoneNumber({
        expiresIn: codeMinutes * 60,
        allowedAttempts: 5,
        sendOTP: ({ phoneNumber, code }, ctx) => sendCode(phoneNumber, code, langIn(ctx?.headers)),
        signUpOnVerification: { getTempEmail: () => `${newId()}@phone.invalid`, getTempName: () => '' },
      }),
      emailOTP({
        expiresIn: codeMinutes * 60,
        allowedAttempts: 5,
        storeOTP: 'hashed',
        sendVerificationOTP: ({ email, otp }, ctx) => sendCode(email, otp, langIn(ctx?.headers)),
      }),
      ...(provider ? providers(provider) : []),
    ],
  })
}

export type Engine = ReturnType<typeof openEngine>
