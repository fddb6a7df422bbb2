import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * A secret of this installation: 32 random bytes in hexadecimal, made at the first call and kept in
 * `<dataDir>/secrets/<name>`, which only its owner may read. Of two processes that start at once both get the same.
 */
export function secretOf(dataDir: string, name: string): string {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error('A secret’s name is kebab-case')
  const folder = join(dataDir, 'secrets')
  const path = join(folder, name)
  const kept = read(path)
  if (kept) return kept
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    // a link appears whole or not at all, and fails where another process was first
    linkSync(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  const made = read(path)
  if (!made) throw new Error(`The secret ${name} could not be kept`)
  return made
}
