import {
  apologies,
  approved,
  boilerplate,
  contacted,
  extensions,
  finals,
  hards,
  helpers,
  pauses,
  unreached,
  getWord,
} from './desk-words.ts'
import { objections } from './resident-words.ts'
import { stranger } from './drive.ts'
import type { Plan } from './plan.ts'
import type { Scene, Stage } from './scene.ts'

const hour = 3_600_000
const day = 24 * hour
type Doing = (s: Scene) => void

/** How the first call goes, dealt: of three one rings in vain. */
const rings = ['in vain', 'reached', 'reached'] as const

/** What the resident does with a result, by plan. */
const endings = (stage: Stage): Partial<Record<Plan, Doing>> => {
  const { go, later, judge, pick, deal, player, verdicts } = stage
  return {
    mostly: (s) => later(30, () => judge(s, 'mostly', true)),
    poor: (s) => later(30, () => judge(s, 'mostly', true)),
    redo: (s) =>
      later(20, async () => {
        await judge(s, 'unsatisfied', false)
        const note = '上门向反映人致歉，重新查看现场'
        later(26, () => go('contact', { case: s.id, how: 'visit', reached: true, note }, s.handler))
        later(60, async () => {
          const reply = `${s.spot.fill(s.told.reply)}${deal(apologies)}`
          await go('claim', { case: s.id, reply }, s.handler)
          later(24, () => judge(s, 'satisfied', true))
        })
      }),
    phone: (s) =>
      later(24, async () => {
        if (deal(rings) === 'in vain') await go('tryCall', { case: s.id, note: '无人接听' }, player('huawu'))
        const answer = verdicts(pick(['satisfied', 'mostly'] as const), true)
        later(20, () => go('recordJudgement', { case: s.id, how: 'phone', ...answer }, player('huawu')))
      }),
    lapse: () => undefined,
  }
}

/** The first answer: what was done, or, where a unit makes it easy for itself, fine words. */
const firstReply = ({ deal }: Stage, s: Scene): string =>
  s.plan === 'poor' || s.plan === 'redo' ? deal(boilerplate) : s.spot.fill(s.told.reply)

/** The unit reports a result some hours later, and the resident answers it in their own way. */
export const claim = (stage: Stage, s: Scene, hours: number): void => {
  const { go, later, judge, random } = stage
  later(hours, async () => {
    const done = await go('claim', { case: s.id, reply: firstReply(stage, s) }, s.handler)
    const plain: Doing = (one) => later(26, () => judge(one, random() < 0.85 ? 'satisfied' : 'mostly', true))
    if (done.ok) (endings(stage)[s.plan] ?? plain)(s)
  })
}

/** The unit asks, the head of the centre decides, and then it goes on. */
const ask = (stage: Stage, s: Scene, input: object, then: () => void): void => {
  const { go, later, deal, player } = stage
  later(26, async () => {
    const asked = await go('ask', { case: s.id, ...input } as never, s.handler)
    if (!asked.ok) return then()
    later(5, async () => {
      const view = await go('get', { case: s.id }, player('zhuren'))
      const [open] = view.ok ? view.value.asks : []
      const note = deal(approved)
      if (open) await go('decide', { case: s.id, ask: open.id, approved: true, note }, player('zhuren'))
      then()
    })
  })
}

/** The asks of a demo, worded as units word them. `from` is the moment of asking. */
export const asksOf = ({ deal }: Stage, s: Scene) => ({
  extension: () => {
    const { days, reason } = getWord(extensions, s.told.category)
    return { kind: 'extension', days, reason }
  },
  pause: (from: number) => ({
    kind: 'pause',
    why: 'waiting-for-resident',
    until: new Date(from + 6 * day).toISOString(),
    reason: deal(pauses),
  }),
  hard: (from: number) => {
    const { why, reason, exitTest } = getWord(hards, s.told.category)
    return { kind: 'hard', why, nextContact: new Date(from + 30 * day).toISOString(), reviewDays: 30, exitTest, reason }
  },
  final: () => ({ kind: 'final', reply: deal(finals), reason: '证据齐全，单位负责人已签字' }),
})

const ways = (stage: Stage): Partial<Record<Plan, Doing>> => {
  const { go, later, days, deal, unitOf, handlerOf } = stage
  const now = () => days.clock.now().epochMilliseconds
  return {
    late: (s) => claim(stage, s, 24 * 13),
    extension: (s) => ask(stage, s, asksOf(stage, s).extension(), () => claim(stage, s, 90)),
    pause: (s) =>
      ask(stage, s, asksOf(stage, s).pause(now() + 3 * day), () =>
        later(60, async () => {
          await go('resume', { case: s.id, note: '材料已收到' }, s.handler)
          claim(stage, s, 30)
        }),
      ),
    hard: (s) =>
      ask(stage, s, asksOf(stage, s).hard(now()), () => {
        const objection = { number: s.number, code: s.code, reason: deal(objections) }
        later(40, () => go('objectToHard', objection, stranger))
      }),
    final: (s) => ask(stage, s, asksOf(stage, s).final(), () => undefined),
    co: (s) =>
      later(4, async () => {
        const helper = getWord(helpers, s.told.category)
        await go('addCo', { case: s.id, unit: unitOf(helper.unit), task: helper.task }, s.handler)
        later(30, () => go('answerCo', { case: s.id, text: helper.answer }, handlerOf(helper.unit)))
        claim(stage, s, 50)
      }),
  }
}

/** A unit has a case: read, accepted, a word with the resident, a note, and then as the plan says. */
export const handle = (stage: Stage, s: Scene): void => {
  const { go, later, deal, random } = stage
  if (s.plan === 'never-read') return
  later(2, () => go('read', { case: s.id }, s.handler))
  if (s.plan !== 'silent') later(4, () => go('accept', { case: s.id }, s.handler))
  const reached = random() < 0.9
  const note = deal(reached ? contacted : unreached)
  later(14, () => go('contact', { case: s.id, how: 'phone', reached, note }, s.handler))
  later(28, () => go('note', { case: s.id, text: s.spot.fill(s.told.note), public: true }, s.handler))
  const way = ways(stage)[s.plan]
  if (way) way(s)
  else claim(stage, s, 40 + random() * 50)
}
