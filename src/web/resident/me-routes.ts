import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callAuth, type AuthCall } from '#kernel/auth'
import { t } from './layout.ts'
import { codePage, contactPage, minePage } from './pages/me.ts'
import { sendPage, type Pages } from './pages.ts'
import { fieldsOf, isOwnForm } from './session.ts'
import { w } from './words.ts'

/** Residents who like may sign in by a code sent to their phone or mail, and find all they have said in one place. */
export function meRoutes(app: FastifyInstance, { auth, actorOf, casework, view }: Pages): void {
  const ask = (name: AuthCall, input: unknown, request: FastifyRequest, reply: FastifyReply) =>
    callAuth(auth, name, input, request, reply)

  app.get('/me', async (request, reply) => {
    const actor = await actorOf(request)
    const seen = view(request, reply)
    if (actor.kind !== 'resident') return sendPage(reply, contactPage(seen, null))
    const found = await casework('mine', {}, { actor })
    return sendPage(reply, minePage(seen, actor.contact, found.ok ? found.value.requests : []))
  })

  app.post('/me/code', async (request, reply) => {
    const fields = fieldsOf(request)
    const seen = view(request, reply)
    if (!isOwnForm(request, fields)) return sendPage(reply, contactPage(seen, t(seen, w.stale)), 403)
    const contact = fields['contact']?.trim() ?? ''
    const sent = await ask('residentCode', { contact }, request, reply)
    return sent.ok
      ? sendPage(reply, codePage(seen, contact, null))
      : sendPage(reply, contactPage(seen, t(seen, sent.refusal)), 400)
  })

  app.post('/me/enter', async (request, reply) => {
    const fields = fieldsOf(request)
    const seen = view(request, reply)
    const { contact = '', code = '' } = fields
    if (!isOwnForm(request, fields)) return sendPage(reply, contactPage(seen, t(seen, w.stale)), 403)
    const entered = await ask('residentEnter', { contact, code: code.trim() }, request, reply)
    if (!entered.ok) return sendPage(reply, codePage(seen, contact, t(seen, entered.refusal)), 400)
    return reply.redirect('/me', 303)
  })

  app.post('/me/leave', async (request, reply) => {
    if (isOwnForm(request, fieldsOf(request))) await ask('signOut', {}, request, reply)
    return reply.redirect('/', 303)
  })
}
