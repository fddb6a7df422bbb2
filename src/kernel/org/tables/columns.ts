import { ok, refuse, type Result } from '../../result.ts'
import { parseCsv, unguarded } from './csv.ts'

/** What a column can be called: ours first, then what tables that people already have say. */
const aliases = {
  id: ['id', '系统编号'],
  code: ['code', '代码', '编码', '区划代码', '行政区划代码'],
  name: ['name', '名称', '姓名', '区域名称', '单位名称'],
  nameEn: ['name_en', '英文名', '英文名称'],
  kind: ['kind', '类型', '单位类型'],
  area: ['area', '区域', '区域代码', '所在区域'],
  parent: ['parent', '上级', '上级单位'],
  phone: ['phone', '电话', '手机', '联系电话', '公开电话'],
  email: ['email', '邮箱', '电子邮箱'],
  login: ['login', '登录名', '账号'],
  unit: ['unit', '单位', '所在单位'],
  role: ['role', '角色'],
  title: ['title', '岗位', '岗位名称'],
  titleEn: ['title_en', '岗位英文名'],
  hours: ['hours', '值守时间'],
  date: ['date', '日期'],
  off: ['off', '放假'],
} as const satisfies Record<string, readonly string[]>

export type Column = keyof typeof aliases

/** One row by column, with the line it stands on; an empty cell is absent. */
export type Row = { line: number; cells: Partial<Record<Column, string>> }

const columnOf = (header: string): Column | undefined => {
  const plain = header.trim().toLowerCase()
  return (Object.keys(aliases) as Column[]).find((column) => (aliases[column] as readonly string[]).includes(plain))
}

export type TableRefusal = 'table-unreadable' | 'table-empty' | 'table-too-long' | 'columns-missing'

/** The most rows of one table: every row becomes an act, and all of them are written in one statement. */
export const mostRows = 5000

/** The rows of a CSV text by what its header calls them. Columns nobody asked for are left aside. */
export function readTable(
  text: string,
  needed: readonly Column[],
): Result<Row[], { code: TableRefusal; facts?: Record<string, string | number> }> {
  const lines = parseCsv(text)
  if (!lines) return refuse('table-unreadable')
  const [header, ...body] = lines
  if (!header || body.length === 0) return refuse('table-empty')
  if (body.length > mostRows) return refuse('table-too-long', { most: mostRows })
  const columns = header.cells.map(columnOf)
  const missing = needed.filter((column) => !columns.includes(column))
  if (missing.length > 0)
    return refuse('columns-missing', {
      columns: missing.map((column) => aliases[column].slice(0, 2).join(' / ')).join(', '),
    })
  return ok(
    body.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(
        cells.flatMap((cell, i) => {
          const column = columns[i]
          return column && cell.trim() !== '' ? [[column, unguarded(cell.trim())]] : []
        }),
      ),
    })),
  )
}
