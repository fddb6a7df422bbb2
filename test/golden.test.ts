import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { golden } from './golden.ts'

test.each(golden)('$file is up to date', async ({ file, make }) => {
  const kept = await readFile(join(import.meta.dirname, '..', file), 'utf8').catch(() => '')
  expect(
    await make(),
    `${file} 已过时，请运行 npm run golden 并审阅差异 · is out of date: run npm run golden and review the diff`,
  ).toBe(kept)
})
