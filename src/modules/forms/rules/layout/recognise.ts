import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import { areaAt, type Area } from '../book/address.ts'
import { formatsOf } from '../book/formats.ts'
import { readGrid, stringsOf, type Grid } from '../book/grid.ts'
import type { Package } from '../book/package.ts'
import { readWorkbook, type Workbook } from '../book/workbook.ts'
import type { FileRefusal } from '../refusals.ts'
import { offersOf, type Layout } from './layout.ts'
import { rosterOn, type NotRoster } from './roster.ts'
import { singleOn } from './single.ts'

export type NotRecognised = NotRoster | 'nothing-asked'
type Refused = Refusal<FileRefusal | NotRecognised>

type Grids = (name: string) => Grid | undefined

const valuesIn = ({ rows }: Grid, { top, left, bottom, right }: Area): string[] =>
  [...rows]
    .filter(([row]) => row >= top && row <= bottom)
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, cells]) => [...cells].filter(([column]) => column >= left && column <= right))
    .flatMap(([, { value }]) => (value === null ? [] : [String(value)]))

/** The words of a list that stand in cells of the workbook: a name for them, or their place. */
const listsOf =
  ({ names }: Workbook, own: Grid, grids: Grids) =>
  (formula: string): readonly string[] => {
    const place = names.find(({ name }) => name === formula)?.formula ?? formula
    const [, sheet = '', area = ''] = /^(?:'?(.+?)'?!)?([A-Z$\d:]+)$/i.exec(place.replace(/^=/, '')) ?? []
    const [on, at] = [sheet === '' ? own : grids(sheet.replaceAll("''", "'")), areaAt(area)]
    return on && at ? valuesIn(on, at).slice(0, 500) : []
  }

/**
 * What a template asks for, by the first of its visible sheets that asks for anything. `others`: visible sheets that are
 * left as they are.
 */
export function recognise(parts: Package): Result<Layout & { others: readonly string[] }, Refused> {
  const book = readWorkbook(parts)
  if (!book.ok) return book
  const strings = stringsOf(parts, book.value)
  const wanted = formatsOf((book.value.styles === undefined ? undefined : parts.text(book.value.styles)) ?? '')
  const grids: Grids = (name) => {
    const sheet = book.value.sheets.find((one) => one.name === name)
    const read = sheet && readGrid(parts, sheet, strings)
    return read?.ok ? read.value : undefined
  }
  let why: NotRecognised = 'nothing-asked'
  const visible = book.value.sheets.filter(({ state }) => state === 'visible')
  for (const sheet of visible) {
    const grid = readGrid(parts, sheet, strings)
    if (!grid.ok) return grid
    const look = { wanted, offers: offersOf(grid.value, listsOf(book.value, grid.value, grids)) }
    const found = singleOn(grid.value, look) ?? rosterOn(grid.value, look)
    if (typeof found === 'object')
      return ok({ ...found, others: visible.filter((one) => one !== sheet).map(({ name }) => name) })
    if (found && why === 'nothing-asked') why = found
  }
  return refuse(why)
}
