import type { Said } from '#kernel/words'
import type { GapKind } from './rules/answer/answers.ts'
import type { Test } from './rules/answer/comparisons.ts'
import type { cameAs } from './shapes.ts'

type Labels<Key extends string> = Record<Key, Said>

export const gapLabels: Labels<GapKind> = {
  missing: { zh: '没有登记', en: 'Not known' },
  stale: { zh: '已过保鲜期', en: 'Out of date' },
  withheld: { zh: '无权查看', en: 'Not to be shown' },
}

export const testLabels: Labels<Test> = {
  is: { zh: '是', en: 'is' },
  not: { zh: '不是', en: 'is not' },
  'at-least': { zh: '不少于、不早于', en: 'at least' },
  'at-most': { zh: '不多于、不晚于', en: 'at most' },
}

export const cameAsLabels: Labels<(typeof cameAs)[number]> = {
  xlsx: { zh: '.xlsx', en: '.xlsx' },
  xls: {
    zh: '旧版 .xls，填好后为 .xlsx，字体颜色等样式可能有出入',
    en: 'old .xls; answered as .xlsx, looks may differ',
  },
  ods: { zh: '.ods，填好后为 .xlsx，字体颜色等样式可能有出入', en: '.ods; answered as .xlsx, looks may differ' },
}
