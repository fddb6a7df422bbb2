import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { verify } from '#kernel/audit'
import { rows, transact } from '#kernel/db'
import { roomOf, type Caller } from '#kernel/house'
import { newId } from '#kernel/id'
import { org } from '#kernel/org/contract'
import { datums, type Datum } from '#kernel/org/contract/map'
import { systemScope } from '#kernel/rights'
import { AlreadyRunning, StartRefused } from '#kernel/postgres/embedded'
import { calendarOf } from '#kernel/worktime/store'
import { fillTemplate } from './filling.ts'
import { importCalendar } from './import-calendar.ts'
import { bringMessages } from './importing/command.ts'
import { arrive, leave, listFunctions } from './leaving/commands.ts'
import { CannotStart, open, type Opened } from './open.ts'
import { startOf } from './settings.ts'
import { print, progress } from './terminal.ts'

const usage = `用法 usage: npx oneneedle COMMAND（或 or npm run cli -- COMMAND）

  import messages FILE.jsonl|csv|xlsx        导入留言，重复导入只算一次，中断后再来一次即可 · import messages; twice counts once
    --preview · --check                      先看看怎么对列 · 试导入，不写入 · show how columns are read · try it, nothing is written
    --map id=列,time=列,…|FILE.json · --save-map FILE.json
    --source NAME · --area PATH · --categories FILE.csv · --history
  fill TEMPLATE.xlsx --area PATH -o OUT.xlsx [--as LOGIN]
                                             用登记簿填一份模板，格式不变 · fill a template from the register, in place
    --gaps FILE · --sources FILE             另存缺项、出处 · what is lacking, and from where each cell came
    --purpose form|care|aid|check · --subject ID
  export functions [FILE.csv|.xlsx|.json]    功能清单，备案用 · the list of functions, for the filing
  export all DIR                             导出全部数据，含密钥，只有本账户能读；中断后再来一次即可
                                             all data with their keys, readable by this account only; cut off, run it again
  import all DIR                             导入同版或旧版导出的全部数据，须在空系统首次启动之前
                                             all data of this or an older version into an empty install, before its first start
  verify                                     校验审计链 · walk the chain of the audit log
  calendar                                   已加载的年份 · the years that are loaded
  calendar import FILE [--source URL] [--preview]
                                             加载放假安排或本地安排 · load a year's holiday notice, or the county's own days
  map import FILE.geojson [--datum GCJ02]    导入县域地图：区域边界、道路、水系 · import the county's map: outlines, roads, water
  user invite LOGIN                          生成一次性登录链接 · make a one-time sign-in link`

const options = {
  area: { type: 'string' },
  source: { type: 'string' },
  datum: { type: 'string' },
  preview: { type: 'boolean' },
  check: { type: 'boolean' },
  history: { type: 'boolean' },
  map: { type: 'string' },
  'save-map': { type: 'string' },
  categories: { type: 'string' },
  out: { type: 'string', short: 'o' },
  as: { type: 'string' },
  gaps: { type: 'string' },
  sources: { type: 'string' },
  purpose: { type: 'string' },
  subject: { type: 'string' },
} as const

/** A command's exit code; 2 is for a call that was not understood. */
type Run = (opened: Opened, args: readonly string[], given: Given) => Promise<number>
type Named = keyof typeof options
type Given = { [Name in Named]?: (typeof options)[Name]['type'] extends 'string' ? string : boolean }

const system = (opened: Opened) => systemScope(opened.house.tenant)
const inHouse = <T>(opened: Opened, work: Parameters<typeof transact<T>>[2]): Promise<T> =>
  transact(opened.house.db, system(opened), work)

const take: Run = async (opened, [what, file], given) => {
  if (what === 'all' && file) return arrive(opened, file)
  return what === 'messages' && file ? bringMessages(opened.house, file, given) : 2
}

const fill: Run = async (opened, [template], given) => (template ? fillTemplate(opened.house, template, given) : 2)

const give: Run = async (opened, [what, folder]) => (what === 'all' && folder ? leave(opened, folder) : 2)

