import { kindOfRow, MergedDown, shapeOf, type Cells, type RowKind, type TableShape } from '#register/rules'
import type { Sheet } from './sheet.ts'

/** A row below the header with what it is. `section`: the heading over rows that it stands under. */
export type TableRow = { row: number; kind: RowKind; cells: Cells; section: string | null }

/** A table that was made out in a sheet; its rows come one by one. */
export type SheetTable = { shape: TableShape; rows: () => AsyncGenerator<TableRow, void> }

/** So many rows show what shape a sheet has. */
const looked = 100

/** Makes out the table of a sheet; undefined where no row is a header. */
export async function tableIn(sheet: Sheet): Promise<SheetTable | undefined> {
  const merges = await sheet.merges()
  const head: Cells[] = []
  for await (const { row, cells } of sheet.rows()) {
    if (row >= looked) break
    while (head.length < row) head.push([])
    head.push(cells)
  }
  const shape = shapeOf({ rows: head, merges })
  if (!shape) return undefined
  const rows = async function* (): AsyncGenerator<TableRow, void> {
    const down = new MergedDown(merges.filter(({ top }) => top >= shape.dataFrom))
    let section: string | null = null
    for await (const { row, cells } of sheet.rows()) {
      if (row < shape.dataFrom) continue
      const filled = down.fill(row, cells)
      const kind = kindOfRow(shape.columns, filled)
      if (kind === 'section') section = filled.map(String).find((text) => text.trim() !== '' && text !== 'null') ?? null
      yield { row, kind, cells: filled, section }
    }
  }
  return { shape, rows }
}
