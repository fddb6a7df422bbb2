import type { Said } from '#kernel/words'
import { columns, type Field } from './columns.ts'
import { daysOf, guessOf, lacking, mappingOf, type Guess, type Mapping } from './guess.ts'
import type { DayOrder } from './moments.ts'
import type { Row } from './row.ts'
import { Stopped } from './stopped.ts'
import { openTable, type Table } from './table.ts'

/** A file that was looked into: its columns, what they seem to hold and its first rows. */
export type Plan = {
  table: Table
  header: string[]
  guesses: Guess[]
  mapping: Mapping
  order: DayOrder
  /** Why it cannot come in like this. */
  lacks: Said | undefined
  first: Row[]
}

/** So many rows show what a column holds. */
const looked = 200

const noRows = new Stopped({ zh: '文件里没有数据行。', en: 'The file holds no rows.' })

/** Names of the columns, in the order in which the first rows bring them. */
const headerOf = (rows: readonly Row[]): string[] => [...new Set(rows.flatMap((row) => row.header))]

/** Looks into a file; `chosen` goes before what its columns seem to hold, or is all there is. Throws `Stopped` where it is no table of rows. */
export async function planOf(file: string, chosen: Mapping = {}, isAll = false): Promise<Plan> {
  const table = await openTable(file)
  const first: Row[] = []
  for await (const row of table.rows()) if (first.push(row) >= looked) break
  if (first.length === 0) throw noRows
  const header = headerOf(first)
  const guesses = isAll ? [] : guessOf(header, first)
  const fields = Object.keys(chosen) as Field[]
  const taken = new Set(Object.values(chosen))
  const rest = guesses.filter(({ field, column }) => !fields.includes(field) && !taken.has(column))
  const mapping = Object.fromEntries(
    Object.entries({ ...mappingOf(rest), ...chosen }).filter(([, column]) => column !== ''),
  ) as Mapping
  return {
    table,
    header,
    guesses: rest,
    mapping,
    order: daysOf(mapping, first),
    lacks: lacking(mapping, header),
    first,
  }
}

const isField = (name: string): name is Field => Object.hasOwn(columns, name)

/** `id=case_enquiry_id,time=open_dt`; an empty name (`category=`) leaves the column aside. Throws `Stopped`. */
export function readMapping(text: string): Mapping {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  const wrong = pairs.find(([field = '', column]) => !isField(field) || column === undefined)
  if (wrong)
    throw new Stopped({
      zh: `看不懂“${wrong.join('=')}”。请写成 id=列名,time=列名……；可用的有：${Object.keys(columns).join('、')}。`,
      en: `“${wrong.join('=')}” is not understood. Write id=COLUMN,time=COLUMN…; there are: ${Object.keys(columns).join(', ')}.`,
    })
  return Object.fromEntries(pairs) as Mapping
}
