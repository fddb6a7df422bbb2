import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '#kernel/house'
import { newId } from '#kernel/id'
import type { Worded } from '#kernel/refusals'
import type { Result } from '#kernel/result'
import { t } from './layout.ts'
import { followedPage } from './pages/case.ts'
import { keyPage } from './pages/rest.ts'
import { seldom, sendPage, type Pages } from './pages.ts'
import { readForm, type Sent } from './posted.ts'
import { byCode, dropKey, fieldsOf, isOwnForm, keepKeyCookie, proofOf, type Key, type Proof } from './session.ts'
import { w } from './words.ts'

type Done = Promise<Result<unknown, Worded>>

const verdict = (text: string | undefined) => (text === 'satisfied' || text === 'mostly' ? text : 'unsatisfied')

/** Judging, adding, objecting and withdrawing: one form each, one command each, then the same page again. */
const doings = ({ casework }: Pages): Record<string, (key: Key, sent: Sent, caller: Caller) => Done> => ({
  judge: (key, { fields: f }, caller) =>
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
  add: (key, { fields: f, files }, caller) => casework('add', { ...key, text: f['text'] ?? '', files }, caller),
  object: (key, { fields: f }, caller) => casework('objectToHard', { ...key, reason: f['reason'] ?? '' }, caller),
  withdraw: (key, { fields: f }, caller) =>
    casework('withdraw', { ...key, ...(f['reason']?.trim() ? { reason: f['reason'] } : {}) }, caller),
})

export function followRoutes(app: FastifyInstance, parts: Pages): void {
  const { casework, view, actorOf, settings } = parts

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { key, actor }: Proof,
    message: { text: string; bad: boolean } | null = null,
  ) => {
    // a form's address is nothing to come back to
    const seen = { ...view(request, reply), here: `/follow?number=${encodeURIComponent(key.number)}` }
    const found = await casework('follow', key, { actor })
    if (!found.ok) {
      if (key.code) dropKey(reply)
      return sendPage(reply, keyPage(seen, key.number, t(seen, found.refusal)), 404)
    }
    const how = { map: await parts.map(), signedIn: !key.code, newCommand: newId }
    return sendPage(reply, followedPage(seen, found.value, how, message), message?.bad ? 409 : 200)
  }

  /** The code goes into a cookie and out of the address at once: an address is shared, kept and logged. */
  const enter = async (request: FastifyRequest, reply: FastifyReply, number: string, code: string) => {
    const { key, actor } = byCode(number, code)
    const found = await casework('follow', key, { actor })
    const seen = view(request, reply)
    if (!found.ok) return sendPage(reply, keyPage(seen, number, t(seen, found.refusal)), 404)
    keepKeyCookie(reply, { number, code }, settings)
    return reply.redirect('/follow', 303)
  }

  app.get('/follow', { config: seldom }, async (request, reply) => {
    const { number, code } = request.query as Record<string, unknown>
    if (typeof number === 'string' && typeof code === 'string') return enter(request, reply, number, code)
    const proof = await proofOf(request, number, actorOf)
    return proof
      ? show(request, reply, proof)
      : sendPage(reply, keyPage(view(request, reply), typeof number === 'string' ? number : '', null))
  })

  app.post('/follow', { config: seldom }, async (request, reply) => {
    const fields = fieldsOf(request)
    const { number = '', code = '' } = fields
    if (!isOwnForm(request, fields))
      return sendPage(reply, keyPage(view(request, reply), number, t(view(request, reply), w.stale)), 403)
    return enter(request, reply, number.trim(), code.trim())
  })

  app.post('/follow/leave', (_request, reply) => {
    dropKey(reply)
    return reply.redirect('/follow', 303)
  })

  for (const [name, doing] of Object.entries(doings(parts)))
    app.post(`/follow/${name}`, { config: seldom }, async (request, reply) => {
      const sent = await readForm(request, parts)
      const proof = await proofOf(request, sent.fields['number'], actorOf)
      const seen = view(request, reply)
      if (!proof || !isOwnForm(request, sent.fields)) return sendPage(reply, keyPage(seen, '', t(seen, w.stale)), 403)
      if (sent.refused) return show(request, reply, proof, { text: t(seen, sent.refused), bad: true })
      const caller = { actor: proof.actor, lang: seen.lang, commandId: sent.fields['commandId'] ?? '' }
      const done = await doing(proof.key, sent, caller)
      return show(
        request,
        reply,
        proof,
        done.ok ? { text: t(seen, w.done), bad: false } : { text: t(seen, done.refusal), bad: true },
      )
    })
}
