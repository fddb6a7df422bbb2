import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { vaultOf } from '#kernel/vault'
import { csvLine } from '#kernel/org/tables/csv'
import { categoryWords } from './category-words.ts'
import { recordsOf } from './csv-rows.ts'
import { guessOf } from './guess.ts'
import { messageOf, type Reading } from './message.ts'
import { momentOf } from './moments.ts'
import { planOf, readMapping } from './plan.ts'
import { longestRow, type Row } from './row.ts'
import { Stopped } from './stopped.ts'
import { openTable } from './table.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oneneedle-importing-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

let n = 0
const write = async (content: string | Uint8Array): Promise<string> => {
  n += 1
  const file = join(folder, `${n}.dat`)
  await writeFile(file, content)
  return file
}
const all = async (content: string | Uint8Array): Promise<Row[]> =>
  Array.fromAsync((await openTable(await write(content))).rows())
const stopped = (content: string | Uint8Array) =>
  all(content).then(
    () => null,
    (error: unknown) => (error instanceof Stopped ? error.said : error),
  )

const reading: Reading = {
  source: 'board',
  mapping: { id: 'id', time: 'time', text: 'text' },
  order: 'month-first',
  zone: 'Asia/Shanghai',
  now: Temporal.Instant.from('2026-09-07T01:00:00Z'),
  vault: vaultOf('5a'.repeat(32)),
}
const messagesOf = async (content: string | Uint8Array, more: Partial<Reading> = {}) =>
  (await all(content)).map((row) => messageOf(row, { ...reading, ...more }))
const line = (text: unknown, more: object = {}) => `${JSON.stringify({ id: 1, time: '2026-03-01', text, ...more })}\n`

describe('records of a CSV', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '路', ' ', "'", '=', '😀'), maxLength: 8 })
  test('are what was written, wherever the pieces are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }),
        async (lines, cuts) => {
          const quoted = lines.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          const text = `"a","b","c"\r\n${quoted.join('\r\n')}\r\n`
          async function* pieces() {
            yield { text: text.slice(0, 11), bytes: 0 }
            for (let at = 11, i = 0; at < text.length; i += 1) {
              const size = cuts[i % cuts.length] ?? 1
              yield { text: text.slice(at, at + size), bytes: at }
              at += size
            }
          }
          const read = (await Array.fromAsync(recordsOf(pieces()))).slice(1).map(({ cells }) => cells)
          expect(read).toEqual(lines.filter((cells) => cells.some((one) => one.trim() !== '')))
        },
      ),
    )
  })

  test('keep the lines they begin on, and other separators', async () => {
    const rows = await all('id;time;text\r\n1;2026-01-01;"a\nb"\r\n\r\n2;2026-01-02;c')
    expect(rows.map(({ line: at, cells }) => [at, cells.get('text')])).toEqual([
      [2, 'a\nb'],
      [5, 'c'],
    ])
  })
})

describe('what is no table is refused in words', () => {
  test.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /空/],
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), /xls/],
    ['one JSON array', '[{"id":1}]', /数组/],
    ['a quotation mark that is never closed', `id,time,text\n1,2026-01-01,"a\n${'2,2026-01-01,b\n'.repeat(9)}`, /引号/],
    ['a million columns', `${'a,'.repeat(1_000_000)}\n`, /列/],
    ['a zip that is none', 'PK\u0003\u0004 and nothing', /工作簿/],
    ['one line without end', `id,time,text\n${'字'.repeat(longestRow + 1)}`, /200 万/],
  ])('%s', async (_name, content, why) =>
    expect(await stopped(content)).toMatchObject({ zh: expect.stringMatching(why) }),
  )

  test('columns that cannot be told are named', async () => {
    const { lacks } = await planOf(await write('a,b\n1,2\n'))
    expect(lacks).toMatchObject({ zh: expect.stringMatching(/编号、提出时间、内容.*a、b/) })
    await expect(planOf(await write('a,b\n'))).rejects.toThrow(Stopped)
    expect((await planOf(await write('a,b\n1,2\n'), readMapping('id=c'))).lacks?.zh).toMatch(/没有这些列：c/)
    expect(() => readMapping('ident=c')).toThrow(Stopped)
  })
})

