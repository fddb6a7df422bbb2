import type { House } from '#kernel/house'
import { readTopics } from '../jobs.ts'
import type { Stage } from './scene.ts'

const day = 24 * 3_600_000

/** What the slower of the two themes is about. */
const lift = /东湖雅居|7号楼|电梯/

/** Towards the end of the story the centre makes what many bring up a programme; one unit has done its part since. */
export function makeProgramme(
  house: House,
  { days, go, player, unitOf, later }: Stage,
  end: number,
  zone: string,
): void {
  const begins = end - 50 * day
  const date = (time: number): string =>
    Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone).toPlainDate().toString()
  days.at(begins, async () => {
    await readTopics(house)
    const found = await go('topics', { span: '365' }, player('paidan'))
    const topic = found.ok && found.value.topics.find(({ name }) => lift.test(name))
    if (!topic) return
    const tasks = [
      {
        unit: unitOf('env'),
        what: '在工地装夜间噪声在线监测，数据每天公开',
        due: date(begins + 20 * day),
        minutes: 600,
      },
      {
        unit: unitOf('order'),
        what: '夜里在工地出口巡查渣土车，十点后不许出场',
        due: date(begins + 80 * day),
        minutes: 480,
      },
    ]
    const opened = await go(
      'openProgramme',
      {
        topic: topic.id,
        title: '东湖雅居7号楼电梯反复停运',
        aim: '连续三个月不困人、不停运；维修花了多少钱、换了什么，在楼道里公开。',
        lead: unitOf('housing'),
        starts: date(begins),
        ends: date(begins + 90 * day),
        tasks,
      },
      player('paidan'),
    )
    if (!opened.ok) throw new Error(`The demo could not open its programme: ${opened.refusal.en}`)
    const { programme } = opened.value
    later(60, async () => {
      const seen = await go('programme', { programme }, player('paidan'))
      const task = seen.ok ? seen.value.items.find(({ unit }) => unit === unitOf('housing'))?.id : undefined
      if (task)
        await go(
          'finishTask',
          { task, note: '主板和门机已换新，旧件在物业门口摆了三天，费用明细贴在一楼。' },
          player('paidan'),
        )
    })
  })
}
