import { read as readOther, write as writeOther } from '@e965/xlsx'
import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import { openPackage, type OpenPackage } from './package.ts'
import type { Layout } from './rules/layout/layout.ts'
import { recognise, type NotRecognised } from './rules/layout/recognise.ts'
import type { FileRefusal } from './rules/refusals.ts'
import type { cameAs } from './shapes.ts'

/** A template as it is kept: always an .xlsx, whatever it came as. */
export type Template = {
  bytes: Buffer
  cameAs: (typeof cameAs)[number]
  layout: Layout
  others: readonly string[]
}

type Unread = Refusal<FileRefusal | NotRecognised>

/** What an old or open format may measure; it is read in one piece. */
const mostOther = 8 * 1024 * 1024

const isOds = ({ entries }: OpenPackage): boolean => entries[0]?.name === 'mimetype'
const holdsMacros = (bytes: Buffer): boolean => bytes.includes(Buffer.from('_VBA_PROJECT', 'utf16le'))

/** The same cells and merges as an .xlsx; looks do not come along. */
function rewritten(bytes: Buffer): Result<Buffer, Refusal<FileRefusal>> {
  if (bytes.length > mostOther) return refuse('too-large-file', { most: mostOther / 1024 / 1024 })
  if (holdsMacros(bytes)) return refuse('macro-file')
  try {
    const book = readOther(bytes, { cellStyles: true, cellNF: true, sheetStubs: true })
    return ok(Buffer.from(writeOther(book, { bookType: 'xlsx', type: 'buffer', cellStyles: true }) as Uint8Array))
  } catch {
    return refuse('broken-file')
  }
}

/** Opens whatever is taken as a template; what is no .xlsx is made one. */
function openAny(
  bytes: Buffer,
): Result<Pick<Template, 'bytes' | 'cameAs'> & { parts: OpenPackage }, Refusal<FileRefusal>> {
  const open = openPackage(bytes)
  const other = open.ok
    ? isOds(open.value)
      ? 'ods'
      : undefined
    : open.refusal.code === 'old-format'
      ? 'xls'
      : undefined
  if (!other) return open.ok ? ok({ bytes, cameAs: 'xlsx', parts: open.value }) : open
  const made = rewritten(bytes)
  if (!made.ok) return made
  const again = openPackage(made.value)
  return again.ok ? ok({ bytes: made.value, cameAs: other, parts: again.value }) : again
}

/** Reads what a file asks for, or says why it cannot be a template. */
export function readTemplate(given: Buffer): Result<Template, Unread> {
  const open = openAny(given)
  if (!open.ok) return open
  const { parts, ...kept } = open.value
  const found = recognise(parts)
  if (!found.ok) return found
  const { others, ...layout } = found.value
  return ok({ ...kept, layout, others })
}
