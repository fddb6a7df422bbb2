import { iso } from '#kernel/time'
import type { z } from 'zod'
import { lookInto } from '#kernel/db'
import type { Ctx } from '#kernel/house'
import { newId } from '#kernel/id'
import { centreOf, directoryOf } from '#kernel/org/directory'
import { areaOfPoint, mapOf } from '#kernel/org/map'
import { isWithin } from '#kernel/place'
import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import type { Lang, Said } from '#kernel/words'
import { calendarOf } from '#kernel/worktime/store'
import type { ActData, Channel, Origin, Urgency } from '../rules/acts.ts'
import { ruleFor, startClock } from '../rules/clocks.ts'
import type { Answer } from '../rules/answers.ts'
import { coverIdNumbers, holdsIdNumber } from '../rules/id-number.ts'
import { placesIn } from '../rules/alike/matter.ts'
import { alarmOf, type Alarm } from '../rules/urgency.ts'
import type { unanswered, unsaid } from '../contract/frame.ts'
import type { saying } from '../shapes.ts'
import { rememberPlaces } from '../store/alike.ts'
import { attach } from '../store/attachments.ts'
import { knowsCategory, policyOf, type Policy } from '../store/policy.ts'
import {
  fingerprintOf,
  insertContact,
  insertRequest,
  keepKey,
  newCode,
  nextOfDay,
  numberOf,
  rememberWords,
  type Contact,
  type ContactRow,
} from '../store/requests.ts'
import { answered } from './answering.ts'
import { beginCase, carryOut } from './carry-out.ts'
import { openCase, type OpenCase } from './open-case.ts'

export type Saying = z.output<typeof saying> & {
  channel: Channel
  phoneless?: boolean
  urgency?: Urgency | undefined
  source?: string
  answers?: Answer[]
  /** The fingerprint of who wrote, where another system names its writers. */
  writer?: string | undefined
  origin?: Origin | undefined
  /** When it was said, where that was before it was written down. The clocks run from the writing down. */
  saidAt?: string | undefined
}

/** What was said, its answers by code and not yet read. */
type Asking = Omit<Saying, 'answers'> & { answers: Readonly<Record<string, readonly string[]>> }

type Unanswered = (typeof unanswered)[number]
export type Refused = Refusal<(typeof unsaid)[number]>
type Receipt = {
  case: string
  request: string
  number: string
  code: string
  joined: boolean
  /** What is promised next, and until when; null where no rule says. */
  promise: Said | null
  alarm: Alarm | null
}

/** The first sentence, cut to what a list can show. */
export const titleOf = (said: { title?: string | undefined; text: string }): string => {
  const first = said.title ?? said.text.split(/[。！？!?\n]/).find((part) => part.trim() !== '') ?? said.text
  const letters = Array.from(first.trim())
  return letters.length > 36 ? `${letters.slice(0, 35).join('')}…` : letters.join('')
}

type Ground = { area: string; centre: string; policy: Policy }

/** The area that was named, else the one around the point, else the county; what a person names counts for more than a point. */
async function areaOf(
  ctx: Ctx,
  said: Pick<Saying, 'area' | 'point'>,
): Promise<Result<string, Refusal<'point-outside'>>> {
  const around = said.point && areaOfPoint(await mapOf(ctx.tx, ctx.tenant), said.point)
  return around === null ? refuse('point-outside') : ok(said.area ?? around ?? String(ctx.tenant))
}

/** Where it belongs; refuses places and categories that do not exist. */
export async function groundOf(ctx: Ctx, said: Saying): Promise<Result<Ground, Refused>> {
  const directory = await directoryOf(ctx.tx, ctx.tenant)
  const policy = await policyOf(ctx.tx, ctx.tenant)
  const found = await areaOf(ctx, said)
  if (!found.ok) return found
  const area = found.value
  if (said.about && !directory.unit(said.about)) return refuse('unit-not-found')
  const centre = centreOf(directory, area, said.about)
  if (!directory.area(area) || !centre) return refuse('area-not-found')
  if (said.category && !knowsCategory(policy, said.category)) return refuse('category-not-found')
  return ok({ area, centre: centre.id, policy })
}

