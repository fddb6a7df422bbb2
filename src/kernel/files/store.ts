import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { newId } from '../id.ts'

/** Bytes under the SHA-256 of their content. The same bytes are kept once; a disk today, an object store tomorrow. */
export type FileStore = {
  /** Answers with the hash once the bytes would survive a power cut. */
  put(bytes: Uint8Array): Promise<string>
  /** undefined when there is nothing under this hash. */
  open(hash: string): Promise<{ bytes: number; stream: Readable } | undefined>
}

const hashPattern = /^[0-9a-f]{64}$/

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

const sizeOf = async (path: string): Promise<number | undefined> => {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** A name that the folder has not written to disk can be lost although the file's bytes are safe. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * Keeps files as `folder/ab/cdef…`. A file appears under its name only when it is whole: it is written beside, synced
 * and renamed, so that a process killed at any moment leaves at most a stray file in `incoming`, which the next start
 * removes.
 */
export async function diskStore(folder: string): Promise<FileStore> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  for (const stray of await readdir(incoming)) await rm(join(incoming, stray), { force: true })
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2))

  return {
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const path = pathOf(hash)
      if ((await sizeOf(path)) === bytes.length) return hash
      const beside = join(incoming, newId())
      try {
        await writeSynced(beside, bytes)
        const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await rename(beside, path)
        await syncFolder(dirname(path))
        if (made) await syncFolder(folder)
      } catch (error) {
        await rm(beside, { force: true })
        throw error
      }
      return hash
    },
    async open(hash) {
      // a hash becomes a path: nothing else may
      if (!hashPattern.test(hash)) return undefined
      const bytes = await sizeOf(pathOf(hash))
      return bytes === undefined ? undefined : { bytes, stream: createReadStream(pathOf(hash)) }
    },
  }
}
