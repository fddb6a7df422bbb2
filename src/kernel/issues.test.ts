import { expect, test } from 'vitest'
import { z } from 'zod'
import { issuesOf } from './issues.ts'

const schema = z.object({
  text: z.string().trim().min(1).max(5),
  code: z.string().min(4),
  how: z.enum(['phone', 'visit']),
  phone: z.string().regex(/^\d+$/),
  n: z.int().max(3),
})
const sound = { text: '路灯', code: 'ABCD', how: 'phone', phone: '1', n: 1 }
const said = (change: Record<string, unknown>) => issuesOf(schema, { ...sound, ...change })[0]

test('what is missing, too short, too long or of the wrong kind is said without a programmer’s word', () => {
  expect(said({ text: undefined })).toEqual({ path: 'text', zh: '请填写这一项。', en: 'Please fill this in.' })
  expect(said({ text: '  ' })?.zh).toBe('请填写这一项。')
  expect(said({ text: '路灯不亮三天了' })?.zh).toBe('最多只能写 5 个字。')
  expect(said({ code: 'A' })?.en).toBe('Please write at least 4 characters.')
  for (const change of [{ how: 'fax' }, { phone: '无' }, { n: '三' }])
    expect(said(change)?.zh).toBe('这一项的内容或格式不对，请核对。')
})

test('every other fault has the schema library’s sentence in either tongue', () =>
  expect(said({ n: 4 })).toMatchObject({
    zh: expect.stringMatching(/\p{Script=Han}/u),
    en: expect.stringMatching(/^[A-Z]/),
  }))

test('nothing is said about what is right', () => expect(issuesOf(schema, sound)).toEqual([]))
