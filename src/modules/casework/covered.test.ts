import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorld, stranger, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const raw = '住三号楼的张某某天天半夜吵闹。请管一管。'
const covered = '三号楼有人半夜吵闹，请管一管。'

const must = async <T>(outcome: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>): Promise<T> => {
  const done = await outcome
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  return done.value
}

test('casework.publish shows no sentence that the moderator has not written, in the title neither', async () => {
  const { case: id, number } = await must(w.casework('say', { text: raw, area: '990101.001.001' }, stranger()))
  await must(w.casework('publish', { case: id, text: covered }, w.staff.dispatcher))
  const seen = await must(w.casework('publicCase', { number }, stranger()))
  expect(JSON.stringify(seen)).not.toContain('张某某')
  expect(seen.title).toBe('三号楼有人半夜吵闹，请管一管')
  const { cases } = await must(w.casework('similar', { text: '半夜吵闹' }, stranger()))
  expect(cases[0]?.title).toBe(seen.title)
})

test('casework.export hands out what is covered as it is covered', async () => {
  const { case: id, request } = await must(w.casework('say', { text: raw, area: '990101.001.001' }, stranger()))
  const textOf = async () =>
    (await must(w.casework('export', {}, w.staff.leader))).cases.find((one) => one.id === id)?.text
  expect(await textOf()).toBe(raw)
  await must(
    w.casework('redact', { case: id, target: request, text: covered, reason: '含他人姓名' }, w.staff.dispatcher),
  )
  expect(await textOf()).toBe(covered)
})
