import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import type { FileRefusal } from '../refusals.ts'
import { inside } from '../xml/inside.ts'
import { scan, type Scan } from '../xml/scan.ts'
import { attribute, attributes, plain } from '../xml/text.ts'
import { areaAt, areasAt, type Area } from './address.ts'
import { frameOf, type Frame } from './frame.ts'
import type { Package } from './package.ts'
import { readWords, sharedStrings, unquoted } from './strings.ts'
import { track } from './track.ts'
import { mainSpace, type SheetPart, type Workbook } from './workbook.ts'

export type GridCell = {
  value: string | number | boolean | null
  style: number
  /** The formula as written; '' for a cell that shares another's. */
  formula: string | undefined
}

/** A rule for what may be typed: which cells, of what kind, and the list or bounds as formulas. */
export type Validation = { areas: readonly Area[]; type: string; formulas: readonly string[] }

/** One worksheet as a reader needs it: cells by row and column, and what lies over them. */
export type Grid = {
  name: string
  rows: ReadonlyMap<number, ReadonlyMap<number, GridCell>>
  merges: readonly Area[]
  hiddenRows: ReadonlySet<number>
  validations: readonly Validation[]
  /** How many rows and columns stay in view. */
  frozen: { rows: number; columns: number } | undefined
  filter: Area | undefined
  isProtected: boolean
}

type Kind = string | undefined

const valueOf = (kind: Kind, raw: string, strings: readonly string[]): GridCell['value'] => {
  if (kind === 's') return strings[Number(raw)] ?? null
  if (kind === 'b') return raw === '1' || raw === 'true'
  if (kind === 'str' || kind === 'e' || kind === 'd') return unquoted(raw)
  if (raw === '') return null
  const number = Number(raw)
  return Number.isNaN(number) ? raw : number
}

/** Reads a cell to its end; the scan stands at its closing tag afterwards. */
function readCell(text: string, tag: Scan, strings: readonly string[]): GridCell {
  const told = attributes(text, tag)
  const cell: GridCell = { value: null, style: Number(told['s'] ?? 0), formula: undefined }
  inside(text, tag, ({ local, kind }, raw) => {
    if (local === 'is' && kind === 'open') cell.value = readWords(text, tag)
    else if (kind === 'open') return
    else if (local === 'f') cell.formula = kind === 'close' ? plain(raw) : ''
    else if (local === 'v') cell.value = valueOf(told['t'], plain(raw), strings)
  })
  return cell
}

type Around = Pick<Grid, 'validations' | 'filter' | 'isProtected'>

function readValidation(text: string, tag: Scan): Validation {
  const told = attributes(text, tag)
  const formulas: string[] = []
  inside(text, tag, ({ kind }, raw) => {
    if (kind === 'close') formulas.push(plain(raw))
  })
  return { areas: areasAt(told['sqref'] ?? ''), type: told['type'] ?? 'none', formulas }
}

function readAround(text: string, { tail, root, empty }: Frame): Around {
  const around: Around & { validations: Validation[] } = { validations: [], filter: undefined, isProtected: false }
  const tag = scan(text, empty ? tail : text.indexOf('>', tail) + 1, root)
  while (tag.next()) {
    if (tag.kind === 'close' || tag.space !== mainSpace) continue
    if (tag.local === 'dataValidation') around.validations.push(readValidation(text, tag))
    else if (tag.local === 'autoFilter' && tag.depth === 1) around.filter = areaAt(attribute(text, tag, 'ref') ?? '')
    else if (tag.local === 'sheetProtection') around.isProtected = true
  }
  return around
}

function readFrozen(text: string, { dataStart }: Frame): Grid['frozen'] {
  const tag = scan(text)
  while (tag.next() && tag.start < dataStart) {
    const told = tag.local === 'pane' && tag.kind !== 'close' ? attributes(text, tag) : {}
    if (told['state']?.startsWith('frozen'))
      return { rows: Number(told['ySplit'] ?? 0), columns: Number(told['xSplit'] ?? 0) }
  }
  return undefined
}

type Rows = Pick<Grid, 'rows' | 'hiddenRows'>

function readRows(text: string, strings: readonly string[]): Result<Rows, FileRefusal> {
  const rows = new Map<number, Map<number, GridCell>>()
  const hiddenRows = new Set<number>()
  const [tag, at] = [scan(text), track(text)]
  let row = new Map<number, GridCell>()
  while (tag.next() && !at.wrong) {
    const begins = at.take(tag)
    if (begins === 'row') {
      row = new Map()
      rows.set(at.row, row)
      const hidden = attribute(text, tag, 'hidden')
      if (hidden === '1' || hidden === 'true') hiddenRows.add(at.row)
    } else if (begins === 'cell') row.set(at.column, readCell(text, tag, strings))
  }
  const wrong = at.wrong ?? (tag.fault ? 'broken-sheet' : undefined)
  return wrong ? { ok: false, refusal: wrong } : ok({ rows, hiddenRows })
}

/** The strings that cells of this workbook point to. */
export const stringsOf = (parts: Package, { strings }: Workbook): string[] =>
  sharedStrings((strings === undefined ? undefined : parts.text(strings)) ?? '')

/** Reads one worksheet. What is not sound is refused rather than read in part. */
export function readGrid(
  parts: Package,
  { name, part }: SheetPart,
  strings: readonly string[],
): Result<Grid, Refusal<FileRefusal>> {
  const text = parts.text(part) ?? ''
  const frame = frameOf(text)
  if (!frame) return refuse('broken-sheet', { sheet: name })
  const read = readRows(text, strings)
  if (!read.ok) return refuse(read.refusal, { sheet: name })
  return ok({ name, merges: frame.merges, frozen: readFrozen(text, frame), ...read.value, ...readAround(text, frame) })
}
