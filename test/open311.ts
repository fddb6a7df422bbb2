import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { expect } from 'vitest'
import { z } from 'zod'
import { diskStore } from '#kernel/files/store'
import { openDoor, type Door } from './door.ts'
import { buildApp } from '../src/server/app.ts'
import { importFolder } from '../src/server/importing/folder.ts'

export type Served = { door: Door; app: FastifyInstance; folder: string; close(): Promise<void> }

/** A county with its whole server, not listening. Pictures may be fetched from this machine. */
export async function openCounty(): Promise<Served> {
  const door = await openDoor()
  const folder = await mkdtemp(join(tmpdir(), 'open311-'))
  const county = { zh: '清河县', en: 'Qinghe County' }
  const app = await buildApp({
    house: door.world.house,
    auth: door.auth,
    store: await diskStore(folder),
    imports: importFolder(folder),
    settings: { county, operator: county, filing: null, secure: false },
    version: 'test',
    databaseKind: 'embedded',
    trustProxy: true,
    mediaAllow: '127.0.0.1',
    desk: null,
  })
  return {
    door,
    app,
    folder,
    async close() {
      await app.close()
      await door.close()
      await rm(folder, { recursive: true })
    },
  }
}

let visitors = 0
/** From an address of its own: how often one asks is not what is tried, but where it is said. */
export const inject = (app: FastifyInstance, options: InjectOptions) => {
  visitors += 1
  return app.inject({
    remoteAddress: `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`,
    ...options,
    headers: { host: 'www.house.test', ...options.headers },
  })
}

// ---- XML, strictly ---------------------------------------------------------------------------------------------------

/** An element: its name, and its text or its children. */
export type Tree = { name: string; text: string; children: Tree[] }

