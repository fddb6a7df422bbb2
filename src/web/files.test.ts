import Fastify, { type FastifyInstance } from 'fastify'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { admitFile } from '#kernel/files/admit'
import { keepFiles } from '#kernel/files/keep'
import { diskStore } from '#kernel/files/store'
import { newId } from '#kernel/id'
import type { Actor } from '#kernel/rights'
import { makeWorld, stranger, tenant, type World } from '#test/world'
import { serveFiles } from './files.ts'
import { byCode } from './resident/session.ts'

type Key = { number: string; code: string }

let world: World
let app: FastifyInstance
let folder: string
let id: string
let loose: string
let key: Key
let otherKey: Key
// who asks, set before each question
let actor: Actor = { kind: 'public' }
let held: Key | null = null

beforeAll(async () => {
  world = await makeWorld()
  folder = await mkdtemp(join(tmpdir(), 'shown-'))
  const store = await diskStore(folder)
  const picture = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  const admitted = await admitFile(store, picture)
  if (!admitted.ok) throw new Error(admitted.refusal.code)
  const ids = await keepFiles(world.db, tenant, [admitted.value, admitted.value], world.clock.now())
  id = ids[0]!
  loose = ids[1]!
  const say = async (files: string[]): Promise<Key & { case: string }> => {
    const said = await world.casework('say', { text: '路灯不亮，见照片。', area: '990101.001.001', files }, stranger())
    if (!said.ok) throw new Error(said.refusal.code)
    return said.value
  }
  const { case: opened, ...mine } = await say([id])
  key = mine
  otherKey = await say([])
  await world.casework(
    'dispatch',
    { case: opened, unit: world.units.lamp, category: 'city-light' },
    world.staff.dispatcher,
  )
  app = Fastify()
  serveFiles(app, {
    house: world.house,
    store,
    actorOf: async () => actor,
    proofOf: async () => held && byCode(held.number, held.code),
  })
})
afterAll(async () => {
  await app.close()
  await world.close()
  await rm(folder, { recursive: true })
})

const ask = async (path: string, who: { actor?: Actor; key?: Key } = {}) => {
  actor = who.actor ?? { kind: 'public' }
  held = who.key ?? null
  return app.inject(path)
}

test('casework.file done: staff who read the case see its picture', async () => {
  for (const staff of [world.staff.dispatcher, world.staff.lamp, world.staff.worker]) {
    const answer = await ask(`/files/${id}`, { actor: staff.actor })
    expect(answer.statusCode).toBe(200)
    expect((await sharp(answer.rawPayload).metadata()).width).toBe(30)
    expect(answer.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' })
  }
})

test('casework.file refused without right: another area, another unit, a stranger', async () => {
  for (const who of [world.staff.elsewhere.actor, world.staff.water.actor, { kind: 'public' } as const]) {
    const answer = await ask(`/files/${id}`, { actor: who })
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ refused: { code: 'not-found', zh: expect.any(String) } })
  }
})

test('casework.file refused by rule: unknown, malformed, or tied to no case yet', async () => {
  const direct = await world.casework('file', { file: loose }, world.staff.dispatcher)
  expect(direct).toMatchObject({ ok: false, refusal: { code: 'casework.file-not-found' } })
  for (const name of [loose, newId(), 'x', '..%2f..%2fetc%2fpasswd', id.toUpperCase()])
    expect((await ask(`/files/${name}`, { actor: world.staff.dispatcher.actor })).statusCode).toBe(404)
})

test('a resident sees the picture with their own key, not with another', async () => {
  expect((await ask(`/follow/files/${id}`, { key })).statusCode).toBe(200)
  expect((await ask(`/follow/files/${id}`, { key: otherKey })).statusCode).toBe(404)
  expect((await ask(`/follow/files/${id}`, { key: { ...key, code: 'XXXXXXXX' } })).statusCode).toBe(404)
  expect((await ask(`/follow/files/${id}`)).statusCode).toBe(404)
})

test('a picture is at its public address while it is released, and nothing else is there', async () => {
  const said = await world.casework('say', { text: '井盖', area: '990101.001.001', files: [loose] }, stranger())
  if (!said.ok) throw new Error(said.refusal.code)
  const { case: opened, number, code } = said.value
  const seenBy = async (name: string) => (await ask(`/pictures/${name}`)).statusCode
  expect(await seenBy(loose)).toBe(404)
  await world.casework('publish', { case: opened, text: '井盖松动', files: [loose] }, world.staff.dispatcher)
  const answer = await ask(`/pictures/${loose}`)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'public, max-age=300',
    'cross-origin-resource-policy': 'cross-origin',
  })
  for (const name of [id, newId(), 'x', '..%2f..%2fetc%2fpasswd']) expect(await seenBy(name)).toBe(404)
  expect((await ask(`/files/${loose}`)).statusCode).toBe(404)
  expect((await ask(`/follow/files/${loose}`, { key: { number, code } })).statusCode).toBe(200)
  await world.casework('unpublish', { case: opened, reason: '有人脸' }, world.staff.dispatcher)
  expect(await seenBy(loose)).toBe(404)
})
