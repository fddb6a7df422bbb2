import type { InputOf } from '#kernel/contract'
import type { casework } from '#casework/contract'
import { must } from './office.ts'
import { again, stranger, system, type World } from './world.ts'

/** A hot topic: its requests, and the cases they began. */
export type Topic = { topic: string; requests: string[]; cases: string[] }

let made = 0

/** Signs that no other matter has. */
const freshSigns = (): string => {
  made += 1
  return String.fromCodePoint(...Array.from({ length: 8 }, (_, i) => 0x4e_00 + made * 8 + i))
}

/** What the house does by itself: reads all that came in. */
export async function groupAll(world: World): Promise<void> {
  await must(world.casework('learnTopics', {}, system()))
  for (;;) if ((await must(world.casework('groupRequests', {}, system()))).read === 0) return
}

/** Three people speak of one matter, and it is read. */
export async function topicAt(world: World, area = '990101.001.001'): Promise<Topic> {
  const signs = freshSigns()
  const [place, matter] = [signs.slice(0, 4), signs.slice(4)]
  const tellings = [`${place}${matter}`, `${matter}，在${place}`, `${place}的${matter}`]
  const [requests, cases]: [string[], string[]] = [[], []]
  for (const telling of tellings) {
    const said = await must(
      world.casework('say', { text: `${telling}。`, area, category: 'city-light' }, again(stranger())),
    )
    requests.push(said.request)
    cases.push(said.case)
  }
  await groupAll(world)
  const { topics } = await must(world.casework('topics', {}, world.staff.dispatcher))
  const found = topics.find((topic) => topic.name.includes(place))
  if (!found) throw new Error(`No topic came of ${place}: ${topics.map((topic) => topic.name).join(', ')}`)
  return { topic: found.id, requests, cases }
}

type Opening = Omit<InputOf<(typeof casework)['calls']['openProgramme']>, 'topic'>

/** What a programme is opened with: a month from the day on which the test stands, and one task of the lamp unit. */
export function opening(world: World): Opening {
  const today = Temporal.PlainDate.from(world.clock.now().toString().slice(0, 10))
  const [starts, ends] = [today.toString(), today.add({ days: 30 }).toString()]
  return {
    title: '渣土车夜间扰民',
    aim: '夜里十点以后不再有渣土车经过居民区。',
    lead: world.units.lamp,
    starts,
    ends,
    tasks: [{ unit: world.units.lamp, what: '重新审批运输路线', due: ends }],
  }
}

export async function programmeAt(world: World): Promise<Topic & { programme: string; task: string }> {
  const topic = await topicAt(world)
  const input = { topic: topic.topic, ...opening(world) }
  const { programme } = await must(world.casework('openProgramme', input, again(world.staff.dispatcher)))
  const { items } = await must(world.casework('programme', { programme }, world.staff.dispatcher))
  return { ...topic, programme, task: items[0]?.id ?? '' }
}
