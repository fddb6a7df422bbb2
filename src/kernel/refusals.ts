import type { Facts } from './result.ts'
import type { Said, Sentence } from './words.ts'

/** What any call may answer before, or instead of, its module's own refusals. */
export const kernelRefusals = {
  'invalid-input': {
    zh: '填写的内容有误，请按提示修改后再提交。',
    en: 'Something in the input is not right; please see the notes.',
  },
  'sign-in-first': { zh: '请先登录。', en: 'Please sign in first.' },
  'key-needed': {
    zh: '需要有效的接口密钥。',
    en: 'A valid API key is needed.',
  },
  'no-right': { zh: '您的岗位没有办理此事的权限。', en: 'Your post does not have the right to do this.' },
  'not-found': { zh: '没有找到，或者不在您可以查看的范围内。', en: 'Not found, or not within what you may see.' },
  'unknown-call': { zh: '没有这个接口。', en: 'There is no such call.' },
  'command-id-missing': {
    zh: '缺少请求编号：请在 Idempotency-Key 中带上一个 UUID。',
    en: 'The command has no id: send a UUID as Idempotency-Key.',
  },
  'command-reused': {
    zh: '这个请求编号已用于另一次提交，请换一个新的编号。',
    en: 'This command id was used for something else; please make a new one.',
  },
  'answer-gone': {
    zh: '这次提交已经办过，当时的答复不再保留。',
    en: 'This was carried out before; the answer given then is no longer kept.',
  },
  'not-json': { zh: '提交的内容不是有效的 JSON。', en: 'The body is not valid JSON.' },
  'too-large': ({ most }) => ({
    zh: `提交的内容超过 ${most} MB，收不下。请减小后再提交。`,
    en: `What was sent is over ${most} MB, more than is taken here. Please make it smaller and send it again.`,
  }),
  'too-many': { zh: '操作过于频繁，请稍候再试。', en: 'Too many requests; please wait a moment.' },
  'foreign-origin': { zh: '请求来自其他网站，已拒绝。', en: 'The request came from another site and was refused.' },
  busy: { zh: '系统正忙，内容没有丢失，请稍后重试。', en: 'The system is busy; nothing was lost, please try again.' },
} as const satisfies Record<string, Sentence>

export type KernelRefusal = keyof typeof kernelRefusals

export type Issue = Said & { path: string }

/** A refusal with its sentence in both tongues, ready for a person. */
export type Worded = Said & { code: string; facts?: Facts; issues?: Issue[] }

const statuses: Partial<Record<string, number>> = {
  'invalid-input': 400,
  'not-json': 400,
  'command-id-missing': 400,
  'sign-in-first': 401,
  'auth.wrong-password': 401,
  'auth.wrong-code': 401,
  'auth.start-again': 401,
  'key-needed': 403,
  'no-right': 403,
  'foreign-origin': 403,
  'unknown-call': 404,
  'too-large': 413,
  'too-many': 429,
  'auth.too-many-tries': 429,
  busy: 503,
}

/** The HTTP status of a refusal: 404 for whatever was not found, 409 for a rule that stands against it. */
export const statusOf = (code: string): number => statuses[code] ?? (code.endsWith('not-found') ? 404 : 409)
