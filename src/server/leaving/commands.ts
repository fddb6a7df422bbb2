import { writeFile } from 'node:fs/promises'
import { authRoom } from '#kernel/auth'
import type { Facts } from '#kernel/result'
import type { Said } from '#kernel/words'
import { functionFiles, functionsOf } from '../functions.ts'
import { migrationSources, rooms } from '../modules.ts'
import type { Opened } from '../open.ts'
import { version } from '../settings.ts'
import { print, progress } from '../terminal.ts'
import { exportAll, type NotLeft } from './export-all.ts'
import { importAll, type NotTaken } from './import-all.ts'

type Code = NotTaken['code'] | NotLeft['code']

const refusals: Record<Code, (facts: Facts) => Said> = {
  'folder-taken': () => ({
    zh: '这个文件夹已经存在，请换一个名字。',
    en: 'This folder is there already; please name another.',
  }),
  'export-runs': () => ({
    zh: '另一个导出正在进行，请等它结束。',
    en: 'Another export is under way; please wait for its end.',
  }),
  'export-stopped': () => ({
    zh: '已停止。再运行一次同样的命令，会接着导出。',
    en: 'Stopped. Run the same command again to go on.',
  }),
  'manifest-unreadable': () => ({
    zh: '文件夹里没有完整的 manifest.json，不是导出的全部数据。',
    en: 'The folder holds no whole manifest.json: it is no export of all data.',
  }),
  'other-county': ({ theirs, ours }) => ({
    zh: `这是 ${theirs} 的数据，本系统是 ${ours}。请用 COUNTY_CODE=${theirs} 再运行。`,
    en: `These are the data of ${theirs}; this install is ${ours}. Run it again with COUNTY_CODE=${theirs}.`,
  }),
  'newer-version': ({ version: theirs }) => ({
    zh: `导出它的系统（${theirs} 版）比本系统新，有本系统不认识的数据表。请先升级本系统，再导入。什么也没有导入。`,
    en: `A newer system (version ${theirs}) wrote it, with tables that this one does not know. Upgrade this one first, then import. Nothing was imported.`,
  }),
  'other-version': ({ version: theirs, where }) => ({
    zh: `导出它的系统（${theirs} 版）不是本系统的旧版：${where} 的内容不同，数据表可能不一样。什么也没有导入。`,
    en: `The system that wrote it (version ${theirs}) is no older one of these: its ${where} is another, so its tables may differ. Nothing was imported.`,
  }),
  'not-empty': () => ({
    zh: '本系统里已有数据，不能导入。请用 DATA_DIR 指定一个新文件夹，在首次启动之前导入。',
    en: 'This install holds data already. Point DATA_DIR at a new folder and import before its first start.',
  }),
  damaged: ({ where }) => ({
    zh: `数据与校验值对不上：${where}。什么也没有导入。`,
    en: `The data do not match their checksums: ${where}. Nothing was imported.`,
  }),
}

const refused = ({ code, facts = {} }: { code: Code; facts?: Facts }): number => {
  const said = refusals[code](facts)
  print(`\n${said.zh} ${said.en}`)
  return 1
}

let told = 0
/** A line at most every tenth of a second: a million rows are read faster than anybody reads. */
const onProgress = (what: string, done: number): void => {
  if (Date.now() - told < 100) return
  told = Date.now()
  progress(`${what} ${done}`)
}

const partsOf = ({ house, dataDir, store, database }: Opened, folder: string) => ({
  owner: database.owner,
  store,
  dataDir,
  tenant: house.tenant,
  folder,
  onProgress,
})

const summary = ({ tables, files, checksum }: { tables: { rows: number }[]; files: string[]; checksum: string }) => {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return `${tables.length} 张表 tables · ${rows} 行 rows · ${files.length} 个附件 files\n校验值 checksum ${checksum}`
}

/** `export all DIR` */
export async function leave(opened: Opened, folder: string): Promise<number> {
  const stop = new AbortController()
  const halt = () => stop.abort()
  process.once('SIGINT', halt)
  const how = { version, now: opened.house.clock.now(), stop: stop.signal }
  const done = await exportAll({ ...partsOf(opened, folder), ...how }).finally(() => process.off('SIGINT', halt))
  if (!done.ok) return refused(done.refusal)
  print(`\n${summary(done.value)}`)
  print(`${done.value.holds.zh}\n${done.value.holds.en}`)
  for (const hash of done.value.missing) print(`附件缺失 file missing: ${hash}`)
  return 0
}

/** `import all DIR` */
export async function arrive(opened: Opened, folder: string): Promise<number> {
  const done = await importAll({ ...partsOf(opened, folder), migrations: migrationSources })
  if (!done.ok) return refused(done.refusal)
  print(`\n${summary(done.value)}`)
  print('全部数据已导入，逐表核对一致。 All data are in, each table checked.')
  return 0
}

const isFormat = (text: string): text is keyof typeof functionFiles => Object.hasOwn(functionFiles, text)

/** `export functions [FILE]`; without a file as CSV on the standard output. */
export async function listFunctions(file: string | undefined): Promise<number> {
  const format = file ? (/\.([a-z]+)$/.exec(file)?.[1] ?? '') : 'csv'
  if (!isFormat(format)) return 2
  const functions = functionsOf([...rooms, authRoom])
  const bytes = await functionFiles[format].write(functions)
  if (!file) process.stdout.write(bytes)
  else {
    await writeFile(file, bytes)
    print(`${functions.length} 项功能 functions: ${file}`)
  }
  return 0
}
