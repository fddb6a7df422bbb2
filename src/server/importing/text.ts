import { createReadStream } from 'node:fs'
import type { Said } from '#kernel/words'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export const encodingNames: Record<Encoding, Said> = {
  'utf-8': { zh: 'UTF-8', en: 'UTF-8' },
  'utf-16le': { zh: 'UTF-16', en: 'UTF-16' },
  'utf-16be': { zh: 'UTF-16 BE', en: 'UTF-16 BE' },
  gb18030: { zh: 'GB18030（国标）', en: 'GB18030' },
}

/** Whether every byte of the file is text in this encoding. */
async function isAll(file: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of createReadStream(file)) decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/**
 * In what a file is written: by its mark, else UTF-8 where all of it is, else GB18030 where all of it is, as spreadsheets
 * in China save it. What is neither is read as UTF-8, and its broken places show as U+FFFD.
 */
export async function encodingOf(file: string, start: Uint8Array): Promise<{ encoding: Encoding; isWhole: boolean }> {
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', isWhole: true }
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', isWhole: true }
  for (const encoding of ['utf-8', 'gb18030'] as const)
    if (await isAll(file, encoding)) return { encoding, isWhole: true }
  return { encoding: 'utf-8', isWhole: false }
}

export type Piece = { text: string; bytes: number }

/** The file's text piece by piece, with how many of its bytes have been read; a byte order mark is no text. */
export async function* textOf(file: string, encoding: Encoding): AsyncGenerator<Piece> {
  const decoder = new TextDecoder(encoding)
  let bytes = 0
  for await (const chunk of createReadStream(file)) {
    bytes += (chunk as Buffer).length
    yield { text: decoder.decode(chunk as Buffer, { stream: true }), bytes }
  }
  yield { text: decoder.decode(), bytes }
}
