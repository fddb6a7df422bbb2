import type { House } from '#kernel/house'
import { passTime, readTopics } from '../jobs.ts'
import { lookedBack, ownership, relapsed, returns, settled, upheld, getWord } from './desk-words.ts'
import { calendarFor, dice, stranger, type Days } from './drive.ts'
import { claim, handle } from './handling.ts'
import { referred } from './matters/referred.ts'
import { themes, type Theme } from './matters/themes.ts'
import { joinIn, stray, tellAgain, tellApart } from './neighbours.ts'
import { plans, suits, type Plan } from './plan.ts'
import { makeProgramme } from './programme.ts'
import { withdrawals } from './resident-words.ts'
import { makeStage, type Cast, type Scene, type Stage } from './scene.ts'
import { standing } from './standing.ts'

const day = 24 * 3_600_000

/** Sent to a unit that it does not belong to; returned, ruled on, and for some returned again. */
function bounce(stage: Stage, s: Scene): void {
  const { go, later, deal, handlerOf, unitOf, dispatch, player } = stage
  const { wrong, reason, basis } = getWord(returns, s.told.category)
  const again = () =>
    later(3, async () => {
      const back = { reason: 'ownership-unclear', basis: deal(ownership) } as const
      await go('return', { case: s.id, ...back }, s.handler)
      later(6, async () => {
        await go('ruleReturn', { case: s.id, upheld: false, note: deal(settled) }, player('caiding'))
        claim(stage, s, 30)
      })
    })
  later(1.2, async () => {
    await dispatch(s, unitOf(wrong))
    later(3, async () => {
      await go('return', { case: s.id, reason, basis, unit: s.unit }, handlerOf(wrong))
      later(3, async () => {
        const ruling = { case: s.id, upheld: true, unit: s.unit, note: deal(upheld) }
        await go('ruleReturn', ruling, player('paidan'))
        if (s.plan === 'return-twice') again()
        else handle(stage, s)
      })
    })
  })
}

/** What the centre does with a new case: explain it, or send it to somebody. */
const receive =
  (stage: Stage) =>
  (s: Scene): void => {
    const { go, later, deal, publish, dispatch } = stage
    if (s.plan === 'return' || s.plan === 'return-twice') return bounce(stage, s)
    later(1.2, async () => {
      await publish(s)
      const done = await dispatch(s)
      if (!done.ok) return
      const gone = { number: s.number, code: s.code, reason: deal(withdrawals) }
      if (s.plan === 'withdraw') later(30, () => go('withdraw', gone, stranger))
      else handle(stage, s)
    })
  }

/** Said to the centre, but nothing that a unit could settle. */
async function explain(stage: Stage): Promise<void> {
  const { go, later, deal, speak, spotFor, player } = stage
  const { category, reason, say, reply } = deal(referred)
  const spot = spotFor(category === 'farm' ? 'village' : 'town')
  const told = { category, unit: 'order', say, reply, note: '', others: [] } as const
  const { id } = await speak(told, 'refer', spot)
  later(1.2, () => go('refer', { case: id, reason, reply: spot.fill(reply) }, player('paidan')))
}

/** The operators go and see, as each falls due, whether what was confirmed still holds; what does not is done again. */
async function lookBack(stage: Stage, known: Map<string, Scene>): Promise<void> {
  const { go, deal, pick, player, random } = stage
  const found = await go('callbacks', { limit: 200 }, player('huawu2'))
  for (const one of found.ok ? found.value.cases : []) {
    if (one.kind !== 'look-back' || random() < 0.3) continue
    const holds = random() < 0.96
    const how = pick(['visit', 'phone'] as const)
    await go('lookBack', { case: one.id, holds, how, note: deal(holds ? lookedBack : relapsed) }, player('huawu2'))
    const scene = known.get(one.id)
    if (!holds && scene) claim(stage, { ...scene, plan: 'plain' }, 50)
  }
}

/** A matter that comes up again and again: told by somebody else each time, answered, and back some days later. */
function smoulder(stage: Stage, { at: [path, road, estate], ...theme }: Theme, end: number, begin: (s: Scene) => void) {
  const { days, random, pick, speak, spotFor } = stage
  for (const [i, say] of theme.say.entries()) {
    const part = (i + random() * 0.8) / theme.say.length
    const reply = theme.reply[Math.floor(part * theme.reply.length)] ?? ''
    const told = { ...theme, say, reply, others: [] }
    const plan: Plan = pick(['plain', 'plain', 'mostly', 'redo', 'poor', 'late'])
    const moment = Math.floor(end - (1 - part) * 170 * day - 0.3 * day)
    days.at(moment, async () => begin(await speak(told, plan, spotFor('town', { path, road, estate }))))
  }
}

const beside = (stage: Stage, s: Scene, take: (s: Scene) => void): void => {
  if (s.plan === 'me-too') joinIn(stage, s)
  if (s.plan === 'merge') tellAgain(stage, s)
  if (s.plan === 'apart') tellApart(stage, s, take)
  if (s.plan === 'split') stray(stage, s, take)
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
  const { zone } = await calendarFor(house)
  const stage = makeStage(house, cast, days, random, zone)
  // which cases are looked back at hangs on their ids, which are new each time: that must not turn the other dice
  const afterwards = makeStage(house, cast, days, dice(20_27), zone)
  const end = until.epochMilliseconds
  const known = new Map<string, Scene>()
  const take = (s: Scene): void => {
    known.set(s.id, s)
    receive(stage)(s)
  }
  const begin = async () => {
    const plan = stage.deal(plans)
    if (plan === 'refer') return explain(stage)
    const scene = await stage.speak(stage.tale(suits(plan)), plan)
    beside(stage, scene, take)
    take(scene)
  }
  for (const theme of themes) smoulder(stage, theme, end, take)
  for (let i = 0; i < cases; i += 1) {
    // the last days are fuller, so that every desk has something in hand
    const back = (i % 6 === 0 ? 9 : 182) * day * random()
    const moment = Temporal.Instant.fromEpochMilliseconds(Math.floor(end - back)).toZonedDateTimeISO(zone)
    const spoken = moment.with({ hour: 7 + Math.floor(random() * 14), minute: Math.floor(random() * 60) })
    days.at(spoken.epochMilliseconds, begin)
  }
  makeProgramme(house, stage, end, zone)
  days.at(end - 3 * 3_600_000, () => standing(stage))
  let told = 0
  await days.run(async (share) => {
    if (share - told > 0.05) onProgress((told = share))
    await passTime(house)
    await lookBack(afterwards, known)
  })
  await passTime(house)
  await readTopics(house)
}
