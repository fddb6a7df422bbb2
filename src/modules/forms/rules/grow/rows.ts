import { addressOf, areaAt, areaText, mostRows, type Area, type Cell } from '../book/address.ts'
import type { Frame } from '../book/frame.ts'
import { track } from '../book/track.ts'
import { findsByText } from '../formula/references.ts'
import type { FileRefusal } from '../refusals.ts'
import { inside } from '../xml/inside.ts'
import { scan, type Scan } from '../xml/scan.ts'
import { attributesOf, decoded, escaped, patching, plain } from '../xml/text.ts'
import { bandOf, newRows, withValue, without, type BlockRow, type CellFormula } from './block.ts'
import { grownArea, shifted, shiftedFormula, type Growth } from './growth.ts'

export type RowsGrown = {
  text: string
  /** How many rows are copied in turn. */
  band: number
  /** Cells whose formulas find others by an address in text. */
  byText: (Cell & { formula: string })[]
  wrong: { code: FileRefusal; cell?: string } | undefined
}

/** A cell as it stands in the text, and what lies in it. */
type Found = {
  start: number
  end: number
  attributes: string
  inner: string
  formula: CellFormula | undefined
  value: string
}

const refOf = ({ attributes }: CellFormula): Area | undefined => {
  const place = attributesOf(attributes, 0, attributes.length).find(({ name }) => name === 'ref')
  return place && areaAt(decoded(attributes.slice(place.valueStart, place.valueEnd)))
}

/** Whether an array formula lies across the place where rows come in, or over several records without covering the block. */
function isInTheWay({ first, last, record }: Growth, { top, bottom }: Area): boolean {
  if (top > last || bottom < first || top === bottom) return false
  const covers = top <= first && bottom === last
  const inRecord = Math.floor((top - first) / record) === Math.floor((bottom - first) / record)
  return !covers && !(top >= first && inRecord)
}

/** What stands in a cell. */
type Inner = { text: string; hasValue: boolean }

/** A formula's element after the rows came in; undefined if it is the same. */
function movedFormula(
  growth: Growth,
  formula: CellFormula,
  prefix: string,
  owner: string,
  row: number | undefined,
): string | undefined {
  const ref = row === undefined ? undefined : refOf(formula)
  const attributes = ref
    ? withValue(formula.attributes, 'ref', () => areaText(grownArea(growth, ref)))
    : formula.attributes
  const words = shiftedFormula(growth, formula.text, owner, row)
  if (words === formula.text && attributes === formula.attributes) return undefined
  return `<${prefix}f${attributes}>${escaped(words)}</${prefix}f>`
}

/** Goes through a cell; the scan stands at its end afterwards. */
function readCell(text: string, tag: Scan): Found {
  const { start, nameEnd, end, kind } = tag
  const attributes = text.slice(nameEnd, kind === 'empty' ? end - 2 : end - 1).trimEnd()
  const found: Found = { start, end, attributes, inner: '', formula: undefined, value: '' }
  let opened = { start: 0, attributes: '' }
  inside(text, tag, ({ local, kind }, raw) => {
    if (kind !== 'close')
      opened = { start: tag.start, attributes: text.slice(tag.nameEnd, tag.end).replace(/\/?>$/, '') }
    if (kind === 'open') return
    if (local === 'f') found.formula = { attributes: opened.attributes, text: kind === 'close' ? plain(raw) : '' }
    if (local === 'v') found.value = text.slice(opened.start, tag.end)
  })
  if (kind === 'open') found.inner = text.slice(end, tag.start)
  found.end = tag.end
  return found
}

/**
 * Goes through the rows of a sheet once: moves those below the block, puts copies of its last rows in, and moves what
 * formulas point to. With `own` false it is another sheet, of which only formulas change. Computed values are kept except
 * where a formula changed; a picture in a cell keeps its own.
 */
export function growRows(text: string, frame: Frame, asked: Growth, owner: string, own: boolean): RowsGrown {
  const { prefix } = frame
  const grown: RowsGrown = { text, band: asked.band, byText: [], wrong: undefined }
  const [tag, at, patch] = [scan(text), track(text), patching(text)]
  const block: BlockRow[] = []
  let growth = asked
  let placed = !own

  const inBlock = (): boolean => own && at.row >= growth.first && at.row <= growth.last
  const note = ({ attributes, formula, inner }: Found): void => {
    const words = formula ? '' : inner
    block.at(-1)?.cells.push({ column: at.column, attributes: without(attributes, ['r']), formula, words })
  }
  const look = (formula: CellFormula): void => {
    if (findsByText(formula.text)) grown.byText.push({ row: at.row, column: at.column, formula: formula.text })
    const ref = refOf(formula)
    if (ref && isInTheWay(growth, ref)) grown.wrong ??= { code: 'array-in-the-way', cell: addressOf(at) }
  }
  const innerOf = ({ formula, value, inner }: Found): Inner => {
    if (!formula) return { text: inner, hasValue: true }
    if (own) look(formula)
    const moved = movedFormula(growth, formula, prefix, owner, own ? at.row : undefined)
    if (moved === undefined) return { text: inner, hasValue: true }
    return formula.text.includes('DISPIMG') ? { text: moved + value, hasValue: true } : { text: moved, hasValue: false }
  }
  const moveCell = (found: Found): void => {
    const { text: content, hasValue } = innerOf(found)
    const row = own ? shifted(growth, at.row) : at.row
    if (content === found.inner && row === at.row) return
    const kept = hasValue ? found.attributes : without(found.attributes, ['t'])
    const attributes = row === at.row ? kept : withValue(kept, 'r', () => addressOf({ row, column: at.column }))
    const end = content === '' ? '/>' : `>${content}</${prefix}c>`
    patch.put(found.start, found.end, `<${prefix}c${attributes}${end}`)
  }
  /** Puts the new rows in at this place, once. */
  const place = (start: number): void => {
    if (placed) return
    placed = true
    grown.band = growth.band || bandOf(block, growth.first, growth.last, growth.record)
    growth = { ...growth, band: grown.band }
    patch.put(start, start, newRows({ prefix, growth, rows: block }))
  }
  const beginRow = (): void => {
    if (at.row > growth.last) place(tag.start)
    if (!own) return
    const raw = text.slice(tag.nameEnd, tag.kind === 'empty' ? tag.end - 2 : tag.end - 1)
    if (inBlock()) block.push({ row: at.row, attributes: without(raw, ['r']), cells: [] })
    if (at.row <= growth.last) return
    if (at.row + growth.added > mostRows) grown.wrong ??= { code: 'too-many-rows' }
    patch.put(
      tag.nameEnd,
      tag.nameEnd + raw.length,
      withValue(raw, 'r', () => String(at.row + growth.added)),
    )
  }
  const beginCell = (): void => {
    const found = readCell(text, tag)
    if (inBlock()) note(found)
    moveCell(found)
  }
  const isEndOfData = (): boolean => tag.depth === 1 && tag.local === 'sheetData' && tag.kind !== 'open'
  const step = (): void => {
    const begins = at.take(tag)
    if (begins === 'row') beginRow()
    if (begins === 'cell') beginCell()
  }
  const endData = (): void => {
    if (tag.start !== (frame.empty ? frame.dataStart : frame.tail)) grown.wrong ??= { code: 'broken-sheet' }
    else if (!frame.empty) place(tag.start)
  }
  while (tag.next() && !at.wrong && !isEndOfData()) step()
  const wrong = at.wrong ?? (tag.fault ? 'broken-sheet' : undefined)
  if (wrong) grown.wrong ??= { code: wrong }
  else endData()
  grown.text = patch.whole()
  return grown
}
