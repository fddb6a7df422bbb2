import type { Caller, House } from '#kernel/house'
import { passTime } from '../jobs.ts'
import { seats, streets } from './county.ts'
import { calendarFor, commandsOf, Days, dice, stranger } from './drive.ts'
import { stories, type Story } from './stories.ts'

export type Cast = { as: Record<string, Caller>; unit: Record<string, string> }
type Verdict = 'satisfied' | 'mostly' | 'unsatisfied'

const hour = 3_600_000
const day = 24 * hour
const places = streets.flatMap((street, s) =>
  street.communities.map((community, c) => ({ ...community, path: `990101.00${s + 1}.00${c + 1}` })),
)

/** Everything one case needs while its days go by. */
type Scene = {
  id: string
  number: string
  code: string
  text: string
  story: Story
  handler: Caller
  unit: string
  fill: (text: string) => string
  plan: Plan
}

/** How it goes: most things simply get done; the rest is what the product is for. */
type Plan =
  | 'plain'
  | 'mostly'
  | 'redo'
  | 'silent'
  | 'late'
  | 'return'
  | 'return-twice'
  | 'extension'
  | 'hard'
  | 'final'
  | 'refer'
  | 'withdraw'
  | 'phone'
  | 'lapse'
  | 'pause'
  | 'co'
  | 'me-too'
  | 'never-read'

const mixture: [Plan, number][] = [
  ['plain', 34],
  ['mostly', 12],
  ['redo', 6],
  ['silent', 5],
  ['late', 5],
  ['return', 5],
  ['return-twice', 2],
  ['extension', 5],
  ['hard', 2],
  ['final', 1],
  ['refer', 3],
  ['withdraw', 2],
  ['phone', 7],
  ['lapse', 5],
  ['pause', 2],
  ['co', 4],
  ['me-too', 5],
  ['never-read', 3],
]

const total = mixture.reduce((sum, [, weight]) => sum + weight, 0)

export function choosePlan(roll: number): Plan {
  let left = roll * total
  for (const [plan, weight] of mixture) {
    left -= weight
    if (left < 0) return plan
  }
  return 'plain'
}

/**
 * Tells half a year of the county by giving the real commands: log, clocks and rates are what they would have been.
 * Returns how many cases there are.
 */
