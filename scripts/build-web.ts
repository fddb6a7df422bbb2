import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)
const stamp = new URL('dist/desk/.built-from', root)
/** Whatever the pages are made of: their own sources, the words they borrow from the modules, and the libraries. */
const made = ['src/web/', 'src/modules/', 'src/kernel/', 'vite.config.ts', 'package-lock.json']

async function filesAt(path: string): Promise<string[]> {
  if (!path.endsWith('/')) return [path]
  const entries = await readdir(new URL(path, root), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && /\.(tsx?|css|html|svg)$/.test(entry.name) && !entry.name.includes('.test.'))
    .map((entry) =>
      fileURLToPath(new URL(`file://${entry.parentPath}/${entry.name}`)).slice(fileURLToPath(root).length),
    )
    .sort()
}

async function sourceHash(): Promise<string> {
  const hash = createHash('sha256')
  for (const path of (await Promise.all(made.map(filesAt))).flat())
    hash.update(`${path}\0`).update(await readFile(new URL(path, root)))
  return hash.digest('hex')
}

/**
 * Builds the staff desk into dist/desk when its sources are not the ones it was last built from; true when it did.
 * `onProgress` hears one line at the start and one at the end. Throws when the build fails; what was there stays.
 */
export async function buildWebIfStale(onProgress: (line: string) => void): Promise<boolean> {
  const hash = await sourceHash()
  if ((await readFile(stamp, 'utf8').catch(() => '')) === hash) return false
  onProgress('正在生成工作台页面…… Building the desk…')
  // loaded only when needed: a later start should not pay for the bundler
  const { build } = await import('vite')
  await build({ configFile: fileURLToPath(new URL('vite.config.ts', root)), logLevel: 'warn' })
  await mkdir(new URL('./', stamp), { recursive: true })
  await writeFile(stamp, hash)
  onProgress('工作台页面已就绪。 The desk is built.')
  return true
}

if (import.meta.main) {
  const built = await buildWebIfStale((line) => process.stderr.write(`${line}\n`))
  if (!built) process.stderr.write('工作台页面是最新的。 The desk is up to date.\n')
}
