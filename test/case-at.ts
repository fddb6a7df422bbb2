import type { Caller } from '#kernel/house'
import { newId } from '#kernel/id'
import { asOwner } from './server.ts'
import { stranger, tenant, type World } from './world.ts'

/** A case that stands just so, and what its resident holds. */
export type Held = { case: string; request: string; number: string; code: string }

type Step = (w: World, held: Held) => Promise<{ ok: boolean; refusal?: unknown }>

const verdict = { speed: 'satisfied', result: 'satisfied', attitude: 'satisfied', reply: 'mostly' } as const
export const content = { solved: true, ...verdict } as const

const dispatchTo =
  (unit: 'lamp' | 'water'): Step =>
  (w, { case: id }) =>
    w.casework('dispatch', { case: id, unit: w.units[unit], category: 'city-light' }, w.staff.dispatcher)

const returnBy =
  (unit: 'lamp' | 'water'): Step =>
  (w, { case: id }) =>
    w.casework('return', { case: id, reason: 'not-our-duty', basis: '职责清单' }, w.staff[unit])

const accept: Step = (w, { case: id }) => w.casework('accept', { case: id }, w.staff.lamp)
const claim: Step = (w, { case: id }) => w.casework('claim', { case: id, reply: '已修好。' }, w.staff.lamp)
const judge: Step = (w, { number, code }) => w.casework('judge', { number, code, ...content }, stranger())
const withdraw: Step = (w, { number, code }) => w.casework('withdraw', { number, code }, stranger())
const publish: Step = (w, { case: id }) => w.casework('publish', { case: id, text: '路灯不亮' }, w.staff.dispatcher)
const join: Step = (w, { case: id }) =>
  w.casework('say', { text: '我家门口也不亮', area: '990101.001.001', join: id }, stranger())
const addCo: Step = (w, { case: id }) =>
  w.casework('addCo', { case: id, unit: w.units.water, task: '看看水管' }, w.staff.lamp)
const rule: Step = (w, { case: id }) =>
  w.casework('ruleReturn', { case: id, upheld: true, unit: w.units.lamp, note: '属路灯所' }, w.staff.dispatcher)
const askMore: Step = (w, { case: id }) =>
  w.casework('ask', { case: id, kind: 'extension', days: 2, reason: '等配件' }, w.staff.lamp)
const askPause: Step = (w, { case: id }) =>
  w.casework(
    'ask',
    { case: id, kind: 'pause', why: 'waiting-for-resident', until: later(w), reason: '等反映人回来' },
    w.staff.lamp,
  )
const askHard: Step = (w, { case: id }) =>
  w.casework(
    'ask',
    {
      case: id,
      kind: 'hard',
      why: 'funds',
      nextContact: later(w),
      reviewDays: 30,
      exitTest: '资金到位',
      reason: '资金',
    },
    w.staff.lamp,
  )
const approve: Step = async (w, { case: id }) =>
  w.casework('decide', { case: id, ask: await askOf(w, id), approved: true, note: '同意' }, w.staff.leader)

const stages = {
  received: [],
  withdrawn: [withdraw],
  published: [publish],
  joined: [publish, join],
  dispatched: [dispatchTo('lamp')],
  returned: [dispatchTo('lamp'), returnBy('lamp')],
  moved: [dispatchTo('water'), returnBy('water'), rule],
  handling: [dispatchTo('lamp'), accept],
  helped: [dispatchTo('lamp'), accept, addCo],
  asked: [dispatchTo('lamp'), accept, askMore],
  paused: [dispatchTo('lamp'), accept, askPause, approve],
  hard: [dispatchTo('lamp'), accept, askHard, approve],
  claimed: [dispatchTo('lamp'), accept, claim],
  confirmed: [dispatchTo('lamp'), accept, claim, judge],
} as const satisfies Record<string, readonly Step[]>

export type Stage = keyof typeof stages

/** Five days from now. */
export const later = (w: World): string => w.clock.now().add({ hours: 120 }).toString({ smallestUnit: 'millisecond' })
export const earlier = (w: World): string =>
  w.clock.now().subtract({ hours: 120 }).toString({ smallestUnit: 'millisecond' })

/** A picture as the upload leaves it, not yet part of anything. */
export async function storedFile({ database, clock }: World): Promise<string> {
  const id = newId()
  const values = [tenant, id, id, 'image/jpeg', 1, clock.now().toString()]
  await asOwner(database, (client) =>
    client.query('insert into kernel.file (tenant, id, hash, mime, bytes, at) values ($1, $2, $3, $4, $5, $6)', values),
  )
  return id
}

/** The one thing that waits for a decision on a case. */
export async function askOf(w: World, id: string): Promise<string> {
  const view = await w.casework('get', { case: id }, w.staff.leader)
  return (view.ok && view.value.asks[0]?.id) || ''
}

/** Takes a fresh case along the road to a stage, by the calls that lead there. */
export async function caseAt(w: World, stage: Stage, by: Caller = stranger()): Promise<Held> {
  const said = await w.casework(
    'say',
    {
      text: '杏花路口的路灯三天不亮了',
      area: '990101.001.001',
      contact: { phone: '13800000000', consent: true },
    },
    by,
  )
  if (!said.ok) throw new Error(said.refusal.code)
  for (const step of stages[stage]) {
    const done = await step(w, said.value)
    if (!done.ok) throw new Error(`${stage}: ${JSON.stringify(done.refusal)}`)
  }
  return said.value
}