const unescape = (text: string): string => {
  if (/[<>]|&(?!amp;|lt;|gt;|quot;|#13;)/.test(text)) throw new Error(`not well-formed: ${text.slice(0, 80)}`)
  // oxlint-disable-next-line no-control-regex -- these are what may not stand there
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(text) || !text.isWellFormed())
    throw new Error('a character that XML cannot hold')
  const signs: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&', '&#13;': '\r' }
  return text.replaceAll(/&(lt|gt|quot|amp|#13);/g, (sign) => signs[sign] ?? '')
}

const broken = (why: string): never => {
  throw new Error(`not well-formed: ${why.slice(0, 80)}`)
}

const close = (open: Tree[], name: string): void => {
  const closed = open.pop()
  if (closed?.name !== name) broken(`</${name}> closes nothing`)
  if (closed?.children.length && closed.text.trim() !== '') broken(`text beside elements in ${name}`)
}

const begin = (open: Tree[], name: string): void => {
  const made: Tree = { name, text: '', children: [] }
  open.at(-1)?.children.push(made)
  open.push(made)
}

/** Reads up to the next tag; answers with what is left. */
function readTag(rest: string, open: Tree[]): string {
  const [whole, before = '', slash, name = ''] = /^([^<]*)<(\/?)([A-Za-z_][\w.-]*)>/.exec(rest) ?? broken(rest)
  const here = open.at(-1) ?? broken('text behind the root')
  here.text += unescape(before)
  if (slash) close(open, name)
  else begin(open, name)
  return rest.slice(whole.length)
}

/** Reads a document without attributes, comments or namespaces; throws at anything else. */
export function parseXml(document: string): Tree {
  const head = '<?xml version="1.0" encoding="utf-8"?>'
  if (!document.startsWith(head)) broken('no XML declaration')
  const root: Tree = { name: '', text: '', children: [] }
  const open = [root]
  for (let rest = document.slice(head.length); rest !== '';) rest = readTag(rest, open)
  const [only, ...more] = root.children
  return only && open.length === 1 && more.length === 0 ? only : broken('not one root')
}

const entries: Record<string, string> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  service_request_updates: 'request_update',
  media_urls: 'media_url',
  notes: 'note',
  endpoints: 'endpoint',
  formats: 'format',
  errors: 'error',
}

// what XML cannot hold is left out of it
// oxlint-disable-next-line no-control-regex -- these are what is left out
const written = (text: string): string => text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')

/** The tree that JSON stands for by the standard's table. */
export function treeOf(name: string, value: unknown): Tree {
  if (value === null) return { name, text: '', children: [] }
  if (Array.isArray(value)) return { name, text: '', children: value.map((one) => treeOf(entries[name] ?? '?', one)) }
  if (typeof value === 'object')
    return { name, text: '', children: Object.entries(value).map(([inner, one]) => treeOf(inner, one)) }
  return { name, text: typeof value === 'string' ? written(value) : JSON.stringify(value), children: [] }
}

// ---- the published JSON Schemas' types, and our own for what they leave out --------------------------------------------

const id = z.string().regex(/^[A-Za-z0-9_-]+$/)
const filled = z.string().min(1)
const orNull = filled.nullable()
/** Whole seconds with a zone. */
const dateTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/)

const request = z.strictObject({
  service_request_id: id,
  status: z.enum(['open', 'closed']),
  status_notes: orNull,
  service_name: orNull,
  service_code: id,
  description: orNull.refine((text) => text === null || Array.from(text).length <= 4000),
  agency_responsible: orNull,
  service_notice: orNull,
  requested_datetime: dateTime,
  updated_datetime: dateTime,
  expected_datetime: dateTime.nullable(),
  address: orNull,
  address_id: orNull,
  zipcode: orNull,
  lat: z.number().nullable(),
  long: z.number().nullable(),
  media_url: z.url().nullable(),
})

const attribute = z.strictObject({
  variable: z.boolean(),
  code: id,
  datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
  required: z.boolean(),
  datatype_description: orNull,
  order: z.int().positive(),
  description: orNull,
  values: z.array(z.strictObject({ key: filled, name: filled })).optional(),
  automated: z.enum(['server_set', 'hidden_field']).optional(),
})

const endpoint = z.strictObject({
  specification: z.literal('http://wiki.open311.org/GeoReport_v2'),
  url: z.url().refine((url) => !url.endsWith('/')),
  changeset: dateTime,
  type: z.enum(['production', 'test']),
  formats: z.tuple([z.literal('text/xml'), z.literal('application/json')]),
})

export const schemas = {
  discovery: z.strictObject({
    changeset: dateTime,
    contact: filled,
    key_service: filled,
    endpoints: z.array(endpoint).length(2),
  }),
  services: z.array(
    z.strictObject({
      service_code: id,
      service_name: filled,
      description: orNull,
      metadata: z.boolean(),
      type: z.literal('realtime'),
      keywords: orNull,
      group: orNull,
    }),
  ),
  definition: z.strictObject({ service_code: id, attributes: z.array(attribute) }),
  requests: z.array(request),
  extended: z.array(
    request.extend({
      attributes: z.array(z.strictObject({ code: id, label: filled, name: filled, value: filled })),
      extended_attributes: z.strictObject({
        title: filled,
        detailed_status: filled,
        media_urls: z.array(z.url()),
      }),
      notes: z.array(z.strictObject({ datetime: dateTime, description: filled, type: filled })),
    }),
  ),
  posted: z.array(z.strictObject({ service_request_id: id, service_notice: orNull, account_id: z.null() })).length(1),
  token: z.array(z.strictObject({ service_request_id: id, token: id })).length(1),
  updates: z.array(
    z.strictObject({
      update_id: id,
      service_request_id: id,
      status: z.enum(['open', 'closed']),
      updated_datetime: dateTime,
      description: filled,
      media_url: z.null(),
    }),
  ),
  relayed: z.array(z.strictObject({ update_id: id, account_id: z.null() })).length(1),
  errors: z.array(z.strictObject({ code: z.int(), description: filled })).min(1),
} as const

export const roots: Record<keyof typeof schemas, string> = {
  discovery: 'discovery',
  services: 'services',
  definition: 'service_definition',
  requests: 'service_requests',
  extended: 'service_requests',
  posted: 'service_requests',
  token: 'service_requests',
  updates: 'service_request_updates',
  relayed: 'service_request_updates',
  errors: 'errors',
}

type Kind = keyof typeof schemas
type Raw = { statusCode: number; headers: Record<string, unknown>; body: string }

/** Holds an answer in JSON against its types; gives it back typed. */
export function inJson<K extends Kind>(raw: Raw, kind: K, status = 200): z.output<(typeof schemas)[K]> {
  expect({ status: raw.statusCode, type: raw.headers['content-type'], body: raw.body.slice(0, 300) }).toMatchObject({
    status,
    type: 'application/json; charset=utf-8',
  })
  expect(raw.headers['access-control-allow-origin']).toBe('*')
  const found = schemas[kind].safeParse(JSON.parse(raw.body))
  expect(found.error?.issues ?? []).toEqual([])
  return found.data as z.output<(typeof schemas)[K]>
}

/** Holds an answer in XML against the same in JSON: element by element. */
export function inXml(raw: Raw, kind: Kind, json: unknown, status = 200): void {
  expect({ status: raw.statusCode, type: raw.headers['content-type'] }).toEqual({
    status,
    type: 'text/xml; charset=utf-8',
  })
  expect(parseXml(raw.body)).toEqual(treeOf(roots[kind], json))
}
