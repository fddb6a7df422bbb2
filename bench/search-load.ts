import type { Client } from 'pg'
import { wordsOf } from '../src/modules/register/found-by.ts'
import { dictionary } from '../src/server/pack-cn/dictionary.ts'

const surnames = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金',
)
const given = Array.from(
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂香建国文华玉梅红波辉斌宇浩然欣怡子轩梓涵雨桐晨曦佳琪思远志诚德福守义春生秋菊淑贞',
)
const roads = [
  '文昌',
  '书院',
  '柳巷',
  '北门',
  '河沿',
  '石桥',
  '新安',
  '东湖',
  '南关',
  '青麦',
  '桃源',
  '白杨',
  '槐树',
  '双拥',
  '机关',
]

/** The same numbers each time. */
function dice(): () => number {
  let state = 7
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const pick = <T>(list: readonly T[], at: number): T => list[Math.floor(at * list.length)] as T

const elementOf = (code: string) => {
  const element = dictionary.find((one) => one.code === code)
  if (!element) throw new Error(`no element ${code}`)
  return { ...element, version: 1, retired: false }
}

const marksOf = (name: string, code: string, value: unknown): string[] =>
  wordsOf({ name, area: '0', values: code ? [{ element: elementOf(code), value }] : [] }, () => '-')

export const names = (n: number): string[] => {
  const next = dice()
  return Array.from({ length: n }, () => {
    const second = next() < 0.8 ? pick(given, next()) : ''
    // a few families are much larger than the others
    return pick(surnames, next() ** 2) + pick(given, next()) + second
  })
}

const addresses = (): string[] =>
  roads.flatMap((road) =>
    Array.from({ length: 40 }, (_, i) => `${road}路${i + 1}号${road}花园${(i % 12) + 1}号楼${(i % 4) + 1}单元`),
  )

/** Parts of which the subjects are put together, each with the marks by which it is found, as the product makes them. */
async function loadParts(owner: Client): Promise<void> {
  await owner.query('create temporary table part (kind text, no int, text text, words text[], primary key (kind, no))')
  const insert = (kind: string, rows: { text: string; words: string[] }[]) =>
    owner.query(
      `insert into part select $1, r.no, r.text, r.words from json_to_recordset($2::json) r (no int, text text, words text[])`,
      [kind, JSON.stringify(rows.map((row, no) => ({ no, ...row })))],
    )
  await insert(
    'name',
    names(40_000).map((text) => ({ text, words: marksOf(text, '', '') })),
  )
  await insert(
    'address',
    addresses().map((text) => ({ text, words: marksOf('', 'address', text) })),
  )
}

const areas = `insert into kernel.area (tenant, path, code, level, name)
  select $1, path, path, level, json_build_object('zh', path, 'en', path) from (
    select $1 || '.' || lpad(s::text, 3, '0') as path, 'street' as level from generate_series(1, 20) s
    union all select $1 || '.' || lpad(s::text, 3, '0') || '.' || lpad(c::text, 3, '0'), 'community'
      from generate_series(1, 20) s, generate_series(1, 10) c
    union all select $1 || '.' || lpad(s::text, 3, '0') || '.' || lpad(c::text, 3, '0') || '.' || lpad(g::text, 2, '0'), 'grid'
      from generate_series(1, 20) s, generate_series(1, 10) c, generate_series(1, 5) g) a`

const subjects = `with lot as (
    select i, (lpad(to_hex(1780000000000 + i), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text), 4, 15))::uuid as id,
      $1 || '.' || lpad((1 + i % 20)::text, 3, '0') || '.' || lpad((1 + i / 20 % 10)::text, 3, '0') || '.' || lpad((1 + i / 200 % 5)::text, 2, '0') as area,
      floor(power(random(), 1.5) * 40000)::int as name, floor(random() * $4)::int as address,
      lpad(floor(random() * 100000000)::text, 8, '0') as phone, random() < 0.05 as alone
    from generate_series($2::int, $3::int) i
  ), full_lot as (
    select l.*, n.text as name_text, n.words as name_words, a.text as address_text, a.words as address_words
    from lot l join part n on n.kind = 'name' and n.no = l.name join part a on a.kind = 'address' and a.no = l.address
  ), kept as (
    insert into register.subject (tenant, id, kind, area, name, facts, added_at, changed_at)
    select $1::int, id, 'person', area, name_text, jsonb_build_object(
      'name', jsonb_build_object('v', name_text, 'h', '0mwsi1hc0-0000-server', 'by', null, 'src', 'import', 'seen', '2026-11-01', 'op', id),
      'phone', jsonb_build_object('v', '139' || phone, 'h', '0mwsi1hc0-0000-server', 'by', null, 'src', 'import', 'seen', '2026-11-01', 'op', id),
      'address', jsonb_build_object('v', address_text, 'h', '0mwsi1hc0-0000-server', 'by', null, 'src', 'import', 'seen', '2026-11-01', 'op', id)),
      now(), now() from full_lot)
  insert into register.search (tenant, subject, kind, name, words)
  select $1::int, id, 'person', name_text, array_to_tsvector(name_words || address_words || array['t' || right(phone, 4),
    't' || right(phone, 6), '@' || left(area, 10), '@' || left(area, 14), '@' || area]
    || case when alone then array['clives-alone'] else '{}' end) from full_lot`

/** Fills the register with so many people straight into its tables, as imports would have left them. */
export async function loadSubjects(
  owner: Client,
  tenant: number,
  upTo: number,
  onPart: (done: number) => void,
): Promise<void> {
  await owner.query(areas.replaceAll('$1', `'${tenant}'`).replace(`select '${tenant}', path`, `select ${tenant}, path`))
  await loadParts(owner)
  const part = 50_000
  const text = subjects
    .replaceAll('$1::int', String(tenant))
    .replaceAll('$1', `'${tenant}'`)
    .replaceAll('$4', String(addresses().length))
  for (let from = 1; from <= upTo; from += part) {
    const until = Math.min(upTo, from + part - 1)
    await owner.query(text.replaceAll('$2', String(from)).replaceAll('$3', String(until)))
    onPart(until)
  }
  await owner.query('vacuum (analyze) register.subject, register.search')
}
