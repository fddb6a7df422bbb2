import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '#kernel/house'
import { newId } from '#kernel/id'
import type { Worded } from '#kernel/refusals'
import type { Result } from '#kernel/result'
import { t } from './layout.ts'
import { followedPage } from './pages/case.ts'
import { keyPage } from './pages/rest.ts'
import { seldom, sendPage, type Pages } from './pages.ts'
import { dropKey, fieldsOf, isOwnForm, keepKeyCookie, keyOf, type Key } from './session.ts'
import { w } from './words.ts'

type Fields = Record<string, string>
type Done = Promise<Result<unknown, Worded>>

const verdict = (text: string | undefined) => (text === 'satisfied' || text === 'mostly' ? text : 'unsatisfied')

/** Judging, adding, objecting and withdrawing: one form each, one command each, then the same page again. */
const doings = ({ casework }: Pages): Record<string, (key: Key, fields: Fields, caller: Caller) => Done> => ({
  judge: (key, f, caller) =>
    casework(
      'judge',
      {
        ...key,
        solved: f['solved'] === 'yes',
        speed: verdict(f['speed']),
        result: verdict(f['result']),
        attitude: verdict(f['attitude']),
        reply: verdict(f['reply']),
        ...(f['words']?.trim() ? { words: f['words'] } : {}),
      },
      caller,
    ),
  add: (key, f, caller) => casework('add', { ...key, text: f['text'] ?? '' }, caller),
  object: (key, f, caller) => casework('objectToHard', { ...key, reason: f['reason'] ?? '' }, caller),
  withdraw: (key, f, caller) =>
    casework('withdraw', { ...key, ...(f['reason']?.trim() ? { reason: f['reason'] } : {}) }, caller),
})

export function followRoutes(app: FastifyInstance, parts: Pages): void {
  const { casework, view, settings } = parts
  const stranger = { actor: { kind: 'public' } } as const

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    key: Key,
    message: { text: string; bad: boolean } | null = null,
  ) => {
    const seen = view(request, reply)
    const found = await casework('follow', key, stranger)
    if (!found.ok) {
      dropKey(reply)
      return sendPage(reply, keyPage(seen, key.number, t(seen, found.refusal)), 404)
    }
    return sendPage(reply, followedPage(seen, found.value, await parts.map(), newId, message), message?.bad ? 409 : 200)
  }

  /** The code goes into a cookie and out of the address at once: an address is shared, kept and logged. */
  const enter = async (request: FastifyRequest, reply: FastifyReply, key: Key) => {
    const found = await casework('follow', key, stranger)
    const seen = view(request, reply)
    if (!found.ok) return sendPage(reply, keyPage(seen, key.number, t(seen, found.refusal)), 404)
    keepKeyCookie(reply, key, settings)
    return reply.redirect('/follow', 303)
  }

  app.get('/follow', { config: seldom }, async (request, reply) => {
    const { number, code } = request.query as Record<string, unknown>
    if (typeof number === 'string' && typeof code === 'string') return enter(request, reply, { number, code })
    const key = keyOf(request)
    return key
      ? show(request, reply, key)
      : sendPage(reply, keyPage(view(request, reply), typeof number === 'string' ? number : '', null))
  })

  app.post('/follow', { config: seldom }, async (request, reply) => {
    const fields = fieldsOf(request)
    const { number = '', code = '' } = fields
    if (!isOwnForm(request, fields))
      return sendPage(reply, keyPage(view(request, reply), number, t(view(request, reply), w.stale)), 403)
    return enter(request, reply, { number: number.trim(), code: code.trim() })
  })

  app.post('/follow/leave', (_request, reply) => {
    dropKey(reply)
    return reply.redirect('/follow', 303)
  })

  for (const [name, doing] of Object.entries(doings(parts)))
    app.post(`/follow/${name}`, { config: seldom }, async (request, reply) => {
      const fields = fieldsOf(request)
      const key = keyOf(request)
      const seen = view(request, reply)
      if (!key || !isOwnForm(request, fields)) return sendPage(reply, keyPage(seen, '', t(seen, w.stale)), 403)
      const done = await doing(key, fields, { ...stranger, lang: seen.lang, commandId: fields['commandId'] ?? '' })
      return show(
        request,
        reply,
        key,
        done.ok ? { text: t(seen, w.done), bad: false } : { text: t(seen, done.refusal), bad: true },
      )
    })
}
