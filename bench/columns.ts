import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { matchColumns, type Column } from '#register/rules'
import { openSheets } from '../src/server/importing/sheets/open.ts'
import { print, progress, round, type Options } from './report.ts'

/** Two tables and which columns hold the same, by their names. */
type Pair = { name: string; left: Column[]; right: Column[]; gold: [string, string][] }

/** The first line names the columns; what has no name is none. */
async function columnsOf(file: string): Promise<Column[]> {
  const rows: (string | number | boolean | null)[][] = []
  const { sheets } = await openSheets(file)
  for await (const { cells } of sheets[0]?.rows() ?? []) rows.push(cells)
  const [header = [], ...body] = rows
  return header.flatMap((name, i) =>
    name === null || name === '' ? [] : [{ name: String(name), values: body.map((cells) => cells[i] ?? null) }],
  )
}

/** `<left, right>` on each line. */
const goldOf = (text: string): [string, string][] =>
  text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const [, left, right] = /^<(.*?), (.*)>\s*$/.exec(line) ?? []
    return left !== undefined && right !== undefined ? [[left, right]] : []
  })

async function readPair(folder: string, name: string): Promise<Pair> {
  const [left, right] = [await columnsOf(join(folder, 'Table1.csv')), await columnsOf(join(folder, 'Table2.csv'))]
  const text = await readFile(join(folder, 'mapping.txt'), 'utf8')
  return { name, left, right, gold: goldOf(text) }
}

async function readPairs(folder: string): Promise<Pair[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(names.map((name) => readPair(join(folder, name), name)))
}

const kinds: readonly ((i: number) => string)[] = [
  (i) => `张${i}`,
  (i) => `138${10_000_000 + i}`,
  (i) => `20${10 + (i % 10)}-0${1 + (i % 9)}-15`,
]
const made = (names: readonly string[]): Column[] =>
  names.map((name, kind) => ({ name, values: Array.from({ length: 30 }, (_, i) => kinds[kind]?.(i) ?? null) }))

/** Without files of others, two small tables show that it runs. */
const madeUp = (): Pair[] => [
  {
    name: 'made up',
    left: made(['姓名', '电话', '出生日期']),
    right: made(['名字', '联系方式', '生日']).toReversed(),
    gold: [
      ['姓名', '名字'],
      ['电话', '联系方式'],
      ['出生日期', '生日'],
    ],
  },
]

type Judged = { right: number; given: number; wanted: number }

function judge({ name, left, right, gold }: Pair): Judged {
  const wanted = new Set(gold.map(([a, b]) => `${a}\t${b}`))
  const given = matchColumns(left, right).map(({ a, b }) => `${left[a]?.name ?? ''}\t${right[b]?.name ?? ''}`)
  const found = given.filter((one) => wanted.has(one))
  progress(`columns: ${name}: ${found.length} right of ${given.length} given and ${wanted.size} wanted`)
  return { right: found.length, given: given.length, wanted: wanted.size }
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / (numbers.length || 1)
const share = (part: number, of: number): number => (of === 0 ? 0 : part / of)

/** Which columns of two tables hold the same, by their headings and values alone, against what a person said. */
export async function columns({ quick, files }: Options): Promise<void> {
  const pairs = files.pairs ? await readPairs(files.pairs) : madeUp()
  const judged = pairs.map(judge)
  const all = (of: (one: Judged) => number) => judged.reduce((sum, one) => sum + of(one), 0)
  const pooled = share(
    2 * all(({ right }) => right),
    all(({ given, wanted }) => given + wanted),
  )
  const note = `mean over ${pairs.length} pairs of tables; all matches taken together f1 ${round(pooled, 3)}; nothing learnt from any pair`
  const measures = {
    f1: mean(judged.map(({ right, given, wanted }) => share(2 * right, given + wanted))),
    precision: mean(judged.map(({ right, given }) => share(right, given))),
    recall: mean(judged.map(({ right, wanted }) => share(right, wanted))),
  }
  for (const [measure, value] of Object.entries(measures)) {
    const isTarget = measure === 'f1'
    const holds = isTarget && !quick && files.pairs ? value >= 0.8 : null
    const target = isTarget ? '>= 0.8' : null
    print({ bench: 'columns', measure, value: round(value, 4), unit: 'share', target, holds, note })
  }
}
