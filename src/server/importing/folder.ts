import { createReadStream, createWriteStream, type ReadStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { isId } from '#kernel/id'
import { Stopped } from './stopped.ts'

/** Files that were sent to be imported, and what of them could not come in, under the id of the import. */
export type ImportFolder = {
  put(id: string, bytes: Readable): Promise<number>
  fileOf(id: string): string
  rejectsOf(id: string): string
  openRejects(id: string): Promise<ReadStream | undefined>
  /** What is in need not be kept. */
  drop(id: string): Promise<void>
}

/** A year of a large city's messages is a few hundred megabytes. */
const mostBytes = 1024 * 1024 * 1024

async function* bounded(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > mostBytes)
      throw new Stopped({
        zh: '文件超过 1 GB，请按年份拆开再上传，或者在服务器上用命令行导入。',
        en: 'The file is larger than 1 GB. Please split it by year, or import it on the server by the command line.',
      })
    yield chunk
  }
}

/** A file appears under its name when it is whole. */
export function importFolder(dataDir: string): ImportFolder {
  const folder = join(dataDir, 'imports')
  const fileOf = (id: string): string => {
    // an id becomes a path: nothing else may
    if (!isId(id)) throw new Error('Not the id of an import')
    return join(folder, id)
  }
  const rejectsOf = (id: string): string => `${fileOf(id)}.rejects.csv`
  return {
    fileOf,
    rejectsOf,
    async put(id, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const beside = `${fileOf(id)}.incoming`
      try {
        await pipeline(bytes, bounded, createWriteStream(beside, { mode: 0o600, flush: true }))
        await rename(beside, fileOf(id))
      } catch (error) {
        await rm(beside, { force: true })
        throw error
      }
      return (await stat(fileOf(id))).size
    },
    async openRejects(id) {
      const there = await stat(rejectsOf(id)).catch(() => undefined)
      return there && createReadStream(rejectsOf(id))
    },
    drop: (id) => rm(fileOf(id), { force: true }),
  }
}