const check: Run = async (opened) => {
  const verdict = await inHouse(opened, (tx) =>
    verify(tx, opened.house.tenant, (no, of) => no % 50 === 0 && progress(`${no}/${of}`)),
  )
  print(`\n${verdict.blocks} 个区块、${verdict.acts} 条记录已核对，${verdict.unsealed} 条待封存。`)
  print(`${verdict.blocks} blocks with ${verdict.acts} acts checked, ${verdict.unsealed} not sealed yet.`)
  for (const { block, why } of verdict.broken) print(`区块 ${block} 对不上 · block ${block} does not match: ${why}`)
  return verdict.broken.length === 0 ? 0 : 1
}

const isDatum = (text: string | undefined): text is Datum | undefined =>
  text === undefined || (datums as readonly string[]).includes(text)

/** The same calls that the desk makes, carried out by the system: same rules, same log. */
const orgOf = (opened: Opened) => {
  const call = roomOf(opened.house, org)
  const caller = (): Caller => ({ actor: { kind: 'system' }, commandId: newId() })
  return { call, caller }
}

const importFile = async (opened: Opened, file: string, given: Given): Promise<number> => {
  const text = await readFile(file, 'utf8')
  const { source, preview = false } = given
  const onProgress = (seen: number, of: number) => progress(`重算期限 dates ${seen}/${of}`)
  const done = await importCalendar({ house: opened.house, text, source, preview, onProgress })
  const said = done.ok ? done.value : done.refusal
  print(`${said.zh} ${said.en}`)
  for (const issue of done.ok ? [] : (done.refusal.issues ?? [])) print(`  ${issue.path}: ${issue.zh} ${issue.en}`)
  return done.ok ? 0 : 1
}

const calendar: Run = async (opened, [what, file], given) => {
  if (what === 'import' && file) return importFile(opened, file, given)
  if (what) return 2
  const { years } = await inHouse(opened, (tx) => calendarOf(tx, opened.house.tenant))
  print([...years].sort((a, b) => a - b).join(' '))
  return 0
}

const map: Run = async (opened, [what, file], { datum }) => {
  if (what !== 'import' || !file || !isDatum(datum)) return 2
  const { call, caller } = orgOf(opened)
  const text = await readFile(file, 'utf8')
  const drawn = await call('importMap', { text, ...(datum ? { datum } : {}) }, caller())
  if (!drawn.ok) {
    print(`${drawn.refusal.zh} · ${drawn.refusal.en}`)
    return 1
  }
  const { saved, outlines, lines, dropped, elsewhere, rejects } = drawn.value
  for (const { feature, zh, en } of rejects) print(`第 ${feature} 个图形 shape ${feature}: ${zh} · ${en}`)
  print(
    saved
      ? `已导入 ${outlines} 个区域边界、${lines} 条道路和水系，撤下 ${dropped} 条，别处的 ${elsewhere} 个未收。 ${outlines} outlines and ${lines} lines are on the map, ${dropped} lines taken off, ${elsewhere} of other counties left aside.`
      : '没有导入。 Nothing was imported.',
  )
  return saved ? 0 : 1
}

const user: Run = async (opened, [what, login]) => {
  if (what !== 'invite' || !login) return 2
  const { tenant } = opened.house
  const [person] = await inHouse(opened, (tx) =>
    rows(sql<{ id: string }>`select id from kernel.person where tenant = ${tenant} and login = ${login}`, tx),
  )
  const { call, caller } = orgOf(opened)
  const made = person && (await call('invite', { person: person.id, reason: '命令行 command line' }, caller()))
  if (made?.ok) print(made.value.link)
  else print(made ? `${made.refusal.zh} · ${made.refusal.en}` : `没有这个登录名 · no such login: ${login}`)
  return made?.ok ? 0 : 1
}

const commands: Record<string, Run> = { import: take, fill, export: give, verify: check, calendar, map, user }

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options,
  })
  const [name = '', ...args] = positionals
  const run = commands[name]
  if (!run) {
    print(usage)
    return 2
  }
  // what the house can do needs no database to be told
  if (name === 'export' && args[0] === 'functions') return listFunctions(args[1])
  const opened = await open(startOf(process.env, []), ({ zh, en }) => progress(`${zh} ${en}`), true)
  try {
    const code = await run(opened, args, values)
    if (code === 2) print(usage)
    return code
  } finally {
    await opened.close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  const known = error instanceof CannotStart || error instanceof AlreadyRunning || error instanceof StartRefused
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
  print(
    known ? `${error.said.zh} ${error.said.en}` : missing ? '没有找到文件。 The file was not found.' : String(error),
  )
  process.exitCode = 1
}
