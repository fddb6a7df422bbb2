import type { House } from '#kernel/house'
import { passTime } from '../jobs.ts'
import { calendarFor, dice, stranger, type Days } from './drive.ts'
import { claim, handle } from './handling.ts'
import { choosePlan, makeStage, type Cast, type Scene, type Stage } from './scene.ts'
import { standing } from './standing.ts'

const day = 24 * 3_600_000

/** Sent to a unit that it does not belong to; returned, ruled on, and for some returned again. */
function bounce(stage: Stage, s: Scene): void {
  const { go, later, pick, handlerOf, unitOf, dispatch, player } = stage
  const wrong = pick(['road', 'order', 'housing'].filter((key) => key !== s.story.unit))
  const basis = '“三定”规定第六条，本单位职责清单无此项'
  const again = () =>
    later(3, async () => {
      const back = { reason: 'ownership-unclear', basis: '设施产权未移交，见移交清单' } as const
      await go('return', { case: s.id, ...back }, s.handler)
      later(6, async () => {
        const note = '先行办理，产权问题另案解决'
        await go('ruleReturn', { case: s.id, upheld: false, note }, player('caiding'))
        claim(stage, s, 30)
      })
    })
  later(1.2, async () => {
    await dispatch(s, unitOf(wrong))
    later(3, async () => {
      await go('return', { case: s.id, reason: 'not-our-duty', basis, unit: s.unit }, handlerOf(wrong))
      later(3, async () => {
        const ruling = { case: s.id, upheld: true, unit: s.unit, note: '已核对职责清单，改派' }
        await go('ruleReturn', ruling, player('paidan'))
        if (s.plan === 'return-twice') again()
        else handle(stage, s)
      })
    })
  })
}

const legalPath = '您反映的事项已进入诉讼程序，应由法院裁判；可拨打12348咨询法律援助，我们已将材料清单发给您。'

function receive(stage: Stage, s: Scene): void {
  const { go, later, publish, dispatch, player } = stage
  if (s.plan === 'return' || s.plan === 'return-twice') return bounce(stage, s)
  later(1.2, async () => {
    if (s.plan === 'refer') return go('refer', { case: s.id, reason: 'legal-path', reply: legalPath }, player('paidan'))
    await publish(s)
    const done = await dispatch(s)
    if (!done.ok) return done
    const gone = { number: s.number, code: s.code, reason: '已经自己解决了，谢谢' }
    if (s.plan === 'withdraw') later(30, () => go('withdraw', gone, stranger))
    else handle(stage, s)
    return done
  })
}

/** Neighbours who say that it is so for them too. */
function join(stage: Stage, s: Scene): void {
  for (const wait of [5, 30])
    stage.later(wait, () =>
      stage.go('say', { text: `我家也是：${s.text}`, join: s.id, contact: stage.contact('plain') }, stranger),
    )
}

/** The operators go and see, day by day, whether what was confirmed still holds; a few are always still to do. */
async function lookBack({ go, player, random }: Stage): Promise<void> {
  const found = await go('callbacks', { limit: 200 }, player('huawu2'))
  for (const one of found.ok ? found.value.cases : []) {
    if (one.kind !== 'look-back' || random() < 0.3) continue
    const holds = random() < 0.96
    const note = holds ? '到现场看过，问题没有反复' : '问题又出现了'
    await go('lookBack', { case: one.id, holds, how: 'visit', note }, player('huawu2'))
  }
}

/**
 * Tells half a year of the county by giving the real commands: log, clocks and rates are what they would have been.
 * What stands open at its end is there to be tried.
 */
export async function tellDemo(
  house: House,
  cast: Cast,
  days: Days,
  until: Temporal.Instant,
  cases: number,
  onProgress: (share: number) => void,
): Promise<void> {
  const random = dice(20_26)
  const stage = makeStage(house, cast, days, random)
  const { zone } = await calendarFor(house)
  const end = until.epochMilliseconds
  const begin = (i: number) => async () => {
    const scene = await stage.speak(stage.tale(i * 7 + Math.floor(random() * 3)), choosePlan(random()))
    if (scene.plan === 'me-too') join(stage, scene)
    receive(stage, scene)
  }
  for (let i = 0; i < cases; i += 1) {
    // the last days are fuller, so that every desk has something in hand
    const back = (i % 6 === 0 ? 9 : 182) * day * random()
    const moment = Temporal.Instant.fromEpochMilliseconds(Math.floor(end - back)).toZonedDateTimeISO(zone)
    const spoken = moment.with({ hour: 7 + Math.floor(random() * 14), minute: Math.floor(random() * 60) })
    days.at(spoken.epochMilliseconds, begin(i))
  }
  days.at(end - 3 * 3_600_000, () => standing(stage))
  let told = 0
  await days.run(async (share) => {
    if (share - told > 0.05) onProgress((told = share))
    await passTime(house)
    await lookBack(stage)
  })
  await passTime(house)
}
