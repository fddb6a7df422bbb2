import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { diskStore } from './store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('the same bytes are kept once, under their hash, for this user only', async () => {
  const store = await diskStore(folder)
  const bytes = Buffer.from('楼道灯')
  const hashes = await Promise.all([1, 2, 3].map(() => store.put(bytes)))
  expect(new Set(hashes)).toEqual(new Set([createHash('sha256').update(bytes).digest('hex')]))
  const path = join(folder, hashes[0]!.slice(0, 2), hashes[0]!.slice(2))
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  const found = await store.open(hashes[0]!)
  expect(found?.bytes).toBe(bytes.length)
  expect((await buffer(found!.stream)).equals(bytes)).toBe(true)
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
})

test('what is not a hash opens nothing', async () => {
  const store = await diskStore(folder)
  await writeFile(join(folder, 'secret'), 'x')
  for (const hash of ['', '../secret', '0'.repeat(64), `${'0'.repeat(62)}/x`, 'A'.repeat(64)])
    expect(await store.open(hash)).toBeUndefined()
})

test('a process killed in the middle of writing leaves whole files and nothing else', async () => {
  const writer = `
    const { diskStore } = await import(${JSON.stringify(new URL('store.ts', import.meta.url).href)})
    const store = await diskStore(${JSON.stringify(folder)})
    for (let i = 0; ; i++) console.log(await store.put(Buffer.alloc(300_000, String(i))))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer], { stdio: ['ignore', 'pipe', 'inherit'] })
  let answered = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    answered += text
    if (answered.split('\n').length > 20) child.kill('SIGKILL')
  })
  await once(child, 'close')
  const store = await diskStore(folder)
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
  const whole = answered.split('\n').slice(0, -1)
  expect(whole.length).toBeGreaterThan(19)
  for (const hash of whole) {
    const found = await store.open(hash)
    expect(
      createHash('sha256')
        .update(await buffer(found!.stream))
        .digest('hex'),
    ).toBe(hash)
  }
})