/** What is to be joined: anybody may join what is public, staff what they may see. undefined: a case of its own. */
async function joining(ctx: Ctx, said: Saying): Promise<Result<OpenCase | undefined, Refused>> {
  if (!said.join) return ok(undefined)
  const open = await openCase(ctx, said.join)
  const may = open.ok && (ctx.actor.kind === 'person' || open.value.row.public_text !== null)
  return may ? ok(open.value) : refuse('case-not-found')
}

const spotOf = (said: Saying) => ({
  place: said.place ?? null,
  lat: said.point?.lat ?? null,
  long: said.point?.long ?? null,
})

const reachable = (request: string, number: string, contact: Contact, lang: Lang): ContactRow => ({
  request,
  number,
  name: contact.name ?? null,
  phone: contact.phone ?? null,
  email: contact.email ?? null,
  consent: contact.consent,
  lang,
})

/** The page in which they said it shows their tongue; where somebody else wrote it down or brought it in, the words do. */
const tongueOf = ({ lang }: Ctx, { channel, text }: Saying): Lang => {
  if (channel === 'web') return lang
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
}

/** The way back to whoever spoke; to somebody who did so through another system, and has seen no page of ours, with the code. */
function wayBack(ctx: Ctx, said: Saying, { request, number, code }: Keeping): ContactRow | undefined {
  if (!said.contact || said.anonymous) return undefined
  const contact = reachable(request, number, said.contact, tongueOf(ctx, said))
  return said.channel === 'open311' ? { ...contact, code } : contact
}

type Keeping = { caseId: string; request: string; number: string; code: string; area: string }

/**
 * The words themselves, the way back to whoever said them, and the key they hold: each apart from the others. Answers with
 * who is to be told; undefined when a file is not there.
 */
async function keep(ctx: Ctx, said: Saying, keeping: Keeping): Promise<ContactRow[] | undefined> {
  const { caseId, request, number, code, area } = keeping
  const { tx, tenant, actor } = ctx
  const at = said.saidAt ?? iso(ctx.now)
  await insertRequest(tx, tenant, {
    id: request,
    case_id: caseId,
    number,
    channel: said.channel,
    at,
    text: said.text,
    area,
    ...spotOf(said),
    anonymous: said.anonymous,
    on_behalf: said.onBehalf,
    phoneless: said.phoneless ?? false,
    resident: actor.kind === 'resident' ? actor.id : null,
    source: said.source ?? null,
    answers: said.answers ?? null,
    writer: said.writer ?? null,
  })
  const contact = wayBack(ctx, said, keeping)
  if (contact) await insertContact(tx, tenant, contact)
  await keepKey(tx, { number, secret: fingerprintOf(tenant, number, code), case_id: caseId, request })
  await rememberWords(tx, caseId, area, [said.title, said.text, said.place].join(' '))
  await rememberPlaces(tx, caseId, at, placesIn({ text: [said.title, said.text].join(' '), place: said.place ?? null }))
  const attached = await attach(tx, tenant, said.files, { caseId, request })
  return attached ? [contact].filter((one) => one !== undefined) : undefined
}

/** What is promised next. */
const promiseOf = ({ clocks }: ActData['say']): Said | null => clocks?.[0]?.why ?? null

/** Draws the part of a number that never comes twice. */
type Draw = (tx: Ctx['tx']) => Promise<number>

/** What only some requests have. */
const apart = ({ actor }: Ctx, { about, origin }: Saying): Pick<ActData['say'], 'about' | 'origin' | 'key'> => ({
  ...(about ? { about } : {}),
  ...(origin ? { origin } : {}),
  ...(actor.kind === 'api-key' ? { key: actor.id } : {}),
})

/** What had ended before it came here is over, whatever it speaks of. */
const alarmIn = ({ text, title, origin }: Saying, { words }: Policy): Alarm | null =>
  origin?.ended ? null : alarmOf([text, title].join('。'), words.alarm)

