import { scan, type Scan, type Within } from '../xml/scan.ts'
import { attribute } from '../xml/text.ts'
import { areaAt, type Area } from './address.ts'
import { mainSpace } from './workbook.ts'

/** A worksheet part around its rows: where these lie, and what must be known before the first cell is written. */
export type Frame = {
  root: Within
  /** What stands before the names of the sheet's own elements: '' or 'x:'. */
  prefix: string
  /** The tag `sheetData`: from its `<`, behind its `>`, and whether it is empty. */
  dataStart: number
  dataEnd: number
  empty: boolean
  /** The `</sheetData>`; the same as `dataEnd` for an empty one. */
  tail: number
  merges: readonly Area[]
  /** The style that a column gives to cells that are not there; undefined for none. */
  columnStyle(column: number): number | undefined
  /** The value of `dimension`, where it stands. */
  dimension: { start: number; end: number; area: Area } | undefined
}

type Columns = { from: number; to: number; style: number }

const columnsAt = (text: string, tag: Scan): Columns => ({
  from: Number(attribute(text, tag, 'min')),
  to: Number(attribute(text, tag, 'max')),
  style: Number(attribute(text, tag, 'style') ?? 0),
})

function dimensionAt(text: string, tag: Scan): Frame['dimension'] {
  const ref = attribute(text, tag, 'ref') ?? ''
  const area = areaAt(ref)
  const start = text.indexOf(ref, tag.nameEnd)
  return area && { start, end: start + ref.length, area }
}

type Head = Omit<Frame, 'merges' | 'tail' | 'columnStyle'> & { columns: Columns[] }

const rootOf = (text: string, tag: Scan): Within | undefined =>
  tag.next() && tag.local === 'worksheet' && tag.space === mainSpace
    ? { name: text.slice(tag.start + 1, tag.nameEnd), spaces: tag.spaces }
    : undefined

/** Goes as far as `sheetData`; undefined where there is none. */
function readHead(text: string): Head | undefined {
  const tag = scan(text)
  const root = rootOf(text, tag)
  if (!root) return undefined
  const columns: Columns[] = []
  let dimension: Frame['dimension']
  while (tag.next()) {
    if (tag.space !== mainSpace || tag.kind === 'close') continue
    if (tag.local === 'dimension') dimension = dimensionAt(text, tag)
    if (tag.local === 'col') columns.push(columnsAt(text, tag))
    if (tag.local !== 'sheetData' || tag.depth !== 1) continue
    const prefix = text.slice(tag.start + 1, tag.nameEnd).slice(0, -'sheetData'.length)
    return { root, prefix, columns, dimension, dataStart: tag.start, dataEnd: tag.end, empty: tag.kind === 'empty' }
  }
  return undefined
}

/** The merged areas among what follows the rows; undefined where that is not well formed. */
function readMerges(text: string, from: number, root: Within): Area[] | undefined {
  const merges: Area[] = []
  const tag = scan(text, from, root)
  while (tag.next()) {
    const area =
      tag.local === 'mergeCell' && tag.kind !== 'close' ? areaAt(attribute(text, tag, 'ref') ?? '') : undefined
    if (area) merges.push(area)
  }
  return tag.fault ? undefined : merges
}

/**
 * Reads what lies around the rows of a worksheet without going through them. The rows' reader must meet their end at
 * `tail`; if it does not, the part is not what it seems. Undefined for what is no sound worksheet.
 */
export function frameOf(text: string): Frame | undefined {
  const head = readHead(text)
  if (!head) return undefined
  const { columns, ...rest } = head
  const close = `</${head.prefix}sheetData`
  const tail = head.empty ? head.dataEnd : text.lastIndexOf(close)
  const behind = head.empty ? tail : text.indexOf('>', tail) + 1
  const merges = tail < head.dataEnd ? undefined : readMerges(text, behind, head.root)
  const columnStyle = (column: number): number | undefined =>
    columns.find(({ from, to }) => column >= from && column <= to)?.style
  return merges && { ...rest, tail, merges, columnStyle }
}
