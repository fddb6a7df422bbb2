// Runs before `npm start` and `npm test`, on whatever Node the machine has: plain JavaScript, no packages.
// Brings the packages, and with them the project's own newer Node, when they are absent or older than the lock file.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lockFile = join(root, 'package-lock.json')
const modules = join(root, 'node_modules')
const stamp = join(modules, '.oneneedle-lock')
const ownNode = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
const oldest = 20
/** The first release with all the language that the sources use; a machine without a packaged Node needs one as new. */
const needed = 26

const words = {
  tooOld: () => [
    `需要 Node.js ${oldest} 或更新的版本，这台机器上是 ${process.version}。请先升级：https://nodejs.org/zh-cn/download`,
    `Node.js ${oldest} or newer is needed; this machine has ${process.version}. Please upgrade first: https://nodejs.org/en/download`,
  ],
  installing: () => ['正在安装所需的软件包', 'Installing the packages'],
  installed: (seconds) => [`软件包已装好（${seconds} 秒）`, `Packages installed (${seconds} s)`],
  failed: () => [
    '软件包没有装成功。请检查网络（需要能访问 npm 软件源）、磁盘空间和对本文件夹的写入权限，然后重试。',
    'The packages could not be installed. Check the network (the npm registry must be reachable), disk space and the right to write in this folder, then try again.',
  ],
  noNode: () => [
    `没有适合 ${process.platform}-${process.arch} 的自带 Node。请在这台机器上安装 Node.js ${needed} 或更新的版本。`,
    `There is no packaged Node for ${process.platform}-${process.arch}. Please install Node.js ${needed} or newer on this machine.`,
  ],
}

const say = (lines) => console.error(lines.join('\n'))

function stopWith(lines) {
  say(lines)
  process.exit(1)
}

const major = (version) => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0)

/** By content: a checkout gives an unchanged lock file a new date. */
const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex')

/** A person's own `npm ci` counts too: npm writes its hidden lock file at the end of it. */
const installedByHand = () => {
  const hidden = join(modules, '.package-lock.json')
  return existsSync(hidden) && statSync(hidden).mtimeMs >= statSync(lockFile).mtimeMs
}

function isUpToDate() {
  if (!existsSync(modules) || !hasNode()) return false
  const stamped = existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()
  return stamped || installedByHand()
}

const hasNode = () => existsSync(ownNode) || major(process.version) >= needed

/** The Node that runs the sources: the project's own where its packages brought one. */
export const nodeCommand = () => (existsSync(ownNode) ? ownNode : process.execPath)

/** Under `npm start` npm tells where it lies; else the one on the path, without node_modules/.bin, which is about to be replaced. */
function npmCommand() {
  const own = process.env.npm_execpath
  const runsOnOwn = existsSync(ownNode) && realpathSync(ownNode) === realpathSync(process.execPath)
  if (own && existsSync(own) && !runsOnOwn) return [process.execPath, [own]]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
}

function pathWithoutOwn() {
  const separator = process.platform === 'win32' ? ';' : ':'
  const entries = (process.env.PATH ?? '').split(separator)
  return entries.filter((entry) => !entry.endsWith(join('node_modules', '.bin'))).join(separator)
}

/** One line that counts on a terminal; in a log, a line every ten seconds. */
function showProgress(begun) {
  const [zh, en] = words.installing()
  const line = () => `${zh} · ${en} … ${Math.round((Date.now() - begun) / 1000)} s`
  const onTerminal = process.stderr.isTTY
  process.stderr.write(onTerminal ? line() : `${line()}\n`)
  const timer = setInterval(
    () => process.stderr.write(onTerminal ? `\r${line()}` : `${line()}\n`),
    onTerminal ? 1000 : 10_000,
  )
  return () => {
    clearInterval(timer)
    if (onTerminal) process.stderr.write('\n')
  }
}

/** Resolves with npm's output when it failed, with nothing when it did its work. */
function npmCi() {
  const [command, first] = npmCommand()
  // development packages are wanted even where NODE_ENV says production: the web is built from them
  const child = spawn(command, [...first, 'ci', '--include=dev', '--include=optional', '--loglevel=error'], {
    cwd: root,
    env: { ...process.env, PATH: pathWithoutOwn() },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  let said = ''
  child.stdout.on('data', (text) => (said += text))
  child.stderr.on('data', (text) => (said += text))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code) => resolve(code === 0 ? undefined : said || `npm ci: ${code}`))
  })
}

async function install() {
  const begun = Date.now()
  const done = showProgress(begun)
  const failure = await npmCi()
  done()
  if (failure !== undefined) {
    console.error(failure.trim().split('\n').slice(-20).join('\n'))
    stopWith(words.failed())
  }
  say(words.installed(Math.round((Date.now() - begun) / 1000)))
}

/** Tried, not assumed: the packaged Node is built for glibc, and another C library cannot run it. */
function nodeRuns() {
  if (!existsSync(ownNode)) return major(process.version) >= needed
  const tried = spawnSync(ownNode, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' })
  return tried.status === 0 && major(tried.stdout) >= needed
}

if (major(process.version) < oldest) stopWith(words.tooOld())
if (!isUpToDate()) {
  await install()
  if (!nodeRuns()) stopWith(words.noNode())
  writeFileSync(stamp, lockHash())
}
