import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readXml } from './flat-xml.ts'
import * as answers from './remote-answers.ts'

describe('the flat XML of Open311', () => {
  test('is read with its entities, character numbers and CDATA; nothing else is expanded', () => {
    const root = readXml(
      '\uFEFF<?xml version="1.0" encoding="utf-8"?>\n<!-- list -->\n<a x="1">\n<b>&lt;&#36335;&#x706F;&amp;&nbsp;</b><c/><d><![CDATA[<i>]]></d></a>\n',
    )
    expect(root?.children.map(({ name, text }) => [name, text])).toEqual([
      ['b', '<路灯&&nbsp;'],
      ['c', ''],
      ['d', '<i>'],
    ])
  })

  test.each([
    '',
    'words',
    '<a>',
    '</a>',
    '<a></b>',
    '<a/><b/>',
    '<a><b></a></b>',
    '<a>1 < 2</a>',
    '<!DOCTYPE a><a/>',
    '<a><![CDATA[',
    '<!--',
    '<'.repeat(1_000_000),
    '<!--'.repeat(500_000),
    '<a '.repeat(500_000),
    '<a>'.repeat(500_000),
    `<a>${'<b/>'.repeat(200_000)}</a>`,
  ])('what is not well formed, or has no end, is no answer (%#)', (text) => {
    expect(readXml(text)).toBeUndefined()
  })
})

const readers = Object.values(answers)

describe('what their server says', () => {
  test('never throws, whatever it is, and no record holds what no table can', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.constantFrom('[null]', '[[["x"]]]', '{"__proto__":1}')),
        fc.constantFrom('json' as const, 'xml' as const),
        (body, format) => {
          for (const read of readers) expect(JSON.stringify(read(body, format)) ?? '').not.toContain('\\u0000')
        },
      ),
      { numRuns: 500, seed: 311 },
    )
  })

  test('is the same in both formats; null, empty and missing are alike; numbers that should be text are read', () => {
    const json = '[{"service_request_id":12,"token":null,"service_notice":"5个工作日"}]'
    const xml =
      '<service_requests><request><service_request_id>12</service_request_id><token></token><service_notice>5个工作日</service_notice></request></service_requests>'
    const read = { theirs: '12', token: null, notice: '5个工作日' }
    expect([answers.receiptOf(json, 'json'), answers.receiptOf(xml, 'xml')]).toEqual([read, read])
    expect(answers.receiptOf('[]', 'json')).toBeUndefined()
    expect(answers.listOf('<services></services>', 'xml')).toBeUndefined()
    expect(answers.listOf('<service_requests></service_requests>', 'xml')).toEqual([])
  })

  test('an error is told in their words, from either format, and not at length', () => {
    expect(answers.errorOf('[{"code":403,"description":"bad key"}]', 'json')).toBe('bad key')
    expect(
      answers.errorOf('<errors><error><code>400</code><description>缺少地点</description></error></errors>', 'xml'),
    ).toBe('缺少地点')
    expect(answers.errorOf('<html>oops</html>', 'json')).toBe('')
    expect(answers.errorOf(JSON.stringify([{ description: '长'.repeat(5000) }]), 'json')).toHaveLength(300)
  })
})
