import type { FastifyInstance } from 'fastify'
import { newId } from '#kernel/id'
import type { Worded } from '#kernel/refusals'
import type { Actor } from '#kernel/rights'
import type { Said } from '#kernel/words'
import { t, type View } from './layout.ts'
import { sayPage, similarPage, thanksPage, type Typed } from './pages/say.ts'
import { fieldOf, questionsPage, type Answers, type Service } from './pages/questions.ts'
import type { Emergency } from './pages/danger.ts'
import { missingPage } from './pages/rest.ts'
import { seldom, sendPage, type Pages } from './pages.ts'
import { readForm } from './posted.ts'
import { svgMap } from './svg-map.ts'
import { isOwnForm } from './session.ts'
import { w } from './words.ts'

const given = (value: string | undefined): string | undefined => value?.trim() || undefined

const contactOf = (fields: Record<string, string>) => {
  const [name, phone, email] = [given(fields['name']), given(fields['phone']), given(fields['email'])]
  return name || phone || email ? { name, phone, email, consent: fields['consent'] === 'yes' } : undefined
}

/** A map hands over both or neither. */
const pointOf = ({ lat, long }: Record<string, string>) =>
  lat && long ? { lat: Number(lat), long: Number(long) } : undefined

const inputOf = (fields: Record<string, string>, files: string[]) => ({
  text: fields['text'] ?? '',
  place: given(fields['place']),
  point: pointOf(fields),
  area: given(fields['area']),
  category: given(fields['category']),
  contact: contactOf(fields),
  anonymous: fields['anonymous'] === 'yes',
  onBehalf: fields['onBehalf'] === 'yes',
  join: given(fields['join']),
  about: given(fields['about']),
  files,
})

/** The question that each field answers, to say which one is meant. */
const questions: Record<string, Said> = {
  text: w.what,
  place: w.where,
  'contact.name': w.called,
  'contact.phone': w.phone,
  'contact.email': w.email,
}

const inWords = (view: View, refusal: Worded): string => {
  const issue = refusal.issues?.[0]
  if (!issue) return t(view, refusal)
  const question = questions[issue.path]
  const meant = question ? `${t(view, question)}${view.lang === 'zh' ? '：' : ': '}` : ''
  return `${t(view, refusal)} ${meant}${t(view, issue)}`
}

/** What a second page carries along: all that was typed and the ids of what was uploaded. */
const carriedOf = (fields: Record<string, string>, files: string[]): Record<string, string> => {
  const { csrf: _csrf, commandId: _id, files: _files, ...rest } = fields
  const typed = Object.entries(rest).filter(([name]) => !name.startsWith(fieldOf('')))
  return { ...Object.fromEntries(typed), files: files.join(',') }
}

/** Whoever has been asked already is not asked again, and a complaint joins nothing. */
const asksFirst = (fields: Record<string, string>): boolean =>
  fields['asked'] !== 'yes' && fields['complaint'] !== 'yes'

const nothing = { cases: [], alarm: null }

/** What was answered to the questions of these codes. */
const answersTo = (service: Service | undefined, lists: Record<string, string[]>): Answers =>
  Object.fromEntries(
    (service?.attributes ?? []).map(({ code }) => [
      code,
      (lists[fieldOf(code)] ?? []).filter((value) => value.trim() !== ''),
    ]),
  )

const isAboutAnswers = ({ code }: Worded): boolean => code.startsWith('casework.answer-')

/** One sending of the form. */
type Turn = {
  seen: View
  fields: Record<string, string>
  files: string[]
  input: ReturnType<typeof inputOf>
  actor: Actor
  emergency: Emergency
  /** The chosen category, where it asks anything. */
  service: Service | undefined
  answers: Answers
}

export function sayRoutes(app: FastifyInstance, parts: Pages): void {
  const { casework, view, actorOf } = parts
  const show = async (seen: View, typed: Typed, trouble: string | null) => {
    const catalogue = await casework('catalogue', {}, { actor: { kind: 'public' } })
    if (!catalogue.ok) return missingPage(seen)
    const { features } = await parts.map()
    const mapScript = features.length > 0 ? parts.mapScript : null
    return sayPage(seen, catalogue.value, typed, newId(), trouble, mapScript)
  }

  /** Open cases about the same thing: joining one is offered before a new one is opened. */
  const similarTo = async ({ text, area, place, category, point }: ReturnType<typeof inputOf>, actor: Actor) => {
    const found = await casework('similar', { text, area, place, category, ...point }, { actor })
    return found.ok ? found.value : nothing
  }

  /** The chosen category, where it asks anything. */
  const asking = async (category: string | undefined) => {
    const found = await casework('services', {}, { actor: { kind: 'public' } })
    const service = found.ok ? found.value.services.find(({ code }) => code === category) : undefined
    return service && service.attributes.length > 0 ? service : undefined
  }

  const emergencyNumbers = async () => {
    const catalogue = await casework('catalogue', {}, { actor: { kind: 'public' } })
    return catalogue.ok ? catalogue.value.emergency : []
  }

  /** What is shown before anything is stored: what may be the same matter, then what its category asks; else nothing. */
  const before = async ({ seen, fields, files, input, actor, emergency, service, answers }: Turn) => {
    const similar = asksFirst(fields) ? await similarTo(input, actor) : nothing
    const danger = { alarm: similar.alarm, emergency }
    const carried = carriedOf(fields, files)
    if (similar.cases.length > 0) return similarPage(seen, similar.cases, danger, carried, newId)
    const isAsked = service && fields['answered'] !== 'yes' && !input.join
    return isAsked ? questionsPage(seen, service, { answers, fields: carried, danger, trouble: null }, newId()) : null
  }

  /** The page on which what was refused can be put right. */
  const again = async ({ seen, fields, files, emergency, service, answers }: Turn, refusal: Worded) => {
    if (!service || !isAboutAnswers(refusal)) return show(seen, fields, inWords(seen, refusal))
    const asked = { answers, fields: carriedOf(fields, files), danger: { alarm: null, emergency } }
    return questionsPage(seen, service, { ...asked, trouble: t(seen, refusal) }, newId())
  }

  app.get('/say', async (request, reply) => {
    const aboutUs = (request.query as Record<string, unknown>)['about'] === 'us'
    return sendPage(reply, await show(view(request, reply), aboutUs ? { complaint: 'yes' } : {}, null))
  })

  app.post('/say', { config: seldom }, async (request, reply) => {
    const { fields, lists, files, refused } = await readForm(request, parts)
    const seen = view(request, reply)
    if (!isOwnForm(request, fields)) return sendPage(reply, await show(seen, fields, t(seen, w.stale)), 403)
    if (refused) return sendPage(reply, await show(seen, fields, inWords(seen, refused)), 400)
    const input = inputOf(fields, files)
    const actor = await actorOf(request)
    const emergency = await emergencyNumbers()
    const service = await asking(input.category)
    const answers = answersTo(service, lists)
    const turn = { seen, fields, files, input, actor, emergency, service, answers }
    const first = await before(turn)
    if (first) return sendPage(reply, first)
    const whole = { ...input, answers }
    const done = await casework('say', whole, { actor, lang: seen.lang, commandId: fields['commandId'] ?? '' })
    if (!done.ok) return sendPage(reply, await again(turn, done.refusal), 400)
    const where = input.point && svgMap(seen, await parts.map(), input.point)
    return sendPage(reply, thanksPage(seen, done.value, `${request.protocol}://${request.host}`, where, emergency))
  })
}
