import { createHash } from 'node:crypto'
import { buffer as bytesOf } from 'node:stream/consumers'
import type { z } from 'zod'
import { aboutKey, type Failure } from '#casework'
import { casework } from '#casework/contract'
import { transact } from '#kernel/db'
import { findFile } from '#kernel/files/keep'
import { nameOf } from '#kernel/files/send'
import type { FileStore } from '#kernel/files/store'
import { roomOf, type House } from '#kernel/house'
import { newId } from '#kernel/id'
import type { Exchange } from '#kernel/outbox/exchange'
import { scopeOf } from '#kernel/rights'
import { iso } from '#kernel/time'
import * as client from './client.ts'

type Calls = typeof casework.calls
type Posting = z.output<Calls['postingOf']['output']>
type Next = z.output<Calls['readNext']['output']>
type Outcome = z.input<Calls['posted']['input']>['outcome']
type Read = Next['reads'][number]
type Word = z.input<Calls['heard']['input']>['words'][number]

const caller = () => ({ actor: { kind: 'system' as const }, commandId: newId() })

/** The key leaves its lock only here, on its way to the server that it is for. */
const openReach = ({ vault }: House, unit: string, reach: Posting['reach']): client.Reach => {
  const { keyLocked, ...rest } = reach
  const key = keyLocked === null ? undefined : vault.open(keyLocked, aboutKey({ unit, url: reach.url }))
  return { ...rest, key }
}

/** A key that does not open any more is as good as none: their server says so in its own words. */
const refusing = (error: unknown): client.Refusing => {
  if (error instanceof client.Refusing) return error
  throw error
}

export type Posters = {
  house: House
  exchange: Exchange
  store: FileStore
  /** Under which address the house is reached from outside. */
  publicUrl: string
}
/** What goes along with the fields: the address of a picture, or pictures themselves. */
type Along = { fields: Record<string, string>; pictures: client.Picture[] }

async function pictureOf({ house, store }: Posters, id: string): Promise<client.Picture[]> {
  const anybody = scopeOf(house.tenant, { kind: 'public' }, 'anyone')
  const file = await transact(house.db, anybody, (tx) => findFile(tx, house.tenant, id))
  const found = file && (await store.open(file.hash))
  return found ? [{ name: nameOf(file), mime: file.mime, bytes: new Uint8Array(await bytesOf(found.stream)) }] : []
}

async function alongWith(parts: Posters, { media, pictures }: Posting): Promise<Along> {
  const [first] = pictures
  if (media === 'url')
    return { fields: first ? { media_url: `${parts.publicUrl}/pictures/${first}` } : {}, pictures: [] }
  const found = await Promise.all(pictures.map((id) => pictureOf(parts, id)))
  return { fields: {}, pictures: found.flat() }
}

/** Posts a case, unless an earlier try without a clear answer turns out to have arrived. */
async function postCase(exchange: Exchange, reach: client.Reach, posting: Posting, along: Along): Promise<Outcome> {
  const { fields, lacks, unclear, since, number, contact } = posting
  if (!fields) return { kind: 'failed', failure: { code: 'no-service' }, unclear: false }
  if (lacks.length > 0) {
    const failure = { code: 'answer-missing' as const, words: lacks.join('；').slice(0, 300).toWellFormed() }
    return { kind: 'failed', failure, unclear: false }
  }
  const service = String(fields['service_code'])
  const theirs = unclear ? await alreadyThere(exchange, reach, { service, since, number }) : null
  if (theirs !== null) return { kind: 'sent', theirs, token: null, notice: null, contact }
  const sent = await client.postRequest(exchange, reach, { ...fields, ...along.fields }, along.pictures)
  return { kind: 'sent', ...sent, contact }
}

const outright = ({ failure }: Pick<client.Refusing, 'failure'>): boolean =>
  ['refused', 'key-refused', 'not-there'].includes(failure.code)

/** A server that keeps no list to look in says so with an error of the client: then it is posted again. */
async function alreadyThere(
  exchange: Exchange,
  reach: client.Reach,
  sought: Parameters<typeof client.findOurs>[2],
): Promise<string | null> {
  try {
    return await client.findOurs(exchange, reach, sought)
  } catch (error) {
    const { failure, isUnclear } = refusing(error)
    if (outright({ failure })) return null
    // nothing was posted by this look; what is unclear remains so
    throw new client.Refusing(failure, isUnclear)
  }
}

async function poll(exchange: Exchange, reach: client.Reach, token: string): Promise<Outcome> {
  const { theirs, notice } = await client.readToken(exchange, reach, token)
  return theirs === null
    ? { kind: 'failed', failure: { code: 'no-number' }, unclear: false }
    : { kind: 'sent', theirs, token, notice, contact: false }
}

async function push(exchange: Exchange, reach: client.Reach, posting: Posting, along: Along): Promise<Outcome> {
  const { theirs, fields, unclear } = posting
  try {
    const words = { ...fields, ...along.fields, service_request_id: theirs ?? '' }
    await client.postUpdate(exchange, reach, words, along.pictures)
  } catch (error) {
    // a server that has the update already (by its id) refuses it the second time
    if (!unclear || refusing(error).failure.code !== 'refused') throw error
  }
  return { kind: 'pushed' }
}

function sendOne(exchange: Exchange, reach: client.Reach, posting: Posting, along: Along): Promise<Outcome> {
  if (posting.kind !== 'case') return push(exchange, reach, posting, along)
  return posting.token ? poll(exchange, reach, posting.token) : postCase(exchange, reach, posting, along)
}

