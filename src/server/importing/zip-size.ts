import { once } from 'node:events'
import { createInflateRaw } from 'node:zlib'

const endMark = 0x06_05_4b_50
const entryMark = 0x02_01_4b_50
const localMark = 0x04_03_4b_50

/** Where the list of entries begins and how many there are; undefined for what is no zip. */
function directoryOf(bytes: Buffer): { at: number; n: number } | undefined {
  const last = Math.max(0, bytes.length - 65_557)
  for (let at = bytes.length - 22; at >= last; at -= 1)
    if (bytes.readUInt32LE(at) === endMark) return { n: bytes.readUInt16LE(at + 10), at: bytes.readUInt32LE(at + 16) }
  return undefined
}

/** Inflates and counts, keeping nothing; stops beyond `most`. */
async function inflatedSize(bytes: Buffer, most: number): Promise<number> {
  const inflate = createInflateRaw()
  let size = 0
  inflate.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size > most) inflate.destroy()
  })
  const closed = once(inflate, 'close')
  inflate.end(bytes)
  await closed.catch(() => undefined)
  return size
}

/**
 * How many bytes a zip holds once it is unpacked, by unpacking it: what it says of itself may be a lie. More than `most` is
 * told as more than `most`; undefined for what is no zip.
 */
export async function unpackedSize(bytes: Buffer, most: number): Promise<number | undefined> {
  const directory = directoryOf(bytes)
  if (!directory) return undefined
  let { at } = directory
  let size = 0
  for (let i = 0; i < directory.n && size <= most; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) return undefined
    const [packed, start] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)]
    if (start + 30 > bytes.length || bytes.readUInt32LE(start) !== localMark) return undefined
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
    const body = bytes.subarray(from, from + packed)
    size += bytes.readUInt16LE(at + 10) === 0 ? body.length : await inflatedSize(body, most - size)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return size
}
