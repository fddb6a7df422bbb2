import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import { checkDigitOf } from '#register/rules'

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

async function makeUp(path: string, rows: number): Promise<void> {
  function* lines() {
    yield* header
    for (let i = 0; i < rows; i += 1) yield rowOf(i)
  }
  const columns = Array.from({ length: 16 }, () => ({ width: 12 }))
  await pipeline(
    Readable.fromWeb(writeXlsxStream(lines(), { name: '台账', columns }) as never),
    createWriteStream(path),
  )
}

// in a process of its own: what writing needs must not count as what reading needs
const [path, rows] = process.argv.slice(2)
if (path) await makeUp(path, Number(rows))
