import { readFileSync } from 'node:fs'
import { suggest } from '../src/modules/casework/rules/learner/explain.ts'
import { toldOf } from '../src/modules/casework/rules/learner/grams.ts'
import { learn, precision, type Choice, type Learnt } from '../src/modules/casework/rules/learner/learn.ts'
import { accuracyOf, answerable, eceOf, macroF1, type Answer } from '../src/modules/casework/rules/learner/measures.ts'
import { percentile, print, progress, round, type Measured, type Options } from './report.ts'

type Row = { title?: string; text: string; label: string }

const read = (file: string): Choice[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row)
    .map(({ title, text, label }) => ({ text: toldOf(title, text), label }))

const themes: Record<string, readonly string[]> = {
  道路: ['路面坑洼', '路灯不亮', '井盖松动', '红绿灯太短'],
  环境: ['垃圾没人清运', '油烟扰民', '河水发臭', '工地噪声'],
  教育: ['学区怎么划分', '幼儿园学费太高', '补课收费', '校车晚点'],
}

/** Made-up texts, which show only that the bench runs. */
const madeUp = (n: number, from: number): Choice[] =>
  Array.from({ length: n }, (_, k) => {
    const i = k + from
    const [label, words = []] = Object.entries(themes)[i % 3] ?? ['']
    return { label, text: `${i}号院${words[i % 4]}，请尽快处理，已经${(i % 9) + 1}天了` }
  })

type Judgement = { answers: Answer[]; ms: number[] }

const judge = (learnt: Learnt, tests: readonly Choice[]): Judgement => {
  const ms: number[] = []
  const answers = tests.map(({ label: truth, ...told }) => {
    const begun = performance.now()
    const { label: said, sure } = suggest(learnt, told)
    ms.push(performance.now() - begun)
    return { said, truth, sure }
  })
  return { answers, ms }
}

type Training = { learnt: Learnt; n: number; seconds: number; megabytes: number }

/** Learns from `n` texts: the given ones, over and over if they are fewer. Megabytes are those of the whole process. */
function train(given: readonly Choice[], n: number): Training {
  progress(`routing: learning ${n} texts`)
  const choices = Array.from({ length: n }, (_, i) => given[i % given.length] ?? { text: '', label: '' })
  const begun = performance.now()
  const steps = learn(choices)
  let bytes = 0
  for (let step = 1; ; step += 1) {
    const { done, value } = steps.next()
    if (done || step % 1000 === 0) bytes = Math.max(bytes, process.memoryUsage.rss())
    if (!done) continue
    if (!value) throw new Error('Fewer than two classes have three texts each')
    return { learnt: value, n, seconds: (performance.now() - begun) / 1000, megabytes: bytes / 2 ** 20 }
  }
}

type Line = Pick<Measured, 'measure' | 'value' | 'unit' | 'target' | 'holds' | 'note'>

const quality = ({ learnt, n }: Training, { answers }: Judgement): Line[] => {
  const [f1, ece, { share }] = [macroF1(answers), eceOf(answers), answerable(answers, precision)]
  const spoken = answers.filter(({ sure }) => sure >= learnt.threshold)
  const own = `${round((100 * spoken.length) / answers.length, 1)} % answered, ${round(100 * accuracyOf(spoken), 1)} % of them right`
  return [
    {
      measure: 'macro_f1',
      value: round(f1, 4),
      unit: 'share',
      target: '>= 0.89',
      holds: f1 >= 0.89,
      note: `learnt from ${n} texts, tested on ${answers.length}`,
    },
    { measure: 'accuracy', value: round(accuracyOf(answers), 4), unit: 'share', target: null, holds: null, note: null },
    { measure: 'ece', value: round(ece, 4), unit: 'share', target: '<= 0.05', holds: ece <= 0.05, note: '10 bins' },
    {
      measure: 'answered_at_p95',
      value: round(share, 4),
      unit: 'share',
      target: '>= 0.6',
      holds: share >= 0.6,
      note: `at its own threshold of ${round(learnt.threshold)}: ${own}`,
    },
  ]
}

const cost = (few: Training, many: Training, ms: readonly number[]): Line[] => {
  const p99 = percentile(ms, 0.99)
  const repeated = many.n > few.n ? ', the given ones over and over' : ''
  return [
    {
      measure: 'train_s',
      value: round(many.seconds),
      unit: 's',
      target: '<= 20',
      holds: many.seconds <= 20 && many.megabytes <= 500,
      note: `${many.n} texts${repeated}; the process took ${Math.round(many.megabytes)} MB at most; the given ${few.n}: ${round(few.seconds)} s`,
    },
    { measure: 'suggest_p99_ms', value: round(p99), unit: 'ms', target: '<= 10', holds: p99 <= 10, note: null },
  ]
}

/** How well texts are given their class by what was learnt from others. */
export async function routing({ quick, files }: Options): Promise<void> {
  const given = !quick && files.train && files.test ? { train: files.train, test: files.test } : null
  const trains = given ? read(given.train) : madeUp(300, 0)
  const tests = given ? read(given.test) : madeUp(100, 1000)
  const few = train(trains, trains.length)
  const many = train(trains, quick ? trains.length : Math.max(10_000, trains.length))
  const judged = judge(few.learnt, tests)
  for (const line of [...quality(few, judged), ...cost(few, many, judged.ms)])
    print({
      bench: 'routing',
      ...line,
      ...(given ? {} : { holds: null, note: 'made-up texts: shows only that it runs' }),
    })
}
