import { expect, test } from 'vitest'
import { blank, readChoices, readQuestion, writeChoices } from './question-form.ts'

test('choices are read a line each; what is left out is taken from what stands before', () => {
  const choices = [
    { key: '1', name: { zh: '单盏', en: 'A single lamp' } },
    { key: '3', name: { zh: '一片', en: '一片' } },
    { key: 'no', name: { zh: 'no', en: 'no' } },
  ]
  expect(readChoices(' 1=单盏|A single lamp\n\n3 = 一片\nno')).toEqual(choices)
  expect(readChoices(writeChoices(choices))).toEqual(choices)
})

test('a question without English says it in Chinese, and without a hint has none', () => {
  expect(readQuestion({ code: 'POLE', zh: '灯杆号？', datatype: 'string', required: true })).toEqual({
    ...blank,
    code: 'POLE',
    question: { zh: '灯杆号？', en: '灯杆号？' },
    required: true,
  })
  expect(readQuestion({ code: 'A', zh: '请注意', datatype: 'text', notice: true, hintZh: '看一看' })).toMatchObject({
    variable: false,
    hint: { zh: '看一看', en: '看一看' },
  })
})