describe('what a line may hold', () => {
  test('is taken as it is or handed back with the reason, and never breaks', async () => {
    const taken = [
      '🙂👩‍👩‍👧',
      '\u202Eمرحبا',
      'a\u200Bb',
      '<script>alert(1)</script>',
      "'; drop table x;--",
      '=1+1',
      '字'.repeat(20_000),
    ]
    for (const text of taken) expect((await messagesOf(line(text)))[0]).toMatchObject({ text })
    expect((await messagesOf(line('a\u0000b')))[0]).toMatchObject({ text: 'ab' })
    expect((await messagesOf('{"id":1,"time":"2026-03-01","text":"a\\ud800b"}'))[0]).toMatchObject({ text: 'a\uFFFDb' })
    expect((await messagesOf(line('字'.repeat(1_000_000))))[0]).toMatchObject({ zh: expect.stringContaining('20000') })
    for (const broken of ['{"id":', '{} trailing', 'null', '[1]', `{"x":"${'字'.repeat(longestRow)}"}`])
      expect((await messagesOf(`${line('好')}${broken}\n${line('好')}`)).map((one) => 'zh' in one)).toEqual([
        false,
        true,
        false,
      ])
  })

  test('keeps every digit of a number, and names of columns that JavaScript uses itself', async () => {
    const [message] = await messagesOf(
      '{"id":123456789012345678901,"time":"2026-03-01","text":"a","__proto__":{"x":1}}',
    )
    expect(message).toMatchObject({ source: 'board#123456789012345678901' })
  })

  test('in bytes of another encoding is handed back alone', async () => {
    const bytes = Buffer.concat([
      Buffer.from(line('好')),
      Buffer.from('{"id":2,"text":"'),
      Buffer.from([0xff]),
      Buffer.from(`"}\n${line('好')}`),
    ])
    expect((await messagesOf(bytes)).map((one) => 'zh' in one)).toEqual([false, true, false])
  })

  test('never throws on any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        await messagesOf(`{"id":1}\n${text}`)
        await all(`id,time,text\n${text}`).catch((error: unknown) => expect(error).toBeInstanceOf(Stopped))
      }),
      { numRuns: 40 },
    )
  })

  test('from a workbook: dates, numbers and text', async () => {
    const rows = [
      ['编号', '时间', '内容'],
      [7, new Date('2026-03-01T08:05:00Z'), '路灯不亮'],
    ]
    const file = await write(await writeXlsx({ sheets: [{ name: '一', rows }] }))
    const plan = await planOf(file)
    expect(messageOf(plan.first[0]!, { ...reading, mapping: plan.mapping })).toMatchObject({
      source: 'board#7',
      at: '2026-03-01T00:05:00.000Z',
      text: '路灯不亮',
    })
  })
})

test('moments as files write them', () => {
  const at = (text: string) => momentOf(text, 'Asia/Shanghai')?.toString()
  expect(at('2026-03-01T08:05:00')).toBe('2026-03-01T00:05:00Z')
  expect(at('2026/3/1 8:05')).toBe('2026-03-01T00:05:00Z')
  expect(at('2026年3月1日 8时5分')).toBe('2026-03-01T00:05:00Z')
  expect(at('2026-03-01')).toBe('2026-03-01T04:00:00Z')
  expect(at('20260301')).toBe('2026-03-01T04:00:00Z')
  expect(at('2026-03-01T00:05:00Z')).toBe('2026-03-01T00:05:00Z')
  expect(at('2026-03-01 00:05:00+0800')).toBe('2026-02-28T16:05:00Z')
  expect(at('03/01/2026 08:05:00 PM')).toBe('2026-03-01T12:05:00Z')
  expect(momentOf('01/03/2026', 'Asia/Shanghai', 'day-first')?.toString()).toBe('2026-03-01T04:00:00Z')
  for (const wrong of ['', '昨天', '2026-02-30', '2026-13-01', '0000-01-01', '9999-01-01', '12', '2026-03-01 25:00'])
    expect(at(wrong)).toBeUndefined()
})

test('columns are told by their names, else by what stands in them, with the reason', () => {
  const row = (cells: Record<string, string>): Row => ({
    line: 1,
    cells: new Map(Object.entries(cells)),
    header: Object.keys(cells),
    original: [],
    bytes: 0,
  })
  const rows = ['甲乙丙', '丁戊己'].map((word, i) =>
    row({ x: `K-${i}`, y: `2026-01-0${i + 1} 08:00`, z: word.repeat(12), 承办部门: '路灯所', Latitude: '30' }),
  )
  const found = Object.fromEntries(
    guessOf(rows[0]!.header, rows).map(({ field, column, why }) => [field, [column, why.zh]]),
  )
  expect(found).toEqual({
    unit: ['承办部门', '列名相近'],
    lat: ['Latitude', '列名相符'],
    time: ['y', '每一行都是时间'],
    id: ['x', '每一行都有，且不重复'],
    text: ['z', '文字最长的一列'],
  })
})

test('words for categories are counted, and told by their names or by a part of them', async () => {
  const table = await openTable(
    await write(
      `id,kind\n${['路灯照明', '路灯', '路灯', '供水　', '水', '__proto__', ''].map((word, i) => `${i},${word}`).join('\n')}`,
    ),
  )
  const ours = [
    { code: 'city-light', name: { zh: '路灯照明', en: 'Street lights' } },
    { code: 'water', name: { zh: '供水', en: 'Water supply' } },
    { code: 'waste', name: { zh: '污水', en: 'Waste water' } },
  ]
  expect(await categoryWords(table.rows(), 'kind', ours)).toEqual({
    isAll: true,
    words: [
      { word: '路灯', rows: 2, ours: 'city-light', isSame: false },
      { word: '路灯照明', rows: 1, ours: 'city-light', isSame: true },
      { word: '供水', rows: 1, ours: 'water', isSame: true },
      { word: '水', rows: 1, ours: null, isSame: false },
      { word: '__proto__', rows: 1, ours: null, isSame: false },
    ],
  })
  expect(await categoryWords(table.rows(), 'none', ours)).toEqual({ isAll: true, words: [] })
})

test('a formula is handed back as text', () => expect(csvLine(['=1+1', '-a'])).toBe("'=1+1,'-a\r\n"))
