import { hash } from 'node:crypto'
import type { z } from 'zod'
import type { casework } from '#casework/contract'
import { newId } from '#kernel/id'
import { ok } from '#kernel/result'
import type { Worded } from '#kernel/refusals'
import type { Lang, Said } from '#kernel/words'
import { fault, refused, type Outcome } from './answer.ts'
import { programOf } from './key.ts'
import { attributesOf, one, type Params } from './params.ts'
import { type Asked, type Point } from './point.ts'
import { knownServices } from './reads.ts'
import { keep, mediaOf, type Media, type Sent } from './sent.ts'
import { categoryOf, externalCode } from './services.ts'
import { faults, notice, tried } from './words.ts'

type Report = z.input<(typeof casework.calls.report)['input']>

type Where = Pick<Report, 'point' | 'place'> & { more: Record<string, string[]> }

const degrees = (text: string | undefined, most: number): number | undefined => {
  const value = text && /^[+-]?\d{1,3}(\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN
  return Math.abs(value) <= most ? value : undefined
}

function pointOf(params: Params): Outcome<Report['point']> {
  const [lat, long] = [one(params, 'lat'), one(params, 'long')]
  if (lat === undefined && long === undefined) return ok(undefined)
  const [north, east] = [degrees(lat, 90), degrees(long, 180)]
  return north === undefined || east === undefined ? fault(400, faults.point) : ok({ lat: north, long: east })
}

const mostPlace = 300

/** What a place has no room for is kept whole beside it. */
const besides = (address = '', number = ''): Record<string, string[]> => ({
  ...(address && number ? { address_id: [number] } : {}),
  ...(address.length > mostPlace ? { address_string: [address] } : {}),
})

/** Where it is: at least one of a point, an address in words and the number of an address. */
function whereOf(params: Params): Outcome<Where> {
  const point = pointOf(params)
  if (!point.ok) return point
  const [address, number] = [one(params, 'address_string'), one(params, 'address_id')]
  const place = address ?? number
  if (!point.value && !place) return fault(400, faults.noPlace)
  return ok({
    ...(point.value ? { point: point.value } : {}),
    ...(place ? { place: place.slice(0, mostPlace).toWellFormed() } : {}),
    more: besides(address, number),
  })
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** Clients cut a name at its first blank and send a dash for the half that is missing: 张三 comes as a first name. */
function nameOf(params: Params): string | undefined {
  const [first, last] = ['first_name', 'last_name'].map((name) => {
    const half = one(params, name) ?? ''
    return half === '-' ? '' : half
  }) as [string, string]
  const whole = isHan(first + last) ? last + first : [first, last].filter(Boolean).join(' ')
  return whole.slice(0, 100).toWellFormed() || undefined
}

/** A telephone number as people write it elsewhere, in the signs it may hold here. */
const phoneOf = (params: Params): string | undefined =>
  one(params, 'phone')
    ?.replaceAll(/[().\u{A0}/]/gu, ' ')
    .trim()

/** Whoever leaves an address with a report leaves it for this: to hear of it, and to judge. */
function contactOf(params: Params): Report['contact'] {
  const [name, phone, email] = [nameOf(params), phoneOf(params), one(params, 'email')]
  if (!name && !phone && !email) return undefined
  return { ...(name ? { name } : {}), ...(phone ? { phone } : {}), ...(email ? { email } : {}), consent: true }
}

/** Two sendings with the same print are one: all that was asked and sent, but for the key. */
const printOf = (params: Params, files: readonly { hash: string }[]): string => {
  const pairs = [...params].filter(([name]) => name !== 'api_key').toSorted(([a], [b]) => (a < b ? -1 : 1))
  return hash('sha256', JSON.stringify([pairs, files.map((file) => file.hash)]))
}

type Known = { code: string; name: Said }

async function serviceOf(point: Point, params: Params): Promise<Outcome<Known>> {
  const code = one(params, 'service_code')
  if (!code) return fault(400, faults.noService)
  const known = await knownServices(point)
  if (!known.ok) return known
  const found = known.value.services.find((service) => service.code === code)
  return found ? ok(found) : fault(404, faults.service)
}

function textOf(params: Params, { name }: Known, lang: Lang): Outcome<string> {
  const written = one(params, 'description')
  return written && Array.from(written).length > 4000 ? fault(400, faults.tooLong) : ok(written ?? name[lang])
}

const titleOf = (params: Params): Pick<Report, 'title'> => {
  const title = one(params, 'title')
  return title ? { title: title.slice(0, 80).toWellFormed() } : {}
}

/** What was sent, in the words of the house; refused before any file is fetched. */
async function reportOf(point: Point, { params, lang }: Asked): Promise<Outcome<Omit<Report, 'print'>>> {
  const service = await serviceOf(point, params)
  if (!service.ok) return service
  const where = whereOf(params)
  if (!where.ok) return where
  const text = textOf(params, service.value, lang)
  if (!text.ok) return text
  const { [externalCode]: external, ...answers } = attributesOf(params)
  const { more, ...place } = where.value
  const category = categoryOf(service.value.code)
  const contact = contactOf(params)
  return ok({
    ...place,
    ...titleOf(params),
    ...(category ? { category } : {}),
    ...(contact ? { contact } : {}),
    ...(external?.[0] ? { external: external[0].slice(0, 120).toWellFormed() } : {}),
    text: text.value,
    answers: { ...answers, ...more },
    trial: point.isTest,
  })
}

const withMedia = ({ answers, ...report }: Omit<Report, 'print'>, files: string[], { left }: Media) => ({
  ...report,
  files,
  answers: { ...answers, ...(left.length > 0 ? { media_url: left.slice(0, 50) } : {}) },
})

type Told = { number: string; notice: Said }

const joinSaid = (a: Said, b: Said): Said => ({ zh: `${a.zh}${b.zh}`, en: `${a.en} ${b.en}`.trim() })

/** A trial comes back refused, since nothing of it was kept; to the client it is the answer it would have had. */
function triedOf({ code, facts }: Worded): Told | undefined {
  if (code !== 'casework.only-tried') return undefined
  const promise = { zh: String(facts?.['zh'] ?? ''), en: String(facts?.['en'] ?? '') }
  return { number: String(facts?.['number']), notice: joinSaid(tried, promise) }
}

export async function report(point: Point, asked: Asked, sent: Sent): Promise<Outcome> {
  const program = await programOf(point, asked)
  if (!program.ok) return program
  const read = await reportOf(point, asked)
  if (!read.ok) return read
  const media = await mediaOf(point, sent)
  const files = await keep(point, media.files)
  const input = { ...withMedia(read.value, files, media), print: printOf(asked.params, sent.files) }
  const done = await point.casework('report', input, { actor: program.value, lang: asked.lang, commandId: newId() })
  const told = done.ok ? { number: done.value.number, notice: done.value.promise ?? notice } : triedOf(done.refusal)
  if (!told) return done.ok ? fault(500, notice) : refused(done.refusal)
  const request = { service_request_id: told.number, service_notice: told.notice[asked.lang], account_id: null }
  return ok({ root: 'service_requests', value: [request] })
}
