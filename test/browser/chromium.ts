import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Said } from '#kernel/words'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const onMac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** Handed down to the browser tests' own processes, which would otherwise try every candidate again. */
const found = 'ONENEEDLE_CHROMIUM'

export const words = {
  installing: {
    zh: '这台机器上没有 Chromium 浏览器或中文字体，正在用 apt-get 安装，可能要一两分钟……',
    en: 'This machine lacks the Chromium browser or a Chinese font; installing with apt-get, which may take a minute or two …',
  },
  noBrowser: {
    zh: '浏览器测试需要 Chromium：请安装 chromium 或 google-chrome，也可以运行 npx playwright install chromium，然后重试。',
    en: 'The browser tests need Chromium: please install chromium or google-chrome, or run npx playwright install chromium, then try again.',
  },
  noFont: {
    zh: '这台机器上没有中文字体，页面上的汉字会显示成方框。建议安装 fonts-noto-cjk。',
    en: 'This machine has no Chinese font: Chinese text will show as boxes. Installing fonts-noto-cjk is advised.',
  },
} satisfies Record<string, Said>

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Started, not merely seen: some systems ship a `chromium-browser` that only says where to get one. */
const starts = (file: string): boolean =>
  spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0

/** The first browser on a search path that really starts. */
export const findOnPath = (path: string): string | undefined =>
  names
    .flatMap((name) => path.split(delimiter).map((folder) => join(folder, name)))
    .find((file) => isExecutable(file) && starts(file))

/** The machine's own Chromium, else the one that Playwright has downloaded. */
export function findChromium(): string | undefined {
  const known = process.env[found]
  if (known) return known
  if (existsSync(onMac)) return onMac
  const own = chromium.executablePath()
  return findOnPath(process.env['PATH'] ?? '') ?? (existsSync(own) ? own : undefined)
}

export const hasChineseFont = (): boolean => {
  const asked = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  // macOS and Windows bring Chinese fonts and no fc-list
  return asked.error ? process.platform !== 'linux' : asked.stdout.trim() !== ''
}

const mayInstall = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version')

function aptInstall(packages: string[]): void {
  const options = {
    stdio: ['ignore', 'inherit', 'inherit'] as ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options)
}

/**
 * Makes sure that there are a browser and a Chinese font; as root on Debian by installing what is missing. Returns whether
 * browser tests can run, after saying through `tell` what is still missing.
 */
export function ensureChromium(tell: (said: Said) => void): boolean {
  const missing = [
    ...(findChromium() ? [] : ['chromium']),
    ...(hasChineseFont() ? [] : ['fontconfig', 'fonts-noto-cjk']),
  ]
  if (missing.length > 0 && mayInstall()) {
    tell(words.installing)
    aptInstall(missing)
  }
  if (!hasChineseFont()) tell(words.noFont)
  const browser = findChromium()
  if (browser) process.env[found] = browser
  else tell(words.noBrowser)
  return browser !== undefined
}
