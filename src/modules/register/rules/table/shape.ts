import { filledIn, isDataLike, textOf, type Cells, type Head } from './grid.ts'
import { findHeader, isField, widthOf, type HeaderRows } from './header.ts'
import { columnsOf, type TableColumn } from './paths.ts'
import { kindOfRow } from './rows.ts'

/** Something that stands above a table: 填报单位 · 单位：元. */
export type Field = { label: string; value: string }

/** Columns that lie beside each other without anything between them. */
export type Block = { from: number; to: number }

/** A table within a sheet. */
export type TableShape = {
  titles: readonly string[]
  fields: readonly Field[]
  header: HeaderRows
  columns: readonly TableColumn[]
  /** The first row below the header that can hold data. */
  dataFrom: number
  /** Columns inside the table under no heading. */
  withoutHeading: readonly number[]
  /** More than one where tables stand side by side. */
  blocks: readonly Block[]
  /** 单位：万元 above the table: the unit of all amounts in it. */
  unit?: string
}

const fieldsIn = (cells: Cells): Field[] =>
  filledIn(cells).flatMap((column) => {
    const text = textOf(cells[column])
    if (!isField(text)) return []
    const [label = '', value = ''] = text.split(/[:：](.*)/s)
    return [{ label: label.trim(), value: value.trim() }]
  })

const titlesIn = (cells: Cells): string[] =>
  filledIn(cells)
    .map((column) => textOf(cells[column]))
    .filter((text) => !isField(text) && !isDataLike(text))

/** The same headings over again to the right: 序号 姓名 电话 序号 姓名 电话. */
function repeatsAt(columns: readonly TableColumn[]): number | undefined {
  const [first] = columns
  const again = columns.findIndex(({ path }, i) => i > 1 && path === first?.path)
  if (again < 0) return undefined
  const isSame = columns.slice(0, again).every(({ path }, i) => columns[again + i]?.path === path)
  return isSame ? columns[again]?.index : undefined
}

/** Tables that stand side by side: an empty column lies between them, or all headings come again. */
function blocksOf(columns: readonly TableColumn[]): Block[] {
  const blocks: Block[] = []
  const again = repeatsAt(columns)
  for (const { index } of columns) {
    const last = blocks.at(-1)
    if (last && index === last.to + 1 && index !== again) last.to = index
    else blocks.push({ from: index, to: index })
  }
  const wide = blocks.filter(({ from, to }) => to > from)
  return wide.length > 1 ? wide : [{ from: columns[0]?.index ?? 0, to: columns.at(-1)?.index ?? 0 }]
}

/** The table in what a sheet begins with; undefined where no row is its header. */
export function shapeOf(head: Head): TableShape | undefined {
  const header = findHeader(head)
  if (!header) return undefined
  const above = head.rows.slice(0, header.from)
  const columns = columnsOf(head, header, widthOf(head))
  const named = new Set(columns.map(({ index }) => index))
  const blocks = blocksOf(columns)
  const below = head.rows.slice(header.to + 1)
  const numbered = below.findIndex((cells) => filledIn(cells).length > 0)
  const skips = numbered >= 0 && kindOfRow(columns, below[numbered] ?? []) === 'numbering' ? numbered + 1 : 0
  const used = new Set(below.flatMap(filledIn))
  const fields = above.flatMap(fieldsIn)
  const unit = fields.find(({ label }) => /^(金额)?单位$/.test(label))?.value
  return {
    titles: above.flatMap(titlesIn),
    fields,
    header,
    columns,
    dataFrom: header.to + 1 + skips,
    withoutHeading: [...used].filter((index) => !named.has(index)).toSorted((a, b) => a - b),
    blocks,
    ...(unit && /^(百|千|万|百万|亿)?元$/.test(unit) ? { unit } : {}),
  }
}
