import { createReadStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { transact } from '#kernel/db'
import { roomOf, type House } from '#kernel/house'
import { systemScope } from '#kernel/rights'
import { calendarOf } from '#kernel/worktime/store'
import { casework } from '#casework/contract'
import { print, progress } from '../terminal.ts'
import { categoryWords, tableOf } from './category-words.ts'
import { columns, type Field } from './columns.ts'
import { recordsOf } from './csv-rows.ts'
import { messageOf, plain, type Reading } from './message.ts'
import type { Mapping } from './guess.ts'
import { notesOf } from './notes.ts'
import { planOf, readMapping, type Plan } from './plan.ts'
import { importMessages, type End, type Parts, type Progress } from './run.ts'
import { Stopped } from './stopped.ts'

export type Asked = {
  source?: string | undefined
  area?: string | undefined
  map?: string | undefined
  'save-map'?: string | undefined
  categories?: string | undefined
  history?: boolean | undefined
  preview?: boolean | undefined
  check?: boolean | undefined
}

const noMapping = new Stopped({
  zh: '这个对照文件读不出来；请用 --save-map 生成一份再改。',
  en: 'This file of columns cannot be read; let --save-map write one and change that.',
})

async function savedMapping(file: string): Promise<Mapping> {
  const text = await readFile(file, 'utf8')
  try {
    return casework.calls.startImport.input.shape.mapping.parse(JSON.parse(text))
  } catch {
    throw noMapping
  }
}

const chosen = async (map: string | undefined): Promise<Mapping> => {
  if (map === undefined) return {}
  return map.endsWith('.json') ? savedMapping(map) : readMapping(map)
}

async function* wholeOf(file: string) {
  for await (const text of createReadStream(file, 'utf8')) yield { text: String(text).replace(/^\uFEFF/, ''), bytes: 0 }
}

/** A table of two columns: their name of a category, ours. */
async function categoriesOf(file: string | undefined): Promise<Reading['categories']> {
  if (file === undefined) return undefined
  const pairs: Parameters<typeof tableOf>[0][number][] = []
  for await (const {
    cells: [word, category],
  } of recordsOf(wholeOf(file)))
    if (word && category) pairs.push({ word, category: category.trim() })
  return tableOf(pairs)
}

const tell = ({ table, guesses, mapping }: Plan): void => {
  print(`${table.kind}${table.encoding ? ` · ${table.encoding.zh} ${table.encoding.en}` : ''}`)
  for (const [field, column] of Object.entries(mapping) as [Field, string][]) {
    const guess = guesses.find((one) => one.field === field)
    const why = guess ? `${guess.why.zh} ${guess.why.en}` : '指定 as told'
    print(`  ${columns[field].name.zh} ${columns[field].name.en} (${field}) ← ${column} · ${why}`)
  }
}

const show = (plan: Plan, reading: Reading): void => {
  for (const row of plan.first.slice(0, 5)) {
    const message = messageOf(row, reading)
    print(`\n  第 ${row.line} 行 line ${row.line}`)
    if ('zh' in message) print(`    不能导入 not taken: ${message.zh} ${message.en}`)
    else
      for (const [name, value] of Object.entries(message))
        print(
          `    ${name}: ${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('\n', ' ').slice(0, 100)}`,
        )
  }
}

/** What the column of categories holds: words that are ours, words that the table of names makes ours, and those that nobody knows. */
async function showCategories(
  house: House,
  { table, mapping }: Plan,
  categories: Reading['categories'],
): Promise<void> {
  if (mapping.category === undefined) return
  const catalogue = await roomOf(house, casework)('catalogue', {}, { actor: { kind: 'system' } })
  const ours = catalogue.ok ? catalogue.value.categories : []
  const { words } = await categoryWords(table.rows(), mapping.category, ours)
  print(`\n类别 categories: ${words.length}`)
  for (const { word, rows, ours: seems, isSame } of words) {
    const told = categories?.get(plain(word)) ?? (isSame ? seems : undefined)
    print(`  ${word} × ${rows} → ${told ?? `本县没有 not kept here${seems ? `（${seems}？）` : ''}`}`)
  }
}

const bar = ({ done, share, perSecond }: Progress): void => {
  const filled = Math.round(share * 20)
  const left = share > 0 ? Math.round((done.read / share - done.read) / perSecond) : 0
  const { read, added, known, rejected } = done
  progress(
    `${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${Math.round(share * 100)}% · 读 read ${read} · 新 added ${added} · 已有 known ${known} · 未收 rejected ${rejected} · ${Math.round(perSecond)}/s · 还要 left ${left} s`,
  )
}

function summary(end: End, isCheck: boolean, rejects: string): number {
  const { read, added, known, rejected } = end
  print(
    `\n${isCheck ? '试导入，没有写入任何内容。 A trial: nothing was written.\n' : ''}读取 ${read} 条：新增 ${added}，已有 ${known}，未收 ${rejected}。`,
  )
  print(`${read} read: ${added} added, ${known} known, ${rejected} rejected.`)
  for (const { zh, en } of notesOf(end)) print(`${zh} ${en}`)
  if (rejected > 0) print(`未收的和原因 rejects with reasons: ${rejects}`)
  if (end.ended === 'cancelled') print('已停止；再运行一次会接着导入。 Stopped; run it again to go on.')
  if (end.why) print(`${end.why.zh}\n${end.why.en}`)
  return end.ended === 'whole' ? 0 : 1
}

/** Ctrl-C ends it between two batches. */
async function untilStopped(parts: Omit<Parts, 'stop'>): Promise<End> {
  const stop = new AbortController()
  const halt = () => stop.abort()
  process.once('SIGINT', halt)
  try {
    return await importMessages({ ...parts, stop: stop.signal })
  } finally {
    process.off('SIGINT', halt)
  }
}

async function bring(house: House, file: string, asked: Asked): Promise<number> {
  const plan = await planOf(file, await chosen(asked.map))
  tell(plan)
  if (plan.lacks) throw new Stopped(plan.lacks)
  if (asked['save-map']) await writeFile(asked['save-map'], `${JSON.stringify(plan.mapping, null, 2)}\n`)
  const how = {
    source: asked.source ?? basename(file),
    area: asked.area,
    categories: await categoriesOf(asked.categories),
    isHistory: asked.history,
  }
  if (asked.preview) {
    const { zone } = await transact(house.db, systemScope(house.tenant), (tx) => calendarOf(tx, house.tenant))
    show(plan, { ...how, ...plan, zone, now: house.clock.now(), vault: house.vault })
    await showCategories(house, plan, how.categories)
    return 0
  }
  const rejects = `${file}.rejects.csv`
  const isCheck = asked.check ?? false
  return summary(await untilStopped({ house, plan, ...how, rejects, isCheck, onProgress: bar }), isCheck, rejects)
}

/** `import messages FILE`: answers with the exit code. */
export async function bringMessages(house: House, file: string, asked: Asked): Promise<number> {
  try {
    return await bring(house, file, asked)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    print(`\n${error.said.zh}\n${error.said.en}`)
    return 1
  }
}
