import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { refused } from './refused.ts'

/** A part of a zip as its directory tells of it; sizes in bytes. */
export type Part = { start: number; packed: number; size: number; crc: number; method: number; isLocked: boolean }

const mark = {
  end: 0x06_05_4b_50,
  farEnd: 0x06_06_4b_50,
  farPlace: 0x07_06_4b_50,
  entry: 0x02_01_4b_50,
  local: 0x04_03_4b_50,
}
const elsewhere = 0xff_ff_ff_ff

const mostDirectory = 16 * 1024 * 1024
const mostUnpacked = 4 * 1024 ** 3
/** Sheets shrink to a tenth or a thirtieth; deflate can do a thousandth of what is nothing but itself again. */
const mostRatio = 200
const smallEnough = 64 * 1024 * 1024

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead < length) throw refused.none()
  return buffer
}

const far = (bytes: Buffer, at: number): number => Number(bytes.readBigUInt64LE(at))

type Directory = { at: number; length: number }

/** Where the directory stands when the file is too large, or its writer too careful, for the short numbers. */
async function farDirectory(handle: FileHandle, end: number): Promise<Directory> {
  const place = await bytesAt(handle, end - 20, 20)
  if (place.readUInt32LE(0) !== mark.farPlace) throw refused.none()
  const record = await bytesAt(handle, far(place, 8), 56)
  if (record.readUInt32LE(0) !== mark.farEnd) throw refused.none()
  return { length: far(record, 40), at: far(record, 48) }
}

async function findDirectory(handle: FileHandle): Promise<Directory> {
  const { size } = await handle.stat()
  const from = Math.max(0, size - 65_557)
  const tail = await bytesAt(handle, from, size - from)
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== mark.end) continue
    const found = { length: tail.readUInt32LE(at + 12), at: tail.readUInt32LE(at + 16) }
    return found.at === elsewhere || found.length === elsewhere ? farDirectory(handle, from + at) : found
  }
  throw refused.none()
}

/** Numbers that did not fit stand in the extra field 1, in this order, each only if it did not fit. */
function longNumbers(part: Part, extra: Buffer): Part {
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2)
  at += 4
  const next = (short: number): number => {
    if (short !== elsewhere) return short
    if (at + 8 > extra.length) throw refused.none()
    at += 8
    return far(extra, at - 8)
  }
  const size = next(part.size)
  const packed = next(part.packed)
  return { ...part, size, packed, start: next(part.start) }
}

/** The parts of a zip by their names, as its directory lists them. Throws `Stopped` for what is none. */
export async function partsOf(file: string): Promise<Map<string, Part>> {
  const handle = await open(file, 'r')
  try {
    const { at: start, length } = await findDirectory(handle)
    if (length > mostDirectory) throw refused.none()
    const bytes = await bytesAt(handle, start, length)
    const parts = new Map<string, Part>()
    for (let at = 0; at + 46 <= length && bytes.readUInt32LE(at) === mark.entry;) {
      const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
        number,
        number,
        number,
      ]
      const part = {
        isLocked: (bytes.readUInt16LE(at + 8) & 1) === 1,
        method: bytes.readUInt16LE(at + 10),
        crc: bytes.readUInt32LE(at + 16),
        packed: bytes.readUInt32LE(at + 20),
        size: bytes.readUInt32LE(at + 24),
        start: bytes.readUInt32LE(at + 42),
      }
      const named = at + 46
      parts.set(
        bytes
          .toString('utf8', named, named + name)
          .replaceAll('\\', '/')
          .toLowerCase(),
        longNumbers(part, bytes.subarray(named + name, named + name + extra)),
      )
      at = named + name + extra + comment
    }
    return parts
  } finally {
    await handle.close()
  }
}

function admit({ isLocked, method, size, packed }: Part): void {
  if (isLocked) throw refused.locked()
  if (method !== 0 && method !== 8) throw refused.none()
  if (size > smallEnough && size > packed * mostRatio) throw refused.bomb()
  if (size > mostUnpacked) throw refused.tooLarge()
}

async function bodyOf(file: string, { start }: Part): Promise<number> {
  const handle = await open(file, 'r')
  try {
    const local = await bytesAt(handle, start, 30)
    if (local.readUInt32LE(0) !== mark.local) throw refused.none()
    return start + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  } finally {
    await handle.close()
  }
}

/** Unpacked bytes, with how many packed ones they took. */
export type Unpacked = { bytes: Buffer; packed: number }

/**
 * Unpacks one part piece by piece. No more is unpacked than the directory says there is, so that a bomb either owns up or
 * bursts small; what ends early or does not match its checksum throws.
 */
export async function* unpack(file: string, part: Part): AsyncGenerator<Unpacked> {
  admit(part)
  if (part.packed === 0) return
  const from = await bodyOf(file, part)
  const packed = createReadStream(file, { start: from, end: from + part.packed - 1 })
  const inflate = part.method === 8 ? createInflateRaw({ chunkSize: 64 * 1024 }) : undefined
  const bytes = inflate ? pipeline(packed, inflate, () => undefined) : packed
  let [size, crc] = [0, 0]
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > part.size) throw new Error('More than the directory says')
    crc = crc32(chunk, crc)
    yield { bytes: chunk, packed: packed.bytesRead }
  }
  if (size !== part.size || crc !== part.crc) throw new Error('Not what the directory says')
}
