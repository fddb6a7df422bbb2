import { crc32 } from 'node:zlib'
import { deflateSync, inflateSync } from 'fflate'

/** One entry of a zip as its directory tells of it; the body is still packed. */
export type Entry = {
  name: string
  rawName: Buffer
  flags: number
  method: number
  crc: number
  size: number
  body: Buffer
}

const endMark = 0x06_05_4b_50
const entryMark = 0x02_01_4b_50
const localMark = 0x04_03_4b_50
const utf8Flag = 0x08_00
const encryptedFlag = 1
const mostEntries = 4000

export const isEncrypted = ({ flags }: Entry): boolean => (flags & encryptedFlag) !== 0

function directoryOf(bytes: Buffer): { at: number; n: number } | undefined {
  const last = Math.max(0, bytes.length - 65_557)
  for (let at = bytes.length - 22; at >= last; at -= 1)
    if (bytes.readUInt32LE(at) === endMark) return { n: bytes.readUInt16LE(at + 10), at: bytes.readUInt32LE(at + 16) }
  return undefined
}

/** Numbers that did not fit their field stand in an extra field of their own, in this order. */
function longNumbers(extra: Buffer, short: readonly number[]): number[] {
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2)
  at += 4
  return short.map((number) => {
    if (number !== 0xff_ff_ff_ff || at + 8 > extra.length) return number
    at += 8
    return Number(extra.readBigUInt64LE(at - 8))
  })
}

function bodyAt(bytes: Buffer, start: number, packed: number): Buffer | undefined {
  if (start + 30 > bytes.length || bytes.readUInt32LE(start) !== localMark) return undefined
  const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
  return from + packed <= bytes.length ? bytes.subarray(from, from + packed) : undefined
}

function entryAt(bytes: Buffer, at: number): { entry: Entry; next: number } | undefined {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) return undefined
  const [nameLength, extraLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)]
  const rawName = bytes.subarray(at + 46, at + 46 + nameLength)
  const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
  const short = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)]
  const [size = 0, packed = 0, start = 0] = longNumbers(extra, short)
  const body = bodyAt(bytes, start, packed)
  if (!body) return undefined
  const [flags, method, crc] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16)]
  const entry = { name: rawName.toString('utf8'), rawName, flags, method, crc, size, body }
  return { entry, next: at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32) }
}

/** The entries of a zip in the order of its directory; undefined for what is no zip, or a broken one. Nothing is unpacked. */
export function entriesOf(bytes: Buffer): Entry[] | undefined {
  const directory = directoryOf(bytes)
  if (!directory || directory.n > mostEntries) return undefined
  const entries: Entry[] = []
  let { at } = directory
  for (let i = 0; i < directory.n; i += 1) {
    const found = entryAt(bytes, at)
    if (!found) return undefined
    entries.push(found.entry)
    at = found.next
  }
  return entries
}

/**
 * What an entry holds. Room is taken for the size it declares and no more; undefined where that, or its check sum, is not
 * the truth, or it is packed in a way that workbooks are not.
 */
export function unpacked({ method, body, size, crc }: Entry): Uint8Array | undefined {
  if (method !== 0 && method !== 8) return undefined
  try {
    const bytes = method === 0 ? body : inflateSync(body, { out: new Uint8Array(size) })
    return bytes.length === size && crc32(bytes) === crc ? bytes : undefined
  } catch {
    return undefined
  }
}

/** The entry with other contents, in its old place. */
export const repacked = (entry: Entry, bytes: Uint8Array): Entry => ({
  ...entry,
  method: 8,
  crc: crc32(bytes),
  size: bytes.length,
  body: Buffer.from(deflateSync(bytes)),
})

/** No time is told: the same parts give the same bytes. 1 January 1980 is the first day that a zip knows. */
const firstDay = 0x00_21

const head = (entry: Entry, mark: number, before: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length)
  bytes.writeUInt32LE(mark, 0)
  bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE(20, before - 2)
  bytes.writeUInt16LE(entry.flags & utf8Flag, before)
  bytes.writeUInt16LE(entry.method, before + 2)
  bytes.writeUInt16LE(firstDay, before + 6)
  bytes.writeUInt32LE(entry.crc, before + 8)
  bytes.writeUInt32LE(entry.body.length, before + 12)
  bytes.writeUInt32LE(entry.size, before + 16)
  bytes.writeUInt16LE(entry.rawName.length, before + 20)
  return bytes
}

/** The zip of these entries, in their order; what is packed already is not packed again. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const [pieces, directory]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const entry of entries) {
    const told = head(entry, entryMark, 8, 46)
    told.writeUInt32LE(at, 42)
    directory.push(told, entry.rawName)
    pieces.push(head(entry, localMark, 6, 30), entry.rawName, entry.body)
    at += 30 + entry.rawName.length + entry.body.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(endMark, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(
    directory.reduce((sum, piece) => sum + piece.length, 0),
    12,
  )
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, ...directory, end])
}