async function dataOf(ctx: Ctx, said: Saying, ground: Ground, request: string, draw: Draw): Promise<ActData['say']> {
  const calendar = await calendarOf(ctx.tx, ctx.tenant)
  const day = ctx.now.toZonedDateTimeISO(calendar.zone).toPlainDate().toString()
  const number = numberOf(day, await draw(ctx.tx))
  const category = said.category ?? null
  const urgency = said.urgency ?? 'normal'
  const begins = !said.join && !said.origin?.ended
  const rule = begins && ruleFor(ground.policy.versions, category ?? '*', urgency, iso(ctx.now))
  return {
    request,
    number,
    channel: said.channel,
    phoneless: said.phoneless ?? false,
    anonymous: said.anonymous,
    onBehalf: said.onBehalf,
    area: ground.area,
    category,
    urgency,
    centre: ground.centre,
    ...apart(ctx, said),
    alarm: alarmIn(said, ground.policy),
    clocks: rule ? [startClock(calendar, 'triage', ground.centre, rule.triage, iso(ctx.now))] : [],
  }
}

/** An ID number is refused where somebody can still take it out, and covered where words come in as they are. */
const withoutIdNumber = (said: Saying): Saying | undefined => {
  if (said.channel === 'import') return { ...said, text: coverIdNumbers(said.text) }
  return holdsIdNumber([said.text, said.place].join(' ')) ? undefined : said
}

/** A complaint joins nothing: the case may lie with the very unit. */
const onItsOwn = (said: Saying): Saying => (said.about ? { ...said, join: undefined } : said)

/** Who says something may write this one case; of those that stand already staff see no more than they did. */
const seesAlready = ({ actor }: Ctx, { join }: Saying): boolean =>
  actor.kind === 'system' || (join !== undefined && actor.kind === 'person')

/**
 * One more voice in a case, or the first of a new one. Every channel comes through here. What it refuses it has written
 * nothing of, so that of many in one transaction one that is refused does not spoil the others.
 */
export async function say(ctx: Ctx, words: Saying, draw: Draw = nextOfDay): Promise<Result<Receipt, Refused>> {
  const said = withoutIdNumber(onItsOwn(words))
  if (!said) return refuse('id-number')
  const ground = await groundOf(ctx, said)
  if (!ground.ok) return ground
  const caseId = said.join ?? newId(ctx.now.epochMilliseconds)
  if (!seesAlready(ctx, said)) await lookInto(ctx.tx, caseId)
  const joined = await joining(ctx, said)
  if (!joined.ok) return joined
  const request = newId(ctx.now.epochMilliseconds)
  const data = await dataOf(ctx, said, ground.value, request, draw)
  const receipt = {
    case: caseId,
    request,
    number: data.number,
    code: newCode(),
    joined: Boolean(joined.value),
    promise: promiseOf(data),
    alarm: data.alarm ?? null,
  }
  const keepIt = () => keep(ctx, said, { ...receipt, caseId, area: data.area })
  const done = joined.value
    ? await joinCase(ctx, joined.value, data, keepIt)
    : await beginCase(ctx, caseId, { title: titleOf(said), ...spotOf(said), steps: [] }, data, keepIt)
  return done.ok ? ok(receipt) : done
}

async function joinCase(ctx: Ctx, open: OpenCase, data: ActData['say'], keepIt: () => ReturnType<typeof keep>) {
  return (await keepIt()) ? carryOut(ctx, open, { act: 'say', data }) : refuse('file-not-found')
}

/** The same for whoever answers the questions of a category by their code. */
export async function sayAnswered(ctx: Ctx, said: Asking) {
  const whole = await answered(ctx, said)
  return whole.ok ? say(ctx, whole.value) : whole
}

const mayRecordFor = (ctx: Ctx, area: string): boolean =>
  ctx.actor.kind === 'person' &&
  ctx.actor.posts.some((post) => post.capabilities.includes('case.intake') && isWithin(area, post.area))

/** A worker writes down what somebody said at the door, on the phone or on paper: the same request as any other. */
export async function record(
  ctx: Ctx,
  said: Asking,
): Promise<Result<Receipt, Refusal<Refused['code'] | Unanswered | 'no-right' | 'date-future'>>> {
  const area = await areaOf(ctx, said)
  if (!area.ok) return area
  if (!mayRecordFor(ctx, area.value)) return refuse('no-right')
  if (said.saidAt && Temporal.Instant.compare(Temporal.Instant.from(said.saidAt), ctx.now) > 0)
    return refuse('date-future')
  return sayAnswered(ctx, said)
}
