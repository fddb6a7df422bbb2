import { refuse, ok, type Refusal, type Result } from '../result.ts'
import { mostMegapixels, redraw } from './picture.ts'
import { proseOf, sniff, type Kind } from './sniff.ts'
import { withoutTags } from './sound.ts'
import type { FileStore } from './store.ts'
import type { FileRefusal } from './words.ts'

const mb = 1024 * 1024

/** How much one sending may bring. */
export const limits = { files: 5, bytes: 10 * mb }
const mostBytes: Record<Kind, number> = { picture: 10 * mb, pdf: 10 * mb, sound: 5 * mb, text: mb }

/** A stored file: `bytes` counts what was stored, not what was sent; sides in pixels, pictures only. */
export type Admitted = { hash: string; mime: string; bytes: number; width?: number; height?: number }

type Clean = { bytes: Uint8Array; mime: string; width?: number; height?: number }
type Answer<T> = Result<T, Refusal<FileRefusal>>

/** A file's own name goes back to its sender in a sentence, so only what can stand in one is kept of it. */
const nameOf = (declared: string | undefined): string => {
  const signs = Array.from((declared ?? '').replaceAll(/[\p{C}"“”<>]/gu, '').trim())
  if (signs.length > 60) return `${signs.slice(0, 40).join('')}…${signs.slice(-15).join('')}`
  return signs.join('') || '—'
}

/** Two pictures unfold at a time, however many arrive: memory is bounded by this, not by the crowd. */
const atOnce = 2
let working = 0
const queue: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working >= atOnce) await new Promise<void>((resolve) => queue.push(resolve))
  else working += 1
  try {
    return await work()
  } finally {
    const next = queue.shift()
    if (next) next()
    else working -= 1
  }
}

type Cleaner = (bytes: Uint8Array, mime: string, name: string) => Promise<Answer<Clean>> | Answer<Clean>

const cleaners: Record<Kind, Cleaner> = {
  async picture(bytes, mime, name) {
    const drawn = await inTurn(() => redraw(bytes, mime))
    if (drawn.ok) return ok(drawn)
    return refuse(drawn.why, drawn.why === 'picture-too-big' ? { name, megapixels: mostMegapixels } : { name })
  },
  /** Kept as sent: a signed paper must stay the signed paper. It is only ever handed out as a download. */
  pdf(bytes, mime, name) {
    const end = Buffer.from(bytes.subarray(-1024)).toString('latin1')
    return end.includes('%%EOF') ? ok({ bytes, mime }) : refuse('pdf-broken', { name })
  },
  sound(bytes, mime, name) {
    const clean = withoutTags(bytes, mime)
    return clean ? ok({ bytes: clean, mime }) : refuse('sound-broken', { name })
  },
  text: (bytes, mime) => ok({ bytes: Buffer.from(proseOf(bytes) ?? '', 'utf8'), mime: `${mime}; charset=utf-8` }),
}

const tooLarge = (bytes: Uint8Array, most: number, name: string) =>
  bytes.length > most ? refuse('too-large' as const, { name, mb: Math.floor(most / mb) }) : undefined

async function clean(bytes: Uint8Array, name: string): Promise<Answer<Clean>> {
  const found = await sniff(bytes)
  if (found.kind === 'unread-photo') return refuse('photo-format', { name })
  if (found.kind === 'foreign') return refuse('type-not-allowed', { name })
  return tooLarge(bytes, mostBytes[found.kind], name) ?? cleaners[found.kind](bytes, found.mime, name)
}

/**
 * Lets a file in, or says in one code why not. What it is follows from its bytes alone; the declared name only comes
 * back in the sentence. Pictures are drawn anew and recordings lose their tags before anything touches the disk, so no
 * way in can leave a place or a device behind.
 */
export async function admitFile(
  store: FileStore,
  bytes: Uint8Array,
  { name: declared, maxBytes = limits.bytes }: { name?: string | undefined; maxBytes?: number } = {},
): Promise<Answer<Admitted>> {
  const name = nameOf(declared)
  if (bytes.length === 0) return refuse('empty', { name })
  const cleaned = tooLarge(bytes, maxBytes, name) ?? (await clean(bytes, name))
  if (!cleaned.ok) return cleaned
  const { bytes: kept, mime, width, height } = cleaned.value
  const stored = { hash: await store.put(kept), mime, bytes: kept.length }
  return ok(width && height ? { ...stored, width, height } : stored)
}
