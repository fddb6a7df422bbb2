import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeWorld, type World } from '#test/world'
import { importMessages } from '../../src/server/import-messages.ts'

const stream = fileURLToPath(new URL('../../../shared/data/messages-zh/stream_2019H1.jsonl', import.meta.url))
const here = existsSync(stream)
if (!here) console.log(`Skipped: the real messages are not beside this repository (${stream}).`)

describe.skipIf(!here)('2,109 real messages of residents', () => {
  let w: World
  let folder: string
  let file: string
  beforeAll(async () => {
    w = await makeWorld()
    // rejects are written beside the file, and the data folder is not ours to write into
    folder = await mkdtemp(join(tmpdir(), 'oneneedle-messages-'))
    file = join(folder, 'stream.jsonl')
    await copyFile(stream, file)
  })
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
    await w.close()
  })

  const must = async <T>(outcome: Promise<{ ok: true; value: T } | { ok: false; refusal: unknown }>): Promise<T> => {
    const done = await outcome
    if (!done.ok) throw new Error(JSON.stringify(done.refusal))
    return done.value
  }

  test('come in whole, twice is once, and one of them goes to its confirmed result', async () => {
    const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean).length
    let heard = 0
    const go = (from: string) =>
      importMessages({ house: w.house, file: from, area: undefined, onProgress: () => (heard += 1) })
    const first = await go(file)
    expect(first).toEqual({ read: lines, added: lines - first.rejected, known: 0, rejected: first.rejected })
    expect(heard).toBeGreaterThan(1)
    const rejects = await readFile(`${file}.rejects.jsonl`, 'utf8').catch(() => '')
    expect(rejects.split('\n').filter(Boolean)).toHaveLength(first.rejected)
    expect(await go(file)).toMatchObject({ added: 0, known: first.added })

    const { cases } = await must(w.casework('list', { text: '路灯', status: ['received'] }, w.staff.dispatcher))
    const id = cases[0]!.id
    const units = { unit: w.units.lamp, category: 'city-light' }
    await must(w.casework('dispatch', { case: id, ...units }, w.staff.dispatcher))
    await must(w.casework('accept', { case: id }, w.staff.lamp))
    await must(w.casework('contact', { case: id, how: 'visit', reached: true }, w.staff.lamp))
    await must(w.casework('claim', { case: id, reply: '已更换灯头，当晚恢复照明。' }, w.staff.lamp))
    const answers = { speed: 'satisfied', result: 'satisfied', attitude: 'satisfied', reply: 'mostly' } as const
    await must(w.casework('recordJudgement', { case: id, how: 'phone', solved: true, ...answers }, w.staff.operator))
    const end = await must(w.casework('get', { case: id }, w.staff.leader))
    expect(end.case).toMatchObject({ status: 'confirmed', type: 'done' })
    expect(end.requests[0]).toMatchObject({ channel: 'import' })
  }, 600_000)
})
