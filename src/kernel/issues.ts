import { z } from 'zod'
import type { Issue } from './refusals.ts'
import type { Said } from './words.ts'

type Raw = z.core.$ZodRawIssue
const missing: Said = { zh: '请填写这一项。', en: 'Please fill this in.' }
const unfit: Said = {
  zh: '这一项的内容或格式不对，请核对。',
  en: 'This is not of the right kind or form; please check it.',
}
const atLeast = (n: number): Said => ({ zh: `至少要写 ${n} 个字。`, en: `Please write at least ${n} characters.` })
const atMost = (n: number): Said => ({ zh: `最多只能写 ${n} 个字。`, en: `Please write at most ${n} characters.` })

/** The faults that people make, said as a clerk would say them; null leaves the sentence to the schema library. */
const plainly: { [code: string]: (issue: Raw) => Said | null } = {
  invalid_type: ({ input }) => (input === undefined ? missing : unfit),
  invalid_value: () => unfit,
  invalid_format: () => unfit,
  too_small: ({ origin, minimum }) =>
    origin === 'string' ? (Number(minimum) > 1 ? atLeast(Number(minimum)) : missing) : null,
  too_big: ({ origin, maximum }) => (origin === 'string' ? atMost(Number(maximum)) : null),
}

const inTongue = (schema: z.ZodType, input: unknown, lang: keyof Said) => {
  const { localeError } = lang === 'zh' ? z.locales.zhCN() : z.locales.en()
  const error = (issue: Raw) => plainly[issue.code]?.(issue)?.[lang] ?? localeError(issue)
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
