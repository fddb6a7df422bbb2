import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect } from 'vitest'
import { newId } from '#kernel/id'
import type { Caller } from '#kernel/house'
import { caseAt, earlier, type Stage } from '#test/case-at'
import { asOwner } from '#test/server'
import { threeTests } from '#test/three-tests'
import { makeWorld, tenant, type Staff, type World } from '#test/world'
import { inbox } from '#inbox/contract'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const by = (seat: keyof Staff) => (world: World) => world.staff[seat]
const idOf = ({ actor }: Caller): string => (actor.kind === 'person' ? actor.id : '')
const reason = { reason: '等材料' }

/** The duty that the lamp unit owes on a case at a stage, and the case. */
const owed = async (world: World, stage: Stage) => {
  const { case: id } = await caseAt(world, stage)
  const list = await world.inbox('list', { limit: 200 }, world.staff.lamp)
  const duty = list.ok ? list.value.duties.find((one) => one.ref === id) : undefined
  return { case: id, duty: duty?.id ?? '' }
}

/** A duty that was settled by doing it. */
const settled = async (world: World) => {
  const { case: id, duty } = await owed(world, 'dispatched')
  await world.casework('accept', { case: id }, world.staff.lamp)
  return { duty }
}

const inAnHour = (world: World): string => world.clock.now().add({ hours: 1 }).toString({ smallestUnit: 'millisecond' })

/** A post of the lamp unit in which nobody sits. */
const emptyPost = async ({ database, units }: World): Promise<string> => {
  const id = newId()
  await asOwner(database, (client) =>
    client.query(
      `insert into kernel.post (tenant, id, unit, role, area, title) values ($1, $2, $3, 'handler', '990101', '{"zh":"维修","en":"Repairs"}')`,
      [tenant, id, units.lamp],
    ),
  )
  return id
}

threeTests(inbox, () => w, {
  list: {
    by: by('lamp'),
    done: async (world) => {
      await owed(world, 'dispatched')
      return { kind: 'accept', limit: 1 }
    },
    answer: { duties: [{ kind: 'accept' }] },
    refused: 'invalid-input',
    when: () => ({ after: 'yesterday' }),
    outsider: { duties: [], totals: [] },
  },
  read: {
    by: by('lamp'),
    done: async (world) => ({ duty: (await owed(world, 'dispatched')).duty }),
    // that somebody has looked is kept with the duty; nothing in the matter has changed
    act: null,
    refused: 'duty-not-found',
    when: settled,
    outsider: 'duty-not-found',
  },
  snooze: {
    by: by('lamp'),
    done: async (world) => ({ duty: (await owed(world, 'handling')).duty, until: inAnHour(world), ...reason }),
    refused: 'until-past',
    when: async (world) => ({ duty: (await owed(world, 'handling')).duty, until: earlier(world), ...reason }),
    outsider: 'duty-not-found',
  },
  handOver: {
    by: by('lamp'),
    done: async (world) => ({
      duty: (await owed(world, 'handling')).duty,
      to: idOf(world.staff.lampBoss),
      ...reason,
    }),
    refused: 'person-not-in-unit',
    when: async (world) => ({ duty: (await owed(world, 'handling')).duty, to: idOf(world.staff.water), ...reason }),
    outsider: 'duty-not-found',
  },
  colleagues: {
    by: by('lamp'),
    done: (world) => ({ unit: world.units.lamp }),
    answer: { people: [{ name: '测试lamp' }, { name: '测试lampBoss' }] },
    refused: 'invalid-input',
    when: () => ({ unit: 'ours' }),
    outsider: { people: [] },
  },
  cover: {
    by: by('lampBoss'),
    done: async (world) => ({ post: await emptyPost(world), person: idOf(world.staff.lamp), ...reason }),
    refused: 'post-not-empty',
    when: (world) => ({ post: world.posts.lamp, person: idOf(world.staff.lampBoss), ...reason }),
    outsider: 'post-not-found',
  },
  posts: {
    by: by('lampBoss'),
    done: (world) => ({ unit: world.units.lamp }),
    answer: { posts: expect.arrayContaining([expect.objectContaining({ empty: false })]) },
    refused: 'invalid-input',
    when: () => ({ unit: `${randomUUID()}!` }),
    outsider: { posts: [] },
  },
})
