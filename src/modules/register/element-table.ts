import { z } from 'zod'
import { parseCsv, unguarded } from '#kernel/org/tables/csv'
import type { Said } from '#kernel/words'
import { element as elementShape } from './contract/dictionary.ts'
import type { InForce, KeptElement } from './rules.ts'

/** The dictionary as a table: lists with 、 between, structures as JSON. */
export const columns = [
  'code',
  'zh',
  'en',
  'kind',
  'type',
  'unit',
  'sensitivity',
  'steward',
  'stewardUnit',
  'goodForDays',
  'merge',
  'purposes',
  'standard',
  'synonyms',
  'options',
  'bounds',
  'variants',
  'retired',
] as const

const lists = new Set(['synonyms', 'purposes'])
const structures = new Set(['options', 'bounds', 'variants'])
const numbers = new Set(['sensitivity', 'goodForDays'])

const cellOf = (name: string, value: unknown): string => {
  if (value === undefined || value === null) return ''
  if (lists.has(name) && Array.isArray(value)) return value.join('、')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

export const cellsOf = (element: InForce): string[] =>
  columns.map((name) => (name === 'retired' ? (element.retired ? '1' : '') : cellOf(name, element[name])))

const valueOf = (name: string, cell: string): unknown => {
  if (lists.has(name)) return cell.split('、').filter(Boolean)
  if (structures.has(name)) return JSON.parse(cell)
  return numbers.has(name) ? Number(cell) : cell
}

export type Row = { line: number; element: KeptElement; retired: boolean }
export type Reject = Said & { line: number }

const unreadable: Said = { zh: '选项、范围或变体写得不对', en: 'Options, bounds or variants cannot be read' }
const twice: Said = { zh: '同一个代码出现了两次', en: 'The code stands twice' }

function readRow(header: readonly string[], cells: readonly string[]): KeptElement | Said {
  try {
    const given = header.flatMap((name, i) => {
      const cell = unguarded((cells[i] ?? '').trim())
      return name === 'retired' || cell === '' ? [] : [[name, valueOf(name, cell)]]
    })
    const read = elementShape.safeParse(Object.fromEntries(given))
    if (read.success) return read.data
    const where = [...new Set(read.error.issues.map((issue) => String(issue.path[0] ?? '')))].join(', ')
    return { zh: `这几列填写不对：${where}`, en: `These columns cannot be right: ${where}` }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return unreadable
    throw error
  }
}

/** The rows of a table as `cellsOf` writes them; undefined for what is no such table. */
export function readElements(text: string): { rows: Row[]; rejects: Reject[] } | undefined {
  const [head, ...lines] = parseCsv(text) ?? []
  const header = head?.cells.map((cell) => cell.trim()) ?? []
  if (!header.includes('code') || !header.includes('type')) return undefined
  const rows = new Map<string, Row>()
  const rejects: Reject[] = []
  for (const { line, cells } of lines) {
    const read = readRow(header, cells)
    if (!('code' in read)) rejects.push({ line, ...read })
    else if (rows.has(read.code)) rejects.push({ line, ...twice })
    else rows.set(read.code, { line, element: read, retired: cells[header.indexOf('retired')]?.trim() === '1' })
  }
  return { rows: [...rows.values()], rejects }
}
