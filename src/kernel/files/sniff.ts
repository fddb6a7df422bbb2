import { fileTypeFromBuffer } from 'file-type'

export type Kind = 'picture' | 'pdf' | 'sound' | 'text'
export type Sniffed = { kind: Kind; mime: string } | { kind: 'unread-photo' } | { kind: 'foreign' }

/** Everything that is let in, by what its bytes say; the name and the sender's word count for nothing. */
const allowed: Record<string, { kind: Kind; mime: string }> = {
  'image/jpeg': { kind: 'picture', mime: 'image/jpeg' },
  'image/png': { kind: 'picture', mime: 'image/png' },
  'image/apng': { kind: 'picture', mime: 'image/png' },
  'image/webp': { kind: 'picture', mime: 'image/webp' },
  'image/gif': { kind: 'picture', mime: 'image/gif' },
  'application/pdf': { kind: 'pdf', mime: 'application/pdf' },
  'audio/mpeg': { kind: 'sound', mime: 'audio/mpeg' },
  'audio/x-m4a': { kind: 'sound', mime: 'audio/mp4' },
  'audio/wav': { kind: 'sound', mime: 'audio/wav' },
}

/** Photos that people do send but the picture library cannot read whole: they deserve advice instead of a bare no. */
const unread = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence', 'image/avif'])

/** For `<input type=file accept>`. HEIC is left out on purpose: a phone that sees only these converts by itself. */
export const acceptedPictures = 'image/jpeg,image/png,image/webp,image/gif'

// oxlint-disable-next-line no-control-regex -- finding them is the purpose
const notProse = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/
/** What a browser might take for a page or a drawing, whatever type is declared. */
const markup = /^\s*<[a-z!?/]/i

const decode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Plain text, or undefined. Old office machines in China write GB18030, so it is read when UTF-8 does not fit. */
export function proseOf(bytes: Uint8Array): string | undefined {
  const text = decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030')
  return text === undefined || notProse.test(text) || markup.test(text) ? undefined : text
}

export async function sniff(bytes: Uint8Array): Promise<Sniffed> {
  // the detector reads untrusted structure: whatever trips it is not a file we know
  const found = await fileTypeFromBuffer(bytes).catch(() => ({ mime: 'unreadable' }))
  if (!found) return proseOf(bytes) === undefined ? { kind: 'foreign' } : { kind: 'text', mime: 'text/plain' }
  return allowed[found.mime] ?? (unread.has(found.mime) ? { kind: 'unread-photo' } : { kind: 'foreign' })
}
