import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { appendFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Manifest } from './manifest.ts'

/** A table that is whole in the folder, and from which transaction on a row would be newer than it. */
export type Whole = Manifest['tables'][number] & { since: string }

/** What must be the same for parts of an earlier run to be of use: the county, its schema, and the very database. */
export type Mark = Pick<Manifest, 'tenant' | 'migrations'> & { database: string }

const note = 'whole.jsonl'

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    // the last line may be half written
    return undefined
  }
}

export async function checksumOfFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
    return hash.digest('hex')
  } catch {
    return undefined
  }
}

/** A part has its name only when it is whole and on the disk; shut to other accounts. */
export async function writePart(path: string, bytes: AsyncIterable<string | Buffer>): Promise<void> {
  const coming = `${path}.coming`
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(Readable.from(bytes), createWriteStream(coming, { mode: 0o600, flush: true }))
  await rename(coming, path)
}

/** The folder that an export grows in: begun anew, or gone on with where an earlier run was cut off. */
export class Draft {
  readonly folder: string
  readonly #whole: ReadonlyMap<string, Whole>

  private constructor(folder: string, whole: ReadonlyMap<string, Whole>) {
    this.folder = folder
    this.#whole = whole
  }

  static async open(folder: string, mark: Mark): Promise<Draft> {
    const text = await readFile(join(folder, note), 'utf8').catch(() => '')
    const [begun, ...lines] = text.split('\n').map(parsed)
    if (isDeepStrictEqual(begun, mark)) {
      const whole = lines.filter((line) => line !== undefined) as Whole[]
      return new Draft(folder, new Map(whole.map((one) => [one.name, one])))
    }
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await appendFile(join(folder, note), `${JSON.stringify(mark)}\n`, { mode: 0o600, flush: true })
    return new Draft(folder, new Map())
  }

  /** The table as an earlier run wrote it, if its bytes still are what they were. */
  async findWhole(name: string, path: string): Promise<Whole | undefined> {
    const whole = this.#whole.get(name)
    return whole && (await checksumOfFile(join(this.folder, path))) === whole.sha256 ? whole : undefined
  }

  async noteWhole(whole: Whole): Promise<void> {
    await appendFile(join(this.folder, note), `${JSON.stringify(whole)}\n`, { flush: true })
  }

  /** Takes out what belongs to the draft alone, or to something that has been deleted since. */
  async leaveOnly(paths: ReadonlySet<string>): Promise<void> {
    for (const entry of await readdir(this.folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (!entry.isDirectory() && !paths.has(path)) await rm(path)
    }
  }
}
