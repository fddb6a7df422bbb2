import { writeFile } from 'node:fs/promises'
import { authRoom } from '#kernel/auth'
import type { Facts } from '#kernel/result'
import type { Said } from '#kernel/words'
import { functionFiles, functionsOf } from '../functions.ts'
import { rooms } from '../modules.ts'
import type { Opened } from '../open.ts'
import { version } from '../settings.ts'
import { print, progress } from '../terminal.ts'
import { exportAll } from './export-all.ts'
import { importAll, type NotTaken } from './import-all.ts'

type Code = NotTaken['code'] | 'folder-taken'

const refusals: Record<Code, (facts: Facts) => Said> = {
  'folder-taken': () => ({
    zh: '这个文件夹已经存在，请换一个名字。',
    en: 'This folder is there already; please name another.',
  }),
  'manifest-unreadable': () => ({
    zh: '文件夹里没有完整的 manifest.json，不是导出的全部数据。',
    en: 'The folder holds no whole manifest.json: it is no export of all data.',
  }),
  'other-county': ({ theirs, ours }) => ({
    zh: `这是 ${theirs} 的数据，本系统是 ${ours}。请用 COUNTY_CODE=${theirs} 再运行。`,
    en: `These are the data of ${theirs}; this install is ${ours}. Run it again with COUNTY_CODE=${theirs}.`,
  }),
  'other-version': ({ version: theirs }) => ({
    zh: `导出它的是 ${theirs} 版，数据表和本系统不一致。请先用同一版本导入，再升级。`,
    en: `Version ${theirs} wrote it, with other tables than these. Import it with the same version first, then upgrade.`,
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
  const done = await exportAll({ ...partsOf(opened, folder), version, now: opened.house.clock.now() })
  if (!done.ok) return refused(done.refusal)
  print(`\n${summary(done.value)}`)
  print(`${done.value.holds.zh}\n${done.value.holds.en}`)
  for (const hash of done.value.missing) print(`附件缺失 file missing: ${hash}`)
  return 0
}

/** `import all DIR` */
export async function arrive(opened: Opened, folder: string): Promise<number> {
  const done = await importAll(partsOf(opened, folder))
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
