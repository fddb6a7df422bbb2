import type { House } from '#kernel/house'
import { readTopics } from '../jobs.ts'
import type { Stage } from './scene.ts'

const day = 24 * 3_600_000

/** The estate whose nights the first slow theme is about. */
const estate = /银杏苑|柳巷路/

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
    const topic = found.ok && found.value.topics.find(({ name }) => estate.test(name))
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
        title: '柳巷路工地夜间施工扰民',
        aim: '夜里十点到早上六点，没有许可一律不施工；确需连续浇筑的提前三天公告。',
        lead: unitOf('env'),
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
      const task = seen.ok ? seen.value.items.find(({ unit }) => unit === unitOf('env'))?.id : undefined
      if (task)
        await go('finishTask', { task, note: '两台监测设备已装好，数据在工地门口和社区公告栏公开。' }, player('paidan'))
    })
  })
}
