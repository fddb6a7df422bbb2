import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findOnPath } from '#test/browser/chromium'

let place: string
beforeEach(async () => {
  place = await mkdtemp('/tmp/oneneedle-browsers-')
})
afterEach(async () => rm(place, { recursive: true, force: true }))

async function program(folder: string, name: string, exitCode: number, mode = 0o755): Promise<string> {
  await mkdir(join(place, folder), { recursive: true })
  const file = join(place, folder, name)
  await writeFile(file, `#!/bin/sh\nexit ${exitCode}\n`)
  await chmod(file, mode)
  return file
}

describe('the browser of the machine', () => {
  test('is the first that starts: a stub that only gives advice, and a file that may not run, are passed over', async () => {
    await program('a', 'chromium', 1)
    await program('a', 'chromium-browser', 0, 0o644)
    const real = await program('b', 'google-chrome', 0)
    expect(findOnPath([join(place, 'a'), join(place, 'b')].join(delimiter))).toBe(real)
  })

  test('is nothing where there is none', () => {
    expect(findOnPath(place)).toBeUndefined()
  })
})
