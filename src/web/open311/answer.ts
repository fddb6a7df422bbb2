import type { FastifyReply, FastifyRequest } from 'fastify'
import { statusOf, type Worded } from '#kernel/refusals'
import type { Refusal, Result } from '#kernel/result'
import { langOf } from '#kernel/serve'
import type { Lang, Said } from '#kernel/words'
import { xmlOf, type Node } from './xml.ts'

export type Format = 'xml' | 'json'

/** In JSON the root falls away. */
export type Body = { root: string; value: Node }

/** Why not, as the standard wants it told: a status of its short list, and a sentence for whoever wrote the report. */
export type Fault = { status: number; said: Said }
export type Outcome<T = Body> = Result<T, Fault & Refusal>

export const fault = (status: number, said: Said): { ok: false; refusal: Fault & Refusal } => ({
  ok: false,
  refusal: { code: String(status), status, said },
})

/** Clients know few statuses: a rule that stands against it is 400 to them, a missing key 403. */
const known: Record<number, number> = { 401: 403, 409: 400, 413: 400, 415: 400, 503: 500 }
const own: Record<string, number> = {
  'casework.not-yours': 403,
  'casework.point-outside': 400,
  'casework.area-not-found': 400,
  'casework.file-not-found': 400,
}

/** A refusal of the house, with the remarks on single fields behind its sentence. */
export function refused({ code, zh, en, issues = [] }: Worded): { ok: false; refusal: Fault & Refusal } {
  const status = own[code] ?? statusOf(code)
  const said = {
    zh: [zh, ...issues.map((issue) => `${issue.path}：${issue.zh}`)].join(' '),
    en: [en, ...issues.map((issue) => `${issue.path}: ${issue.en}`)].join(' '),
  }
  return fault(known[status] ?? status, said)
}

/** XML where nothing better is asked for: every client reads it. */
export const formatOf = (url: string): Format => (/\.json(\?|$)/.test(url) ? 'json' : 'xml')

/** `locale` names the tongue; without it the reader's own settings do. */
export function tongueOf(request: FastifyRequest, locale: string | undefined): Lang {
  if (locale) return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
  return langOf(request)
}

const types: Record<Format, string> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

export function send(reply: FastifyReply, format: Format, { root, value }: Body, status = 200): FastifyReply {
  const text = format === 'json' ? JSON.stringify(value) : xmlOf(root, value)
  return reply
    .code(status)
    .headers({
      'content-type': types[format],
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    .send(text)
}

export const sendFault = (reply: FastifyReply, format: Format, { status, said }: Fault, lang: Lang): FastifyReply =>
  send(reply, format, { root: 'errors', value: [{ code: status, description: said[lang] }] }, status)
