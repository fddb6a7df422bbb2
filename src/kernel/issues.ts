import { z } from 'zod'
import type { Issue } from './refusals.ts'
import type { Said } from './words.ts'

type Raw = z.core.$ZodRawIssue
const letters = (n: unknown, zh: string, en: string): Said => ({
  zh: `${zh} ${String(n)} 个字。`,
  en: `${en} ${String(n)} characters.`,
})

/** The faults that people make, said as a clerk would say them; null leaves the sentence to the schema library. */
const plainly = (issue: Raw): Said | null => {
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return { zh: '请填写这一项。', en: 'Please fill this in.' }
  if (issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_format')
    return { zh: '这一项的内容或格式不对，请核对。', en: 'This is not of the right kind or form; please check it.' }
  if (issue.code === 'too_small' && issue.origin === 'string')
    return Number(issue.minimum) <= 1
      ? { zh: '请填写这一项。', en: 'Please fill this in.' }
      : letters(issue.minimum, '至少要写', 'Please write at least')
  return issue.code === 'too_big' && issue.origin === 'string'
    ? letters(issue.maximum, '最多只能写', 'Please write at most')
    : null
}

const inTongue = (schema: z.ZodType, input: unknown, lang: keyof Said) => {
  const { localeError } = lang === 'zh' ? z.locales.zhCN() : z.locales.en()
  const error = (issue: Raw) => plainly(issue)?.[lang] ?? localeError(issue)
  return schema.safeParse(input, { error }).error?.issues ?? []
}

/** What is wrong with each field, in both tongues; empty where nothing is. */
export const issuesOf = (schema: z.ZodType, input: unknown): Issue[] => {
  const english = inTongue(schema, input, 'en')
  return inTongue(schema, input, 'zh').map((issue, i) => ({
    path: issue.path.join('.'),
    zh: issue.message,
    en: english[i]?.message ?? issue.message,
  }))
}
