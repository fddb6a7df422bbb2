import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const page = 64 * 1024
const mostPages = 64
/** Of every so many texts the place is remembered; those between are walked to. */
const stride = 16

/**
 * The texts of a workbook by their numbers. They are most of its bytes, so they lie in a file without a name, and only
 * what was read of late is in memory.
 */
export class Strings {
  readonly #file: number
  readonly #places: number[] = []
  readonly #pages = new Map<number, Buffer>()
  #count = 0
  #size = 0
  #waiting: Buffer[] = []
  #waits = 0

  constructor() {
    const path = join(tmpdir(), `oneneedle-${randomUUID()}`)
    this.#file = openSync(path, 'wx+', 0o600)
    // gone from the folder at once: it ends with this process, however that ends
    unlinkSync(path)
  }

  add(text: string): void {
    const bytes = Buffer.from(text)
    const length = Buffer.alloc(4)
    length.writeUInt32LE(bytes.length)
    if (this.#count % stride === 0) this.#places.push(this.#size)
    this.#count += 1
    this.#size += bytes.length + 4
    this.#waits += bytes.length + 4
    this.#waiting.push(length, bytes)
    if (this.#waits > page) this.#write()
  }

  #write(): void {
    const bytes = Buffer.concat(this.#waiting)
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at)
    this.#waiting = []
    this.#waits = 0
  }

  #page(no: number): Buffer {
    const known = this.#pages.get(no)
    if (known) return known
    const bytes = Buffer.allocUnsafe(page)
    const read = readSync(this.#file, bytes, 0, page, no * page)
    const [oldest] = this.#pages.keys()
    if (this.#pages.size >= mostPages && oldest !== undefined) this.#pages.delete(oldest)
    this.#pages.set(no, bytes.subarray(0, read))
    return bytes.subarray(0, read)
  }

  #bytes(from: number, length: number): Buffer {
    const first = Math.floor(from / page)
    const last = Math.floor((from + length - 1) / page)
    const within = from - first * page
    if (first === last) return this.#page(first).subarray(within, within + length)
    const pages = Array.from({ length: last - first + 1 }, (_, i) => this.#page(first + i))
    return Buffer.concat(pages).subarray(within, within + length)
  }

  /** Empty for a number that no text has. */
  get(no: number): string {
    if (this.#waits > 0) this.#write()
    if (!Number.isInteger(no) || no < 0 || no >= this.#count) return ''
    let at = this.#places[Math.floor(no / stride)] ?? 0
    const lengthAt = () => this.#bytes(at, 4).readUInt32LE(0)
    for (let i = no % stride; i > 0; i -= 1) at += 4 + lengthAt()
    const length = lengthAt()
    return length === 0 ? '' : this.#bytes(at + 4, length).toString()
  }

  close(): void {
    closeSync(this.#file)
  }
}
