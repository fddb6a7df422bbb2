import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#kernel/house'
import { must, orgOf, seated } from '#test/office'
import { makeWorld, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const reason = '原来的人调走了'
const idOf = ({ actor }: Caller): string => (actor.kind === 'person' ? actor.id : randomUUID())
const toFill = async (post: string) =>
  (await must(w.inbox('list', { line: 'org' }, w.staff.admin))).duties.filter((duty) => duty.ref === post).length
const cover = (post: string, person: string | null, by: Caller = w.staff.lampBoss) =>
  must(w.inbox('cover', { post, person, reason }, by))

/** A post of the lamp office that somebody has just left. */
async function left(): Promise<string> {
  const someone = await seated(w, { unit: w.units.lamp, role: 'handler', area: '990101' })
  const { emptied } = await must(orgOf(w)('closePerson', { id: someone.id, reason }, w.staff.admin))
  return emptied[0] ?? ''
}

test('inbox.cover: while somebody stands in nobody owes to fill the post; when the cover ends it is owed again', async () => {
  const post = await left()
  expect(await toFill(post)).toBe(1)
  await cover(post, idOf(w.staff.lamp))
  expect(await toFill(post)).toBe(0)
  await cover(post, idOf(w.staff.water), w.staff.admin)
  expect(await toFill(post)).toBe(0)
  await cover(post, null)
  expect(await toFill(post)).toBe(1)
  await cover(post, null)
  expect(await toFill(post)).toBe(1)
})

test('inbox.cover: it is also owed again when whoever stood in leaves', async () => {
  const post = await left()
  const deputy = await seated(w, { unit: w.units.lamp, role: 'handler', area: '990101' })
  await cover(post, deputy.id)
  expect(await toFill(post)).toBe(0)
  await must(orgOf(w)('closePerson', { id: deputy.id, reason }, w.staff.admin))
  expect(await toFill(post)).toBe(1)
})

test('inbox.cover: a post that was filled meanwhile is owed by nobody', async () => {
  const post = await left()
  await cover(post, idOf(w.staff.lamp))
  await must(orgOf(w)('seat', { post, person: idOf(w.staff.lamp), reason }, w.staff.admin))
  expect(await toFill(post)).toBe(0)
  await must(orgOf(w)('seat', { post, person: null, reason }, w.staff.admin))
  expect(await toFill(post)).toBe(1)
})
