import type { Call, Contract } from '#kernel/contract'
import type { Worded } from '#kernel/refusals'
import type { Lang, Said } from '#kernel/words'
import type { z } from 'zod'
import type { authContract } from '#kernel/auth/contract'
import type { org } from '#kernel/org/contract'
import type { casework } from '#casework/contract'
import type { inbox } from '#inbox/contract'
import type { forms } from '#forms/contract'
import type { register } from '#register/contract'

/** The house as the browser knows it: types only, so that no schema is loaded. */
type House = {
  auth: typeof authContract
  org: typeof org
  casework: typeof casework
  inbox: typeof inbox
  register: typeof register
  forms: typeof forms
}

type RoomName = keyof House

type NamesOf<K extends Contract, Kind extends Call['kind']> = {
  [Name in keyof K['calls'] & string]: K['calls'][Name]['kind'] extends Kind ? Name : never
}[keyof K['calls'] & string]
type NamesIn<Kind extends Call['kind']> = {
  [Room in RoomName]: `${Room}.${NamesOf<House[Room], Kind>}`
}[RoomName]

export type Query = NamesIn<'query'>
export type Command = NamesIn<'command'>

type CallAt<Name extends Query | Command> = Name extends `${infer Room extends RoomName}.${infer Short}`
  ? Short extends keyof House[Room]['calls']
    ? House[Room]['calls'][Short] extends Call
      ? House[Room]['calls'][Short]
      : never
    : never
  : never

export type Input<Name extends Query | Command> = z.input<CallAt<Name>['input']>
export type Output<Name extends Query | Command> = z.output<CallAt<Name>['output']>

/** The house said no, in both tongues, and why. */
export class Refused extends Error {
  readonly refusal: Worded
  constructor(refusal: Worded) {
    super(refusal.en)
    this.refusal = refusal
  }
}

const unreachable: Worded = {
  code: 'unreachable',
  zh: '暂时连接不上服务器。您填写的内容还在，请稍后再试。',
  en: 'The server cannot be reached just now. What you wrote is still here; please try again.',
}

/** True where the same command may simply be sent again: it did not arrive, or could not be dealt with yet. */
export const mayTryAgain = (error: unknown): boolean =>
  error instanceof Refused && ['unreachable', 'busy', 'too-many'].includes(error.refusal.code)

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

let spoken: Lang = 'zh'
/** The tongue in which free text made by the server should come. */
export const speak = (lang: Lang): void => {
  spoken = lang
}

async function send(
  url: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> },
): Promise<unknown> {
  const response = await fetch(url, {
    ...init,
    headers: { 'accept-language': spoken, ...init.headers },
  }).catch(() => null)
  const body = (await response?.json().catch(() => null)) as { refused?: Worded } | null | undefined
  if (body?.refused) throw new Refused(body.refused)
  if (!response?.ok) throw new Refused(unreachable)
  return body
}

const pairs = (input: Record<string, unknown>): string[][] =>
  Object.entries(input).flatMap(([name, value]) => {
    const list: unknown[] = Array.isArray(value) ? value : [value]
    return list.filter((one) => one !== undefined && one !== null && one !== '').map((one) => [name, String(one)])
  })

const urlOf = (name: string): string => `/api/${name.replace('.', '/')}`

/** How long an address may be that every server and proxy on the way takes. */
const longest = 6000

/** Asks a query; what is too long for an address goes in the body, where the call takes it there. Throws `Refused`. */
export async function ask<Name extends Query>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const search = new URLSearchParams(pairs(input)).toString()
  const body = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) }
  if (search.length > longest) return (await send(urlOf(name), body)) as Output<Name>
  return (await send(search ? `${urlOf(name)}?${search}` : urlOf(name), {})) as Output<Name>
}

/**
 * Carries out a command under the given id. When the answer gets lost it is asked for again under the same id,
 * so that the command is carried out once however often it is sent. Throws `Refused`.
 */
export async function carryOut<Name extends Command>(
  name: Name,
  input: Input<Name>,
  commandId: string,
  tries = 3,
): Promise<Output<Name>> {
  try {
    const headers = { 'content-type': 'application/json', 'idempotency-key': commandId }
    return (await send(urlOf(name), { method: 'POST', headers, body: JSON.stringify(input) })) as Output<Name>
  } catch (error) {
    if (tries <= 1 || !mayTryAgain(error)) throw error
    await wait(800 * (4 - tries))
    return carryOut(name, input, commandId, tries - 1)
  }
}

/** Sends files ahead of the command that will carry their ids; all are kept or none. Throws `Refused`. */
export async function sendFiles(files: readonly File[]): Promise<string[]> {
  const form = new FormData()
  for (const file of files) form.append('file', file)
  const kept = (await send('/api/files/upload', { method: 'POST', body: form })) as { files: { id: string }[] }
  return kept.files.map((file) => file.id)
}

/** Sends a file of messages to be imported; answers with the import's id. Throws `Refused`. */
export const sendMessages = (file: File): Promise<{ job: string }> =>
  send(`/import/messages?${new URLSearchParams({ name: file.name }).toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  }) as Promise<{ job: string }>

export type FirstRows = {
  rows: {
    line: number
    refused?: Said
    message?: {
      at: string
      text: string
      title?: string
      category?: string
      area?: string
      place?: string
      ended?: object
    }
  }[]
}

/** The first rows of a sent file as they would come in. Throws `Refused`. */
export const lookIntoMessages = (job: string, how: object): Promise<FirstRows> =>
  send(`/import/messages/${job}/preview`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(how),
  }) as Promise<FirstRows>

export type CategoryWords = {
  words: { word: string; rows: number; ours: string | null; isSame: boolean }[]
  isAll: boolean
}
export const categoryWordsOf = (job: string, column: string): Promise<CategoryWords> =>
  send(`/import/messages/${job}/categories?${new URLSearchParams({ column }).toString()}`, {}) as Promise<CategoryWords>
