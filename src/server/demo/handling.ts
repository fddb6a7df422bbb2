import type { Plan, Scene, Stage } from './scene.ts'

const hour = 3_600_000
const day = 24 * hour
type Doing = (s: Scene) => void

/** What the resident does with a result, by plan. */
const endings = (stage: Stage): Partial<Record<Plan, Doing>> => {
  const { go, later, judge, pick, player, random, verdicts } = stage
  return {
    mostly: (s) => later(30, () => judge(s, 'mostly', true)),
    redo: (s) =>
      later(20, async () => {
        await judge(s, 'unsatisfied', false)
        const note = '上门向反映人致歉，重新查看现场'
        later(26, () => go('contact', { case: s.id, how: 'visit', reached: true, note }, s.handler))
        later(60, async () => {
          const reply = `${s.fill(pick(s.story.reply))}上次没有处理到位，向您致歉。`
          await go('claim', { case: s.id, reply }, s.handler)
          later(24, () => judge(s, 'satisfied', true))
        })
      }),
    phone: (s) =>
      later(24, async () => {
        if (random() < 0.4) await go('tryCall', { case: s.id, note: '无人接听' }, player('huawu'))
        const answer = verdicts(pick(['satisfied', 'mostly'] as const), true)
        later(20, () => go('recordJudgement', { case: s.id, how: 'phone', ...answer }, player('huawu')))
      }),
    lapse: () => undefined,
  }
}

/** The unit reports a result some hours later, and the resident answers it in their own way. */
export const claim = (stage: Stage, s: Scene, hours: number): void => {
  const { go, later, judge, pick, random } = stage
  later(hours, async () => {
    const done = await go('claim', { case: s.id, reply: s.fill(pick(s.story.reply)) }, s.handler)
    const plain: Doing = (one) => later(26, () => judge(one, random() < 0.85 ? 'satisfied' : 'mostly', true))
    if (done.ok) (endings(stage)[s.plan] ?? plain)(s)
  })
}

/** The unit asks, the head of the centre decides, and then it goes on. */
const ask = (stage: Stage, s: Scene, input: object, then: () => void): void => {
  const { go, later, player } = stage
  later(26, async () => {
    const asked = await go('ask', { case: s.id, ...input } as never, s.handler)
    if (!asked.ok) return then()
    later(5, async () => {
      const view = await go('get', { case: s.id }, player('zhuren'))
      const [open] = view.ok ? view.value.asks : []
      if (open)
        await go('decide', { case: s.id, ask: open.id, approved: true, note: '情况属实，同意' }, player('zhuren'))
      then()
    })
  })
}

/** The asks of a demo, worded as units word them. `from` is the moment of asking. */
export const asks = {
  extension: { kind: 'extension', days: 3, reason: '配件需从省城调货，预计三天到' },
  pause: (from: number) => ({
    kind: 'pause',
    why: 'waiting-for-resident',
    until: new Date(from + 6 * day).toISOString(),
    reason: '等待反映人提供房产证明',
  }),
  hard: (from: number, why: 'funds' | 'season' | 'ownership-dispute') => ({
    kind: 'hard',
    why,
    nextContact: new Date(from + 30 * day).toISOString(),
    reviewDays: 30,
    exitTest: '资金落实并开工后，由居民代表现场确认',
    reason: '需整体改造，已列入明年计划',
  }),
  final: {
    kind: 'final',
    reply: '经三次现场核查并邀请居民代表参加，所反映事项不存在；相关记录可到中心查阅。',
    reason: '证据齐全，单位负责人已签字',
  },
}

const ways = (stage: Stage): Partial<Record<Plan, Doing>> => {
  const { go, later, pick, days, unitOf } = stage
  const now = () => days.clock.now().epochMilliseconds
  return {
    late: (s) => claim(stage, s, 24 * 13),
    extension: (s) => ask(stage, s, asks.extension, () => claim(stage, s, 90)),
    pause: (s) =>
      ask(stage, s, asks.pause(now() + 3 * day), () =>
        later(60, async () => {
          await go('resume', { case: s.id, note: '材料已收到' }, s.handler)
          claim(stage, s, 30)
        }),
      ),
    hard: (s) => ask(stage, s, asks.hard(now(), pick(['funds', 'season', 'ownership-dispute'])), () => undefined),
    final: (s) => ask(stage, s, asks.final, () => undefined),
    co: (s) =>
      later(4, async () => {
        const task = '请协助联系楼内住户，约定施工时间'
        await go('addCo', { case: s.id, unit: unitOf('990101.001'), task }, s.handler)
        claim(stage, s, 50)
      }),
  }
}

/** A unit has a case: read, accepted, a word with the resident, a note, and then as the plan says. */
export const handle = (stage: Stage, s: Scene): void => {
  const { go, later, random } = stage
  if (s.plan === 'never-read') return
  later(2, () => go('read', { case: s.id }, s.handler))
  if (s.plan !== 'silent') later(4, () => go('accept', { case: s.id }, s.handler))
  const contact = { how: 'phone' as const, reached: random() < 0.9, note: '已说明办理安排' }
  later(14, () => go('contact', { case: s.id, ...contact }, s.handler))
  later(28, () => go('note', { case: s.id, text: s.story.note, public: true }, s.handler))
  const way = ways(stage)[s.plan]
  if (way) way(s)
  else claim(stage, s, 40 + random() * 50)
}