async function postOne(parts: Posters, id: string): Promise<void> {
  const { house, exchange } = parts
  const call = roomOf(house, casework)
  const found = await call('postingOf', { posting: id }, caller())
  if (!found.ok) return
  const reach = openReach(house, found.value.unit, found.value.reach)
  const along = await alongWith(parts, found.value)
  const outcome = await sendOne(exchange, reach, found.value, along).catch((error: unknown): Outcome => {
    const { failure, isUnclear } = refusing(error)
    return { kind: 'failed', failure, unclear: isUnclear }
  })
  await call('posted', { posting: id, outcome }, caller())
}

/** So many are sent side by side, so that one slow server does not hold up the others; of one case there is only one. */
const lanes = 5

/** What a unit held before it was connected follows, as far as there is time. */
async function catchUp(house: House, stop: AbortSignal | undefined): Promise<void> {
  const done = await roomOf(house, casework)('handOverNext', {}, caller())
  if (done.ok && done.value.done > 0 && !stop?.aborted) await catchUp(house, stop)
}

/** Sends what is due to units' own servers; one that fails does not hold up the others. Returns how many were tried. */
export async function postCases(parts: Posters, stop?: AbortSignal): Promise<number> {
  const { house } = parts
  await catchUp(house, stop)
  const call = roomOf(house, casework)
  const taken = await call('takePostings', {}, caller())
  const postings = taken.ok ? taken.value.postings : []
  const waiting = [...postings]
  const failures: unknown[] = []
  // what is left when time is up lies under its lease and is taken again
  const next = () => (stop?.aborted ? undefined : waiting.shift())
  const sendAll = async () => {
    for (let id = next(); id; id = next()) await postOne(parts, id).catch((error: unknown) => failures.push(error))
  }
  await Promise.all(Array.from({ length: lanes }, sendAll))
  if (failures.length > 0) throw new AggregateError(failures, 'Some cases could not be posted')
  return postings.length
}

const printOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

type Heard = { posting: string; word: Word }

async function wordsFrom(exchange: Exchange, reach: client.Reach, read: Read, until: string) {
  const posting = new Map(read.postings.map((one) => [one.theirs, one.posting]))
  const known = (theirs: string, word: Word): Heard[] => {
    const id = posting.get(theirs)
    return id ? [{ posting: id, word }] : []
  }
  const updates = read.updates ? await client.readUpdates(exchange, reach, read.since, until) : []
  const told = updates
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || 0)
    .flatMap(({ id, theirs, status, text }) =>
      known(theirs, { mark: `update:${printOf(id)}`, status, text, listed: false }),
    )
  const list = await client.readRequests(exchange, reach, [...posting.keys()])
  // where they send updates, how the work goes is told by those, and the list only whether it is over
  const listed = list
    .filter(({ status }) => !read.updates || /^(closed|fixed)$/i.test(status))
    .flatMap(({ theirs, status, text, at }) => {
      const mark = `list:${printOf([status, at, text].join('|'))}`
      return known(theirs, { mark, status, text, listed: true })
    })
  const found = list.flatMap(({ theirs }) => posting.get(theirs) ?? [])
  return { words: [...told, ...listed], found: [...new Set(found)] }
}

/** Reads one server and takes in what it says, case by case. */
async function readOne(house: House, exchange: Exchange, read: Read): Promise<void> {
  const call = roomOf(house, casework)
  const until = iso(house.clock.now())
  const done = (found: string[], failure: Failure | null) =>
    call('readDone', { unit: read.unit, until, found, failure }, caller())
  if (read.postings.length === 0) return void (await done([], null))
  try {
    const { words, found } = await wordsFrom(exchange, openReach(house, read.unit, read), read, until)
    for (const [posting, heard] of Map.groupBy(words, (one) => one.posting))
      await call('heard', { posting, words: heard.map(({ word }) => word).slice(0, 500) }, caller())
    await done(found, null)
  } catch (error) {
    await done([], refusing(error).failure)
  }
}

/** Their services, with what those ask that take anything of ours; one that has no definition asks nothing. */
async function servicesOf(exchange: Exchange, reach: client.Reach, uses: readonly string[]) {
  const services = []
  for (const { asks, ...service } of await client.readServices(exchange, reach)) {
    const isUsed = asks && uses.includes(service.code)
    services.push({ ...service, questions: isUsed ? await questionsOf(exchange, reach, service.code) : [] })
  }
  return services
}

const questionsOf = (exchange: Exchange, reach: client.Reach, service: string) =>
  client.readQuestions(exchange, reach, service).catch((error: unknown) => {
    if (outright(refusing(error))) return []
    throw error
  })

type Check = Next['checks'][number]

async function checkOne(house: House, exchange: Exchange, { unit, uses, ...reach }: Check): Promise<void> {
  const call = roomOf(house, casework)
  const outcome = await servicesOf(exchange, openReach(house, unit, reach), uses).then(
    (services) => ({ services, failure: null }),
    (error: unknown) => ({ services: [], failure: refusing(error).failure }),
  )
  await call('checked', { unit, ...outcome }, caller())
}

/** Tests the servers that somebody asked to test, and reads those whose turn it is. Returns how many were spoken to. */
export async function readRemotes(house: House, exchange: Exchange, stop?: AbortSignal): Promise<number> {
  const next = await roomOf(house, casework)('readNext', {}, caller())
  if (!next.ok) return 0
  const { checks, reads } = next.value
  const work = [
    ...checks.map((check) => () => checkOne(house, exchange, check)),
    ...reads.map((read) => () => readOne(house, exchange, read)),
  ]
  const failures: unknown[] = []
  for (const one of work) {
    if (stop?.aborted) break
    await one().catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some servers could not be read')
  return work.length
}
