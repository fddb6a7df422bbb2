import { expect } from '@playwright/test'
import { test } from './county.ts'
import { hasChineseFont, words } from '#test/browser/chromium'

test('the browser draws Chinese characters, each its own, not boxes', async ({ page }) => {
  test.skip(!hasChineseFont(), words.noFont.en)
  await page.setContent('<html lang="zh-CN"><body style="font: 40px sans-serif"></body></html>')
  const drawn = await page.evaluate(() =>
    ['一', '根', '针', '镇'].map((character) => {
      const canvas = document.createElement('canvas')
      const brush = canvas.getContext('2d')
      if (!brush) throw new Error('no canvas')
      brush.font = '40px sans-serif'
      brush.fillText(character, 10, 60)
      return canvas.toDataURL()
    }),
  )
  // a font without the characters draws the same box for all of them
  expect(new Set(drawn).size).toBe(4)
})
