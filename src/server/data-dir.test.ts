import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDataDir } from './data-dir.ts'

let place: string
beforeEach(async () => {
  place = await mkdtemp('/tmp/oneneedle-data-')
})
afterEach(async () => rm(place, { recursive: true, force: true }))

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777

describe('the data folder', () => {
  test('is made shut to others, with its parents open, and found again', async () => {
    const path = join(place, 'a', 'b', 'data')
    expect(await openDataDir(path)).toEqual({ ok: true, value: path })
    expect(await modeOf(path)).toBe(0o700)
    expect(await modeOf(join(place, 'a'))).toBe(0o777 & ~process.umask())
    await writeFile(join(path, 'kept'), '')
    await chmod(path, 0o755)
    expect(await openDataDir(path)).toEqual({ ok: true, value: path })
    expect(await modeOf(path)).toBe(0o700)
  })

  test('is ./data when nothing is said, even when it is said with nothing', async () => {
    const before = process.cwd()
    process.chdir(place)
    try {
      expect(await openDataDir(undefined)).toEqual({ ok: true, value: join(place, 'data') })
      expect(await openDataDir('')).toEqual({ ok: true, value: join(place, 'data') })
    } finally {
      process.chdir(before)
    }
  })

  test('is never a folder that holds something else: it keeps its mode, and the refusal says what to do', async () => {
    const path = join(place, 'other')
    await mkdir(path)
    await chmod(path, 0o755)
    await writeFile(join(path, 'letter.txt'), '')
    const answer = await openDataDir(path)
    expect(answer.ok ? '' : answer.refusal.en).toContain('holds other things')
    expect(answer.ok ? '' : answer.refusal.zh).toContain('已有别的东西')
    expect(await modeOf(path)).toBe(0o755)
  })

  test('is refused in words when it is a file, or lies under one', async () => {
    await writeFile(join(place, 'file'), '')
    const file = await openDataDir(join(place, 'file'))
    expect(file.ok ? '' : file.refusal.zh).toContain('不是文件夹')
    const under = await openDataDir(join(place, 'file', 'data'))
    expect(under.ok ? '' : under.refusal.zh).toContain('无法写入')
  })

  test('is refused in words when it cannot be written', async () => {
    // root writes everywhere: for a moment we are nobody
    const shut = join(place, 'shut')
    await mkdir(shut, { mode: 0o500 })
    await chmod(place, 0o755)
    const isRoot = process.getuid?.() === 0
    if (isRoot) process.seteuid?.(65_534)
    try {
      const answer = await openDataDir(join(shut, 'data'))
      expect(answer.ok ? '' : answer.refusal.en).toContain('cannot be written')
      expect(answer.ok ? '' : answer.refusal.zh).toContain('EACCES')
    } finally {
      if (isRoot) process.seteuid?.(0)
    }
  })
})
