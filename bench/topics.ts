import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parseCsv } from '#kernel/org/tables/csv'
import type { Told } from '../src/modules/casework/rules/topics/background.ts'
import { backgroundOf, groupAll } from '../src/modules/casework/rules/topics/group.ts'
import { heatOf, isTopic } from '../src/modules/casework/rules/topics/heat.ts'
import type { Member } from '../src/modules/casework/rules/topics/threads.ts'
import { print, progress, round, type Options } from './report.ts'

type Message = { id: string; user: string; time: string; title: string; detail: string }
type Reference = ReadonlyMap<string, string>

/** A message board knows no areas; votes are not looked at. */
const toldOf = ({ id, user, time, title, detail }: Message): Told => ({
  id,
  writer: user,
  at: new Date(time.includes('T') ? `${time}Z` : `${time.replace(' ', 'T')}Z`).toISOString(),
  title,
  detail,
  area: '',
  category: '',
})

async function readStream(path: string): Promise<Told[]> {
  const told: Told[] = []
  for await (const line of createInterface({ input: createReadStream(path) }))
    if (line.trim() !== '') told.push(toldOf(JSON.parse(line) as Message))
  return told
}

async function readReference(path: string): Promise<Reference> {
  const [head = [], ...lines] = (parseCsv(await readFile(path, 'utf8')) ?? []).map(({ cells }) =>
    cells.map((c) => c.trim()),
  )
  const [id, theme] = [head.indexOf('id'), head.indexOf('theme')]
  if (id < 0 || theme < 0) throw new Error(`${path}: the first line must name the columns id and theme`)
  return new Map(lines.map((cells) => [cells[id] ?? '', cells[theme] ?? '']))
}

/** Made-up messages: two matters, each told in two ways, among many that share no more than a few words. */
function madeUp(): { told: Told[]; reference: Reference } {
  const matters = {
    trucks: ['柳林花苑北门渣土车夜里轰鸣', '渣土车半夜从柳林花苑门口过，吵得睡不着'],
    rent: ['青年公寓租金补助迟迟没有到账', '青年公寓的租金补助何时到账'],
  }
  const signs = Array.from('东河西岭南塘北渡云台石桥杏园梅坞松柏竹菊泉溪谷峰湾洲岸港')
  const sign = (n: number) => signs[n % signs.length] ?? ''
  const reference = new Map<string, string>()
  const told = Array.from({ length: 120 }, (_, i): Told => {
    const theme = i % 12 === 0 ? 'trucks' : i % 12 === 6 ? 'rent' : undefined
    if (theme) reference.set(String(i), theme)
    const other = `${sign(i)}${sign(i * 7 + 3)}${sign(i * 11 + 5)}${['路灯不亮', '井盖松动', '水压太低', '公交太少'][i % 4]}`
    const title = theme ? (matters[theme][(i / 6) % 4 < 2 ? 0 : 1] ?? '') : other
    const at = new Date(Date.UTC(2026, 0, 1 + i)).toISOString()
    return { id: String(i), writer: `w${i}`, at, title, detail: `${title}，请派人来看。`, area: '', category: '' }
  })
  return { told, reference }
}

type Fit = { theme: string; rows: number; f1: number; strict: number; size: number }

const f1Of = (hits: number, found: number, wanted: number): number => (hits > 0 ? (2 * hits) / (found + wanted) : 0)

/** The topic that fits a theme best, judged among the reference's own messages. */
function bestFit(theme: string, topics: readonly (readonly Member[])[], reference: Reference): Fit {
  const rows = [...reference.values()].filter((one) => one === theme).length
  const none: Fit = { theme, rows, f1: 0, strict: 0, size: 0 }
  return topics.reduce((best, members) => {
    const themes = members.flatMap(({ told }) => reference.get(told.id) ?? [])
    const hits = themes.filter((one) => one === theme).length
    const f1 = f1Of(hits, themes.length, rows)
    const strict = f1Of(hits, members.length, rows)
    return f1 > best.f1 || (f1 === best.f1 && strict > best.strict)
      ? { theme, rows, f1, strict, size: members.length }
      : best
  }, none)
}

const span = 180

const voices = (members: readonly Member[]): Told[] => members.map(({ told }) => told)

/** Groups a stream of messages as the product does and holds the topics against what others found hot in it. */
export async function topics({ quick, files }: Options): Promise<void> {
  const given = files.stream && files.reference && !quick
  const { told, reference } = given
    ? { told: await readStream(files.stream ?? ''), reference: await readReference(files.reference ?? '') }
    : madeUp()
  const started = performance.now()
  const background = backgroundOf(told)
  const threads = groupAll(told, background, (read) => {
    if (read % 10_000 === 0) progress(`topics: ${read} of ${told.length} read`)
  })
  const seconds = (performance.now() - started) / 1000
  const found = [...threads.all()].map(({ members }) => members).filter((members) => isTopic(voices(members)))
  const themes = [...new Set(reference.values())]
    .map((theme) => bestFit(theme, found, reference))
    .sort((a, b) => b.rows - a.rows)
  const top = themes.slice(0, 2)
  const mean = top.reduce((all, { f1 }) => all + f1, 0) / Math.max(1, top.length)
  const sizes = found.map((members) => members.length).sort((a, b) => b - a)
  print({
    bench: 'topics',
    measure: 'mean_f1_top2',
    value: round(mean, 4),
    unit: 'F1',
    target: '>= 0.80',
    holds: given ? mean >= 0.8 : null,
    note: `${top.map((one) => `${one.theme}: F1 ${round(one.f1, 3)} of ${one.rows} rows, strict F1 ${round(one.strict, 3)}, topic of ${one.size}`).join('; ')}; ${found.length} topics, largest ${sizes.slice(0, 5).join(' ')}, of ${told.length} messages in ${round(seconds, 1)} s, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB${given ? '' : '; made-up messages'}`,
  })
  const now = Math.max(...told.map((one) => Date.parse(one.at)))
  const hot = [...found]
    .sort((a, b) => heatOf(voices(b), now, span).value - heatOf(voices(a), now, span).value)
    .slice(0, 10)
  const themed = hot.filter((members) => members.some(({ told: one }) => reference.has(one.id))).length
  print({
    bench: 'topics',
    measure: 'top10_with_theme',
    value: themed,
    unit: 'topics',
    target: null,
    holds: null,
    note: `of the ten hottest over ${span} days; the reference has ${themes.length} themes`,
  })
}
