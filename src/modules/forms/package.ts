import { isUtf8 } from 'node:buffer'
import { ok, refuse, type Result, type Refusal } from '#kernel/result'
import type { Changes, Package } from './rules/book/package.ts'
import type { FileRefusal } from './rules/refusals.ts'
import { entriesOf, isEncrypted, repacked, unpacked, zipOf, type Entry } from './zip.ts'

const megabyte = 1024 * 1024

/** In MB: of the file as it comes, of one part unpacked, and of all parts together. */
export const limits = { file: 40, part: 100, all: 250 } as const

/** A workbook whose zip is sound and whose XML parts are unpacked; the others stay packed as they came. */
export type OpenPackage = Package & { entries: readonly Entry[] }

type Refused = { ok: false; refusal: Refusal<FileRefusal> }

const oleMark = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const isText = (name: string): boolean => /\.(xml|rels|vml)$/i.test(name)
const isVml = (name: string): boolean => /\.vml$/i.test(name)

/** A compound file is an old .xls, or a workbook sealed with a password. */
const compound = (bytes: Buffer): Refused =>
  refuse(bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'password-protected' : 'old-format')

function refusedEntries(entries: readonly Entry[]): Refused | undefined {
  const names = new Set(entries.map(({ name }) => keyOf(name)))
  if (names.size < entries.length) return refuse('broken-file')
  if (entries.some(isEncrypted)) return refuse('password-protected')
  const all = entries.reduce((sum, { size }) => sum + size, 0)
  if (all > limits.all * megabyte) return refuse('unpacks-too-large', { most: limits.all })
  if (entries.some(({ size }) => size > limits.part * megabyte))
    return refuse('unpacks-too-large', { most: limits.part })
  return undefined
}

const otherEncoding = /^[^<]*<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8["'])/i

function refusedText(bytes: Uint8Array): Refused | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const beginning = buffer.subarray(0, 200).toString('latin1')
  if (!isUtf8(bytes) || beginning.includes('\0') || otherEncoding.test(beginning)) return refuse('foreign-encoding')
  if (buffer.includes('<!DOCTYPE') || buffer.includes('<!ENTITY')) return refuse('document-type')
  return undefined
}

/** Drawings of notes are read byte for byte: some are in the encoding of the machine that made them. */
const decode = (name: string, bytes: Uint8Array): string =>
  isVml(name)
    ? Buffer.from(bytes).toString('latin1')
    : new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes)

const encode = (name: string, text: string): Uint8Array =>
  isVml(name) ? Buffer.from(text, 'latin1') : new TextEncoder().encode(text)

const keyOf = (name: string): string => name.replaceAll('\\', '/').toLowerCase()

function unpackAll(entries: readonly Entry[]): Result<Map<string, Uint8Array>, Refusal<FileRefusal>> {
  const parts = new Map<string, Uint8Array>()
  for (const entry of entries) {
    if (!isText(entry.name)) continue
    const bytes = unpacked(entry)
    if (!bytes) return refuse('broken-file')
    const refused = isVml(entry.name) ? undefined : refusedText(bytes)
    if (refused) return refused
    parts.set(keyOf(entry.name), bytes)
  }
  return ok(parts)
}

/**
 * Opens a file as a package. What is too large is refused by what it declares before anything is unpacked, and room is
 * taken for no more than that. The caller refuses by the size on disk before it reads a file.
 */
export function openPackage(bytes: Buffer): Result<OpenPackage, Refusal<FileRefusal>> {
  if (bytes.length > limits.file * megabyte) return refuse('too-large-file', { most: limits.file })
  if (bytes.subarray(0, 8).equals(oleMark)) return compound(bytes)
  if (bytes.toString('latin1', 0, 2) !== 'PK') return refuse('not-a-workbook')
  const entries = entriesOf(bytes)
  if (!entries) return refuse('broken-file')
  const refused = refusedEntries(entries)
  if (refused) return refused
  const unpacking = unpackAll(entries)
  if (!unpacking.ok) return unpacking
  const texts = new Map<string, string>()
  const text = (name: string): string | undefined => {
    const key = keyOf(name)
    const part = unpacking.value.get(key)
    if (part && !texts.has(key)) texts.set(key, decode(name, part))
    return texts.get(key)
  }
  return ok({ entries, names: entries.map(({ name }) => name), text })
}

/** The file with these parts changed. All others keep their very bytes, packed as they came; the order stays. */
export function packed({ entries }: OpenPackage, changes: Changes): Buffer {
  const byKey = new Map([...changes].map(([name, text]) => [keyOf(name), { name, text }]))
  return zipOf(
    entries.flatMap((entry) => {
      const change = byKey.get(keyOf(entry.name))
      if (!change) return [entry]
      return change.text === undefined ? [] : [repacked(entry, encode(entry.name, change.text))]
    }),
  )
}
