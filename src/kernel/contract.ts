import type { z } from 'zod'
import type { Capability } from './capabilities.ts'
import type { Said, Sentence } from './words.ts'

/**
 * Who may make a call: anyone at all, anyone who is signed in, a program with a key, only the house's own jobs, or a person with a post that
 * holds one of the capabilities. The capability also decides how far the database lets the transaction see (see rights.ts).
 */
export type Needs = 'anyone' | 'signed-in' | 'api-key' | 'system' | readonly Capability[]

type Shape = {
  input: z.ZodType
  output: z.ZodType
  /** What the rules may answer instead; each has words in the module's words.ts. */
  refusals: readonly string[]
  needs: Needs
  /** The answer opens a door: it is kept locked, so that the database alone does not tell it. */
  secretAnswer?: true
  /** How often one address may make the call in a minute; see serve.ts for what holds without it. */
  perMinute?: number
  /** How large a body the call takes, in MiB, where it is more than 1; it is read only from those who may make the call. */
  mostMegabytes?: number
  /** A query whose input may be too long for an address: it may be asked by POST as well. */
  long?: true
  /** For how many seconds a browser may keep the answer; only where everybody is answered the same. */
  keptFor?: number
}

export type Call = Shape & { kind: 'command' | 'query' }
export type Calls = Record<string, Call>

/** A call that changes something. It carries an id made by the caller; the same id twice is carried out once. */
export const command = <const S extends Shape>(shape: S): S & { kind: 'command' } => ({ ...shape, kind: 'command' })

/** A call that only reads. */
export const query = <const S extends Shape>(shape: S): S & { kind: 'query' } => ({ ...shape, kind: 'query' })

export type Contract<N extends string = string, C extends Calls = Calls> = { name: N; calls: C }

/** One module's calls. `name.call` is the contract key, the URL `/api/name/call`, the act in the log and the test title. */
export const contract = <const N extends string, const C extends Calls>(name: N, calls: C): Contract<N, C> => ({
  name,
  calls,
})

export type InputOf<C extends Call> = z.input<C['input']>
export type RefusalsOf<C extends Call> = C['refusals'][number]

/** The words a module owes: a title for every call, a sentence for every refusal. The compiler counts them. */
export type WordsFor<K extends Contract> = {
  calls: { [Name in keyof K['calls']]: Said }
  refusals: { [Code in RefusalsOf<K['calls'][keyof K['calls']]>]: Sentence }
}
