const ascii = (bytes: Buffer, at: number, length: number): string => bytes.toString('latin1', at, at + length)

/** ID3v2 in front (its size is four times seven bits), ID3v1 behind. What is left begins with a frame of sound. */
function cleanMp3(bytes: Buffer): Buffer | undefined {
  let from = 0
  while (ascii(bytes, from, 3) === 'ID3' && from + 10 <= bytes.length) {
    const size = [6, 7, 8, 9].reduce((sum, i) => sum * 128 + (bytes.readUInt8(from + i) & 0x7f), 0)
    from += 10 + size
  }
  const to = ascii(bytes, bytes.length - 128, 3) === 'TAG' ? bytes.length - 128 : bytes.length
  const startsFrame = to - from >= 64 && (bytes.readUInt16BE(from) & 0xffe0) === 0xffe0
  return startsFrame ? bytes.subarray(from, to) : undefined
}

/** Only the format and the samples of a RIFF file stay. */
function cleanWav(bytes: Buffer): Buffer | undefined {
  const kept: Buffer[] = []
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = ascii(bytes, at, 4)
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size
    if (end > bytes.length) return undefined
    if (name === 'fmt ' || name === 'data') kept.push(bytes.subarray(at, end), Buffer.alloc(size % 2))
    at = end + (size % 2)
  }
  const body = Buffer.concat(kept)
  if (ascii(body, 0, 4) !== 'fmt ' || !body.includes('data')) return undefined
  const head = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([head, body])
}

const holders = new Set(['moov', 'trak'])
const remarks = new Set(['udta', 'meta', 'uuid'])

/**
 * Boxes that tell who, where and with what are renamed to `free` and blanked: players skip those, and every offset in
 * the file stays true. Answers whether the boxes fill their parent exactly, as those of a whole file do.
 */
function blank(bytes: Buffer, from: number, to: number): boolean {
  let at = from
  while (at + 8 <= to) {
    const size = bytes.readUInt32BE(at)
    const name = ascii(bytes, at + 4, 4)
    const end = size === 0 ? to : at + size
    if (end > to || end < at + 8) return false
    if (remarks.has(name)) {
      bytes.write('free', at + 4, 'latin1')
      bytes.fill(0, at + 8, end)
    } else if (holders.has(name) && !blank(bytes, at + 8, end)) return false
    at = end
  }
  return at === to
}

function cleanM4a(bytes: Buffer): Buffer | undefined {
  const copy = Buffer.from(bytes)
  return blank(copy, 0, copy.length) && copy.includes('moov') && copy.includes('mdat') ? copy : undefined
}

const cleaners: Record<string, (bytes: Buffer) => Buffer | undefined> = {
  'audio/mpeg': cleanMp3,
  'audio/wav': cleanWav,
  'audio/mp4': cleanM4a,
}

/** A recording without its tags (a phone may write the place into them), or undefined when it is not whole. */
export const withoutTags = (bytes: Uint8Array, mime: string): Buffer | undefined =>
  cleaners[mime]?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
