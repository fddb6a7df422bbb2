import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse, roomOf, type Caller } from '#kernel/house'
import { vaultOf } from '#kernel/vault'
import { casework } from '#casework/contract'
import { tablesHolding } from '#test/rows'
import { forgetDrawn } from './store/requests.ts'
import { asOwner } from '#test/server'
import { again, makeWorld, stranger, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const light = { text: '路灯坏了', area: '990101.001.001' }
const says = async (caller: Caller, more: object = {}) => {
  const done = await w.casework('say', { ...light, ...more }, caller)
  if (!done.ok) throw new Error(done.refusal.en)
  return done.value
}

test('the code stands in no table, and the same command gets it again', async () => {
  const caller = stranger()
  const receipt = await says(caller)
  expect(await tablesHolding(w, receipt.number)).toContain('kernel.act')
  expect(await tablesHolding(w, receipt.code)).toEqual([])
  expect(await says(caller)).toEqual(receipt)

  const worker = again(w.staff.worker)
  const written = await w.casework('record', { ...light, channel: 'visit' }, worker)
  if (!written.ok) throw new Error(written.refusal.en)
  expect(await tablesHolding(w, written.value.code)).toEqual([])
  expect(await w.casework('record', { ...light, channel: 'visit' }, worker)).toEqual(written)
})

test('where the key was lost, a command that was carried out is not carried out again', async () => {
  const caller = stranger()
  await says(caller)
  const elsewhere = roomOf(openHouse({ ...w.house, vault: vaultOf('6b'.repeat(32)) }), casework)
  expect(await elsewhere('say', light, caller)).toMatchObject({ ok: false, refusal: { code: 'answer-gone' } })
})

test('the hundred-thousandth case of a day has a number of its own, and so have those behind it', async () => {
  const nextIs = async (n: number) => {
    forgetDrawn()
    await asOwner(w.database, (client) => client.query(`select setval('casework.number_of_day', $1, false)`, [n]))
  }
  const before = await says(stranger())
  await nextIs(99_999)
  expect((await says(stranger())).number).toBe('2026090799999')
  expect((await says(stranger())).number).toBe('20260907100000')
  await nextIs(100_000 + Number(before.number.slice(-5)))
  const { number, code } = await says(stranger())
  expect(number.slice(-5)).toBe(before.number.slice(-5))
  expect(await w.casework('follow', { number, code }, stranger())).toMatchObject({
    ok: true,
    value: { case: { number } },
  })
})

test('who is signed in sees where all they said stands, newest first, and nobody else’s', async () => {
  const resident = { kind: 'resident', id: randomUUID(), contact: '13700000001' } as const
  const first = await says({ actor: resident }, { text: '第一盏灯不亮。请来看看。' })
  w.clock.forward({ minutes: 1 })
  const second = await says({ actor: resident }, { text: '第二盏灯不亮。' })
  await says({ actor: { ...resident, id: randomUUID() } })
  const mine = await w.casework('mine', {}, { actor: resident })
  expect(mine).toMatchObject({
    ok: true,
    value: {
      requests: [
        { number: second.number, title: '第二盏灯不亮', status: 'received' },
        { number: first.number, title: '第一盏灯不亮', status: 'received' },
      ],
    },
  })
})
