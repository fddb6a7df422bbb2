import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readXml } from './flat-xml.ts'
import * as answers from './remote-answers.ts'
import { meaningOf } from './remote-words.ts'

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

/** Made up, each with a habit of real servers. */
const habits = {
  services: [
    [
      'xml',
      '<?xml version="1.0" encoding="utf-8"?>\n<services is_array="true"><service><service_code>001</service_code><service_name>Ampel &amp; Licht</service_name><metadata>true</metadata><type>realtime</type><description></description><keywords/></service></services>\n',
    ],
    [
      'json',
      '[{"type":"realtime","service_name":"Ampel & Licht","metadata":true,"service_code":"001","group":"street"}]',
    ],
  ],
  requests: [
    // empty elements, coordinates the other way round, no closing time
    [
      'xml',
      '<?xml version="1.0" encoding="UTF-8"?>\n<service_requests>\n  <request>\n    <service_request_id>00720</service_request_id>\n    <status>open</status>\n    <status_notes>In progress</status_notes>\n    <service_code>LAMP-12</service_code>\n    <description/>\n    <requested_datetime>2026-07-30T00:01:00-04:00</requested_datetime>\n    <updated_datetime/>\n    <long>-79.27</long>\n    <lat>43.69</lat>\n    <media_url/>\n  </request>\n</service_requests>\n',
    ],
    // fields in any order, some left out, some null, line breaks of another system
    [
      'json',
      '[{"service_request_id":"00720","lat":43.69,"status":"open","description":"Lampe\\r\\naus","zipcode":null,"status_notes":"In progress"}]',
    ],
  ],
  definitions: [
    [
      'xml',
      '<service_definition><service_code>001</service_code><attributes><attribute><variable>false</variable><code>NOTICE</code><datatype>string</datatype><required>false</required><description>Call first</description><values/></attribute><attribute><variable>true</variable><code>WHERE</code><datatype>singlevaluelist</datatype><required>true</required><order>1</order><description>Where?</description><values><value><key>1</key><name>Street</name></value></values></attribute></attributes></service_definition>',
    ],
    [
      'json',
      '{"service_code":"001","attributes":[{"variable":false,"code":"NOTICE","datatype":"string","required":false,"description":"Call first"},{"variable":true,"code":"WHERE","datatype":"singlevaluelist","required":true,"order":1,"description":"Where?","values":[{"key":1,"name":"Street"}]}]}',
    ],
  ],
} as const

describe('servers as they are', () => {
  test.each(habits.services)('services in %s', (format, body) => {
    expect(answers.servicesOf(body, format)).toEqual([{ code: '001', name: 'Ampel & Licht', asks: true }])
  })
  test.each(habits.requests)('requests in %s', (format, body) => {
    expect(answers.listOf(body, format)).toMatchObject([
      { theirs: '00720', status: 'open', text: 'In progress', at: '' },
    ])
  })
  test.each(habits.definitions)('a definition in %s: notices are left out', (format, body) => {
    expect(answers.questionsOf(body, format)).toEqual([
      {
        code: 'WHERE',
        name: 'Where?',
        required: true,
        datatype: 'singlevaluelist',
        values: [{ key: '1', name: 'Street' }],
      },
    ])
  })
})

const samples = join(import.meta.dirname, '../../../../../shared/data/open311')
const here = existsSync(samples)
if (!here) console.log(`Skipped: real servers’ answers are not beside this repository (${samples}).`)

/** How many records name this field, in either format. */
const countIn = (body: string, name: string): number =>
  body.match(new RegExp(`"${name}"\\s*:|<${name}>`, 'g'))?.length ?? 0

describe.skipIf(!here)('what real servers said once', () => {
  const bodyOf = (file: string) => readFileSync(join(samples, file), 'utf8')
  const formatOf = (file: string) => (file.endsWith('.xml') ? 'xml' : 'json')
  test.each(['service_list.json', 'services_giessen.xml'])('%s is read whole', (file) => {
    const body = bodyOf(file)
    const found = answers.servicesOf(body, formatOf(file)) ?? []
    expect(found).toHaveLength(countIn(body, 'service_code'))
    expect(found.every(({ code, name }) => code !== '' && name !== '')).toBe(true)
  })
  test.each(['koeln_requests.json', 'service_requests.json', 'requests_many.xml', 'requests_single.xml'])(
    '%s is read whole, and every status means something',
    (file) => {
      const body = bodyOf(file)
      const found = answers.listOf(body, formatOf(file)) ?? []
      expect(found).toHaveLength(countIn(body, 'service_request_id'))
      expect(found.every(({ status }) => meaningOf(status) !== 'told')).toBe(true)
    },
  )
})
