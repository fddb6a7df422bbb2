import { afterAll, beforeAll, expect, test } from 'vitest'
import { actorOfKey } from '#kernel/auth'
import type { Caller } from '#kernel/house'
import { must, orgOf, refusal, seated } from '#test/office'
import { allRows, tablesHolding } from '#test/rows'
import { makeWorld, stranger, tenant, type World } from '#test/world'

let w: World
let org: ReturnType<typeof orgOf>
/** Keeps a street and nothing else. */
let street: Caller

beforeAll(async () => {
  w = await makeWorld()
  org = orgOf(w)
  const role = {
    code: 'street-keeper',
    name: { zh: '街道管理员', en: 'Keeper' },
    capabilities: ['org.manage' as const],
  }
  await must(org('saveRole', role, w.staff.admin))
  street = await seated(w, { unit: w.units.other, role: 'street-keeper', area: '990101.002' })
})
afterAll(() => w.close())

const input = { name: '市民随手拍', contact: '张工 0990-1234567' }
const issue = (more: { unit?: string } = {}) => must(org('issueKey', { ...input, ...more }, w.staff.admin))
const opens = (key: string) => actorOfKey(w.db, tenant, key, w.clock.now())

test('org.apiKeys, org.issueKey, org.revokeKey are refused without right, and nothing changes', async () => {
  const { id } = await issue()
  const before = await allRows(w)
  for (const [by, code] of [
    [stranger(), 'sign-in-first'],
    [w.staff.operator, 'no-right'],
  ] as const) {
    expect(await refusal(org('apiKeys', {}, by))).toBe(code)
    expect(await refusal(org('issueKey', input, by))).toBe(code)
    expect(await refusal(org('revokeKey', { id, reason: '不用了' }, by))).toBe(code)
  }
  expect(await must(org('apiKeys', {}, street))).toEqual({ keys: [], mine: false })
  expect(await refusal(org('issueKey', input, street))).toBe('org.whole-county-only')
  expect(await refusal(org('revokeKey', { id, reason: '不用了' }, street))).toBe('org.whole-county-only')
  expect(await allRows(w)).toEqual(before)
})

test('org.issueKey tells the key once; the house keeps a fingerprint, and an act without it', async () => {
  const { id, key } = await issue({ unit: w.units.lamp })
  expect(key).toMatch(/^on_[\w-]{43}$/)
  expect(await tablesHolding(w, key)).toEqual([])
  expect(await opens(key)).toEqual({ kind: 'api-key', id, name: input.name, unit: w.units.lamp })
  const { acts } = await must(org('acts', { subject: `api-key:${id}` }, w.staff.admin))
  expect(acts.map((act) => [act.act, act.data])).toEqual([['org.issueKey', { name: input.name, unit: w.units.lamp }]])
  expect(await refusal(org('issueKey', { ...input, unit: id }, w.staff.admin))).toBe('org.unit-not-found')
})

test('org.apiKeys shows when a key was last used, exact to the hour', async () => {
  const { id, key } = await issue()
  const seen = async () => (await must(org('apiKeys', {}, w.staff.admin))).keys.find((one) => one.id === id)
  expect(await seen()).toMatchObject({ ...input, unitName: null, usedAt: null, revokedAt: null })
  await opens(key)
  const first = (await seen())?.usedAt
  expect(first).not.toBeNull()
  w.clock.forward({ minutes: 30 })
  await opens(key)
  expect((await seen())?.usedAt).toBe(first)
  w.clock.forward({ minutes: 31 })
  await opens(key)
  expect((await seen())?.usedAt).not.toBe(first)
})

test('org.revokeKey closes the door at once, once', async () => {
  const { id, key } = await issue()
  await must(org('revokeKey', { id, reason: '对方停用' }, w.staff.admin))
  expect(await opens(key)).toBeUndefined()
  expect(await refusal(org('revokeKey', { id, reason: '对方停用' }, w.staff.admin))).toBe('org.key-not-found')
  expect(await opens('on_nonsense')).toBeUndefined()
})
