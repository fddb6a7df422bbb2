import type { Lang } from '../../words.ts'
import type { PersonKept } from '../plan/people.ts'
import type { AreaKept, PostKept, UnitKept } from '../plan/structure.ts'
import { codeOf } from '../rules.ts'
import { kindNames } from '../labels.ts'
import { headOf } from '../words.ts'
import type { Column } from './columns.ts'
import { writeCsv } from './csv.ts'
import type { TableKind } from './rows.ts'

/** What stands on the books as tables that the import reads. An empty cell leaves what is kept, so none is needed. */

type Cells = Partial<Record<Column, string | null>>

const columns: Record<TableKind, readonly Column[]> = {
  areas: ['code', 'name', 'nameEn'],
  units: ['kind', 'name', 'nameEn', 'area', 'parent', 'phone', 'id'],
  persons: ['login', 'name', 'phone', 'email', 'id'],
  posts: ['unit', 'role', 'title', 'titleEn', 'area', 'hours', 'login', 'id'],
}

export const tableText = (kind: TableKind, rows: readonly Cells[], lang: Lang): string =>
  writeCsv([
    columns[kind].map((column) => headOf(kind, column)[lang]),
    ...rows.map((cells) => columns[kind].map((column) => cells[column] ?? '')),
  ])

/** A unit by its name; where several open ones share it, with the code of its area behind an @. */
export function unitNamer(units: Iterable<UnitKept>): (unit: UnitKept | undefined) => string {
  const counts = new Map<string, number>()
  for (const { name, closed } of units) if (!closed) counts.set(name.zh, (counts.get(name.zh) ?? 0) + 1)
  return (unit) => {
    if (!unit) return ''
    return (counts.get(unit.name.zh) ?? 0) > 1 ? `${unit.name.zh}@${codeOf(unit.area)}` : unit.name.zh
  }
}

export const areaCells = ({ path, name }: AreaKept): Cells => ({ code: codeOf(path), name: name.zh, nameEn: name.en })

export const unitCells = (unit: UnitKept, parent: string, lang: Lang): Cells => ({
  kind: lang === 'zh' ? (kindNames[unit.kind as keyof typeof kindNames]?.zh ?? unit.kind) : unit.kind,
  name: unit.name.zh,
  nameEn: unit.name.en,
  area: codeOf(unit.area),
  parent,
  phone: unit.publicPhone,
  id: unit.id,
})

export const personCells = ({ id, name, login, phone, email }: PersonKept): Cells => ({ id, name, login, phone, email })

export const postCells = (post: PostKept, unit: string, login: string | null): Cells => ({
  unit,
  role: post.role,
  title: post.title.zh,
  titleEn: post.title.en,
  area: codeOf(post.area),
  hours: post.hours?.map(({ from, to }) => `${from}-${to}`).join(' ') ?? null,
  login,
  id: post.id,
})
