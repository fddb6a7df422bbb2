import { defineConfig } from '@playwright/test'
import { findChromium } from '#test/browser/chromium'

// the gate brings a browser before it comes here; reading this file (the dead-code check does) needs none
const executablePath = findChromium()

/** A browser that talks to our pages and to nobody else; its sandbox cannot work for root. */
const args = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
]

export default defineConfig({
  testDir: 'test/browser',
  globalSetup: './test/browser/global-setup.ts',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  // the longest walks every desk page; on a busy machine that takes minutes
  timeout: 600_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // nothing is judged while it is still fading in
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
  },
})
