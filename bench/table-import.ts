import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import { checkDigitOf } from '#register/rules'
import { dictionary } from '../src/server/pack-cn/dictionary.ts'
import { openSheets } from '../src/server/importing/sheets/open.ts'
import { tableIn } from '../src/server/importing/sheets/read-table.ts'
import { Checking, recognise } from '../src/server/importing/sheets/recognise.ts'
import { ownFolder } from './database.ts'
import { peakOf } from './memory.ts'
import { print, progress, round, type Options } from './report.ts'

const header = [
  ['幸福街道困难群众台账'],
  ['填报单位：民政办', '', '', '', '填报日期：2026年11月25日'],
  [
    '序号',
    '姓名',
    '基本信息',
    '',
    '',
    '',
    '',
    '困难类型',
    '',
    '',
    '家庭情况',
    '',
    '',
    '帮扶责任人',
    '最近走访日期',
    '备注',
  ],
  [
    '',
    '',
    '性别',
    '公民身份号码',
    '出生日期',
    '联系电话',
    '现住址',
    '低保',
    '残疾等级',
    '健康状况',
    '家庭人口',
    '家庭年收入（元）',
    '住房面积',
    '',
    '',
    '',
  ],
]
const wanted = 14

const two = (n: number): string => String(n).padStart(2, '0')

/** Nobody lives here: rows as they come from ten offices, every seventh with something that cannot be read. */
function rowOf(i: number): (string | number)[] {
  const [year, month, day] = [1930 + (i % 80), two(1 + (i % 12)), two(1 + (i % 28))]
  const first = `330106${year}${month}${day}${String(i % 1000).padStart(3, '0')}`
  const id = first + (i % 70 === 0 ? '?' : checkDigitOf(first))
  const born =
    [`${year}年${Number(month)}月${Number(day)}日`, `${year}.${month}.${day}`, `${year}-${month}-${day}`][i % 3] ?? ''
  const phone = i % 7 === 0 ? '87654321' : `138${10_000_000 + i}`
  const address = `东街${1 + (i % 200)}号${1 + (i % 6)}单元${101 + (i % 500)}`
  const name = `${'王李张刘陈杨黄赵'[i % 8]}${'芳伟敏静磊洋'[i % 6]}`
  const person = [i + 1, name, i % 2 ? '女' : '男', id, born, phone, address]
  const care = [
    i % 4 ? '否' : '是',
    ['无', '一级', '二级', '三级'][i % 4] ?? '',
    ['健康', '一般', '慢性病'][i % 3] ?? '',
  ]
  const home = [1 + (i % 7), i % 2 ? `${12_000 + (i % 900)}` : '1.2万', `${60 + (i % 90)}㎡`]
  return [...person, ...care, ...home, '李敏', 46_000 + (i % 300), '']
}

async function makeUp(path: string, rows: number): Promise<string> {
  function* lines() {
    yield* header
    for (let i = 0; i < rows; i += 1) yield rowOf(i)
  }
  const columns = Array.from({ length: 16 }, () => ({ width: 12 }))
  await pipeline(
    Readable.fromWeb(writeXlsxStream(lines(), { name: '台账', columns }) as never),
    createWriteStream(path),
  )
  return path
}

type Done = { rows: number; values: number; rejects: number; columns: number }

async function readAll(file: string): Promise<Done> {
  const [sheet] = (await openSheets(file)).sheets
  const table = sheet && (await tableIn(sheet))
  if (!table) throw new Error('no table was found in the first sheet')
  const recognised = await recognise(table, dictionary)
  const done: Done = { rows: 0, values: 0, rejects: 0, columns: recognised.bound.length }
  for await (const { values, rejects } of new Checking(recognised).rows()) {
    done.rows += 1
    done.values += values.size
    done.rejects += rejects.length
    if (done.rows % 20_000 === 0) progress(`table-import: ${done.rows} rows`)
  }
  return done
}

/** A messy sheet of 100,000 rows: made out, its columns found, every cell read and checked. Nothing is written to a database yet. */
export async function tableImport({ quick, files }: Options): Promise<void> {
  const folder = await ownFolder()
  try {
    const file = files.file ?? (await makeUp(join(folder.path, 'table.xlsx'), quick ? 1000 : 100_000))
    const begun = performance.now()
    const { value, peak } = await peakOf(() => readAll(file))
    const seconds = (performance.now() - begun) / 1000
    if (!files.file && value.columns < wanted)
      throw new Error(`only ${value.columns} of ${wanted} columns were recognised`)
    const note = `${value.rows} rows, ${value.columns} columns recognised, ${value.values} values, ${value.rejects} cells refused with reason, ${round(seconds, 1)} s; reading and checking, without the database`
    const line = { bench: 'table-import', target: null, holds: null }
    print({ ...line, measure: 'rows_per_second', value: round(value.rows / seconds, 0), unit: 'rows/s', note })
    print({
      ...line,
      measure: 'peak_mb',
      value: round(peak, 0),
      unit: 'MB',
      note: 'the whole process that reads and checks',
    })
  } finally {
    await folder.remove()
  }
}
