import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { phoneOf, rosterFile } from '#test/form-files'
import { home, personAt } from '#test/register-at'
import { makeWorld, type World } from '#test/world'
import { fillTemplate } from './filling.ts'

let w: World
let folder: string
beforeAll(async () => {
  w = await makeWorld()
  folder = await mkdtemp(join(tmpdir(), 'fill-'))
  await writeFile(join(folder, '名单.xlsx'), rosterFile())
  await personAt(w, [{ element: 'phone', value: phoneOf(7) }])
})
afterAll(async () => {
  await w.close()
  await rm(folder, { recursive: true })
})

test('a template is filled on the command line as somebody may see it, with its gaps and sources beside it', async () => {
  const [out, gaps, sources] = ['填好.xlsx', '缺项.xlsx', '出处.xlsx'].map((name) => join(folder, name))
  const asked = { area: home, as: 'worker', out, gaps, sources }
  expect(await fillTemplate(w.house, join(folder, '名单.xlsx'), asked)).toBe(0)
  const [sheet] = (await readXlsx(await readFile(out ?? ''))).sheets
  expect(sheet?.rows[2]?.[2]).toBe(phoneOf(7))
  expect((await readXlsx(await readFile(gaps ?? ''))).sheets[0]?.rows.length).toBeGreaterThan(1)
  expect((await readXlsx(await readFile(sources ?? ''))).sheets[0]?.rows[1]).toContain('2026-09-07')
})

test('is refused in words: nobody of that name, an area elsewhere; what is left out is asked for', async () => {
  const template = join(folder, '名单.xlsx')
  const out = join(folder, '没有.xlsx')
  expect(await fillTemplate(w.house, template, { area: home, as: 'nobody', out })).toBe(1)
  expect(await fillTemplate(w.house, template, { area: '990101.009', out })).toBe(1)
  expect(await fillTemplate(w.house, template, { out })).toBe(2)
  await expect(readFile(out)).rejects.toThrow('ENOENT')
})