export async function tellDemo(
  house: House,
  cast: Cast,
  days: Days,
  until: Temporal.Instant,
  cases: number,
  onProgress: (share: number) => void,
): Promise<number> {
  const random = dice(20_26)
  const go = commandsOf(house)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const centre = cast.as['paidan'] as Caller
  const desk = cast.as['huawu'] as Caller
  const leader = cast.as['zhuren'] as Caller
  const calendar = await calendarFor(house)
  const end = until.epochMilliseconds
  const start = end - 182 * day
  const handlerOf = (unit: string) =>
    cast.as[seats.find((seat) => seat.unit === unit && seat.role === 'handler')?.login ?? ''] as Caller
  const later = (hours: number, run: () => Promise<unknown>) =>
    days.at(days.duty(hours * (0.6 + random() * 0.8), random()), async () => {
      await run()
    })

  const verdicts = (word: Verdict, solved: boolean) => ({
    solved,
    speed: pick(['satisfied', 'mostly'] as const),
    result: word,
    attitude: 'satisfied' as const,
    reply: pick(['satisfied', 'mostly'] as const),
  })

  const judge = (s: Scene, word: Verdict, solved: boolean) =>
    go('judge', { number: s.number, code: s.code, ...verdicts(word, solved) }, stranger)

  const ends: Partial<Record<Plan, (s: Scene) => void>> = {
    mostly: (s) => later(30, () => judge(s, 'mostly', true)),
    redo: (s) =>
      later(20, async () => {
        await judge(s, 'unsatisfied', false)
        later(26, () =>
          go('contact', { case: s.id, how: 'visit', reached: true, note: '上门向反映人致歉，重新查看现场' }, s.handler),
        )
        later(60, async () => {
          await go(
            'claim',
            { case: s.id, reply: `${s.fill(pick(s.story.reply))}上次没有处理到位，向您致歉。` },
            s.handler,
          )
          later(24, () => judge(s, 'satisfied', true))
        })
      }),
    phone: (s) =>
      later(24, async () => {
        if (random() < 0.4) await go('tryCall', { case: s.id, note: '无人接听' }, desk)
        later(20, () =>
          go(
            'recordJudgement',
            { case: s.id, how: 'phone', ...verdicts(pick(['satisfied', 'mostly'] as const), true) },
            desk,
          ),
        )
      }),
    lapse: () => undefined,
  }

  const claim = (s: Scene, hours: number) =>
    later(hours, async () => {
      const done = await go('claim', { case: s.id, reply: s.fill(pick(s.story.reply)) }, s.handler)
      if (done.ok)
        (ends[s.plan] ?? ((one: Scene) => later(26, () => judge(one, random() < 0.85 ? 'satisfied' : 'mostly', true))))(
          s,
        )
    })

  const ask = (s: Scene, input: object, approved: boolean, then: () => void) =>
    later(26, async () => {
      const asked = await go(
        'ask',
        { case: s.id, reason: '现场情况比预想复杂，说明见附记', ...input } as never,
        s.handler,
      )
      if (!asked.ok) return then()
      later(5, async () => {
        const view = await go('get', { case: s.id }, leader)
        const [open] = view.ok ? view.value.asks : []
        if (open)
          await go(
            'decide',
            { case: s.id, ask: open.id, approved, note: approved ? '情况属实，同意' : '请先行办理' },
            leader,
          )
        then()
      })
    })

  const iso = (ms: number) => new Date(ms).toISOString()
  const works: Partial<Record<Plan, (s: Scene) => void>> = {
    late: (s) => claim(s, 24 * 13),
    extension: (s) =>
      ask(s, { kind: 'extension', days: 3, reason: '配件需从省城调货，预计三天到' }, true, () => claim(s, 90)),
    pause: (s) =>
      ask(
        s,
        {
          kind: 'pause',
          why: 'waiting-for-resident',
          until: iso(days.clock.now().epochMilliseconds + 20 * day),
          reason: '等待反映人提供房产证明',
        },
        true,
        () =>
          later(60, async () => {
            await go('resume', { case: s.id, note: '材料已收到' }, s.handler)
            claim(s, 30)
          }),
      ),
    hard: (s) =>
      ask(
        s,
        {
          kind: 'hard',
          why: pick(['funds', 'season', 'ownership-dispute'] as const),
          nextContact: iso(days.clock.now().epochMilliseconds + 30 * day),
          reviewDays: 30,
          exitTest: '资金落实并开工后由居民代表现场确认',
          reason: '需整体改造，已列入明年计划',
        },
        true,
        () => undefined,
      ),
    final: (s) =>
      ask(
        s,
        {
          kind: 'final',
          reply: '经三次现场核查并邀请居民代表参加，所反映事项不存在；相关记录可到中心查阅。',
          reason: '证据齐全',
        },
        true,
        () => undefined,
      ),
    co: (s) =>
      later(4, async () => {
        await go(
          'addCo',
          { case: s.id, unit: cast.unit['990101.001'] as string, task: '请协助联系楼内住户，约定施工时间' },
          s.handler,
        )
        claim(s, 50)
      }),
  }

  const work = (s: Scene) => {
    if (s.plan === 'never-read') return
    later(2, () => go('read', { case: s.id }, s.handler))
    if (s.plan !== 'silent') later(4, () => go('accept', { case: s.id }, s.handler))
    later(14, () =>
      go('contact', { case: s.id, how: 'phone', reached: random() < 0.9, note: '已说明办理安排' }, s.handler),
    )
    later(28, () => go('note', { case: s.id, text: s.story.note, public: true }, s.handler))
    ;(works[s.plan] ?? ((one: Scene) => claim(one, 40 + random() * 50)))(s)
  }

  const returned = (s: Scene, again: boolean) => {
    const wrong = pick(['road', 'order', 'housing'].filter((key) => key !== s.story.unit))
    const first = handlerOf(wrong)
    const right = cast.unit[s.story.unit] as string
    return {
      unit: cast.unit[wrong] as string,
      go: () =>
        later(3, async () => {
          await go(
            'return',
            { case: s.id, reason: 'not-our-duty', basis: '“三定”规定第六条，职责清单无此项', unit: right },
            first,
          )
          later(3, async () => {
            await go('ruleReturn', { case: s.id, upheld: true, unit: right, note: '职责清单已核对，改派' }, centre)
            if (!again) return work(s)
            later(3, async () => {
              await go(
                'return',
                { case: s.id, reason: 'ownership-unclear', basis: '设施产权未移交，见移交清单' },
                s.handler,
              )
              later(6, async () => {
                await go(
                  'ruleReturn',
                  { case: s.id, upheld: false, note: '先行办理，产权问题另案解决' },
                  cast.as['caiding'] as Caller,
                )
                claim(s, 30)
              })
            })
          })
        }),
    }
  }

  const dispatch = (s: Scene) => {
    const bounce = s.plan === 'return' || s.plan === 'return-twice' ? returned(s, s.plan === 'return-twice') : null
    later(1.2, async () => {
      if (s.plan === 'refer')
        return go(
          'refer',
          {
            case: s.id,
            reason: 'legal-path',
            reply: '您反映的事项已进入诉讼程序，应由法院裁判；可拨打12348咨询法律援助，我们已将材料清单发给您。',
          },
          centre,
        )
      await go('publish', { case: s.id, text: s.text }, centre)
      const done = await go(
        'dispatch',
        {
          case: s.id,
          unit: bounce?.unit ?? s.unit,
          category: s.story.category,
          urgency: s.story.urgent ? 'urgent' : 'normal',
        },
        centre,
      )
      if (!done.ok) return done
      if (bounce) bounce.go()
      else if (s.plan === 'withdraw')
        later(30, () => go('withdraw', { number: s.number, code: s.code, reason: '已经自己解决了，谢谢' }, stranger))
      else work(s)
      return done
    })
  }

  const filler = (place: (typeof places)[number]) => {
    const blanks: Record<string, string> = {
      路: pick(place.roads),
      院: pick(place.estates),
      几: pick(['2', '3', '4', '5', '6']),
    }
    return (text: string) => text.replaceAll(/\{(.)\}/g, (_, key: string) => blanks[key] ?? '')
  }

  const contact = (plan: Plan) =>
    plan === 'phone'
      ? { name: pick(['王大娘', '李师傅', '赵老师', '刘奶奶']), consent: true }
      : { phone: `1390000${String(Math.floor(random() * 10_000)).padStart(4, '0')}`, consent: true }

  const begin = (i: number) => async () => {
    const place = pick(places)
    const story = stories[(i * 7 + Math.floor(random() * 3)) % stories.length] as Story
    const plan = choosePlan(random())
    const fill = filler(place)
    const words = {
      text: fill(pick(story.say)),
      area: place.path,
      place: fill(pick(['{路}', '{院}', '{院}{几}号楼'])),
      contact: contact(plan),
    }
    const byPhone = plan === 'phone' || random() < 0.25
    const said = byPhone
      ? await go(
          'record',
          {
            ...words,
            channel: pick(['phone', 'window', 'walk-in', 'paper'] as const),
            phoneless: plan === 'phone',
            category: story.category,
          },
          desk,
        )
      : await go(
          'say',
          {
            ...words,
            ...(random() < 0.15 ? { anonymous: true } : {}),
            ...(random() < 0.6 ? { category: story.category } : {}),
          },
          stranger,
        )
    if (!said.ok) throw new Error(`The demo could not say it: ${said.refusal.en}`)
    const scene = {
      ...said.value,
      text: words.text,
      id: said.value.case,
      story,
      plan,
      fill,
      handler: handlerOf(story.unit),
      unit: cast.unit[story.unit] as string,
    }
    if (plan === 'me-too')
      for (const wait of [5, 30])
        later(wait, () =>
          go(
            'say',
            { text: `我也反映：${words.text}`, area: place.path, join: scene.id, contact: contact('plain') },
            stranger,
          ),
        )
    dispatch(scene)
  }

  const zone = calendar.zone
  for (let i = 0; i < cases; i += 1) {
    const moment = Temporal.Instant.fromEpochMilliseconds(
      Math.floor(start + random() * (end - start)),
    ).toZonedDateTimeISO(zone)
    days.at(
      moment.with({ hour: 7 + Math.floor(random() * 14), minute: Math.floor(random() * 60) }).epochMilliseconds,
      begin(i),
    )
  }
  let told = 0
  await days.run(async (share) => {
    if (share - told > 0.05) onProgress((told = share))
    await passTime(house)
  })
  await passTime(house)
  return cases
}
