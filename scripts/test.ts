import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pick, type Said } from '#kernel/words'
import { ensureChromium } from '#test/browser/chromium'
import { addCounts, countOfPlaywright, countOfVitest, isBenchLine, type Count } from './test-counts.ts'

const root = join(import.meta.dirname, '..')
const reports = await mkdtemp(join(tmpdir(), 'oneneedle-gate-'))

type Outcome = { good: boolean; count?: Count }
type Step = { title: Said; run: () => Promise<Outcome> }

// the machine's own Node may be older than the one the packages bring
const path = [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter)

/** Runs a tool in sight of the person; `capture` keeps its standard output for us instead. */
async function tool(command: string, args: string[], env: NodeJS.ProcessEnv = {}, capture?: (text: string) => void) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH: path, ...env },
    stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
  })
  if (capture) child.stdout?.setEncoding('utf8').on('data', capture)
  return new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })
}

const check =
  (command: string, ...args: string[]) =>
  async (): Promise<Outcome> => ({ good: await tool(command, args) })

const report = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(file, 'utf8').catch(() => 'null')) as unknown

async function vitest(): Promise<Outcome> {
  const file = join(reports, 'vitest.json')
  const good = await tool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  return { good, count: countOfVitest(await report(file), good) }
}

async function playwright(): Promise<Outcome> {
  const said = (sentence: Said): void => console.log(`${sentence.zh}\n${sentence.en}`)
  if (!ensureChromium(said)) return { good: false, count: { passed: 0, failed: 1 } }
  const file = join(reports, 'playwright.json')
  const good = await tool('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: file })
  return { good, count: countOfPlaywright(await report(file), good) }
}

/** Every bench at its smallest, for its form only: what it measures on a busy machine proves nothing. */
async function bench(): Promise<Outcome> {
  let out = ''
  const ended = await tool('node', ['bench/run.ts', '--quick'], {}, (text) => {
    out += text
    process.stdout.write(text)
  })
  const lines = out.split('\n').filter((line) => line.trim() !== '')
  return { good: ended && lines.length > 0 && lines.every(isBenchLine) }
}

/** Cheap ones first: whoever waits learns soonest. */
const steps: Step[] = [
  { title: { zh: '格式', en: 'format' }, run: check('oxfmt', '--check') },
  { title: { zh: '代码规范', en: 'lint' }, run: check('oxlint', '--type-aware', '--deny-warnings') },
  { title: { zh: '类型（服务端）', en: 'types, server' }, run: check('tsc', '-p', 'tsconfig.json') },
  {
    title: { zh: '类型（浏览器测试）', en: 'types, browser tests' },
    run: check('tsc', '-p', 'test/browser/tsconfig.json'),
  },
  { title: { zh: '类型（网页）', en: 'types, web' }, run: check('tsc', '-p', 'src/web/tsconfig.json') },
  { title: { zh: '无用代码', en: 'dead code' }, run: check('knip') },
  { title: { zh: '单元、性质与数据库测试', en: 'unit, property and database tests' }, run: vitest },
  { title: { zh: '浏览器测试', en: 'browser tests' }, run: playwright },
  ...(existsSync(join(root, 'bench', 'run.ts'))
    ? [{ title: { zh: '测速试跑', en: 'bench, smoke run' }, run: bench }]
    : []),
]

async function gate(): Promise<Count> {
  let total: Count = { passed: 0, failed: 0 }
  for (const { title, run } of steps) {
    console.log(`\n── ${pick(title, 'zh')} · ${pick(title, 'en')}`)
    const begun = performance.now()
    const { good, count } = await run()
    if (count) total = addCounts(total, count)
    console.log(`── ${good ? '✓' : '✗'} ${title.en} ${((performance.now() - begun) / 1000).toFixed(1)} s`)
    // a check that counts no tests is still one failure
    if (!good) return total.failed > 0 ? total : { ...total, failed: 1 }
  }
  return total
}

const total = await gate()
await rm(reports, { recursive: true, force: true })
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
