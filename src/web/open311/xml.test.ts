import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseXml, treeOf } from '#test/open311'
import { xmlOf, type Node } from './xml.ts'

test('whatever the words are, the document is well-formed and says what can be said in it', () => {
  const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null))
  const node = fc.dictionary(fc.constantFrom('description', 'lat', 'service_notice'), leaf, { minKeys: 1 })
  fc.assert(
    fc.property(fc.array(node), (list) => {
      expect(parseXml(xmlOf('service_requests', list as Node))).toEqual(treeOf('service_requests', list))
    }),
  )
})

test.each([
  [']]> & <b> "q" \'a\'', ']]> & <b> "q" \'a\''],
  ['灯\u0000\u0007\u001B坏\uFFFE了', '灯坏了'],
  ['一\r\n二\t三', '一\r\n二\t三'],
  ['👩‍👩‍👧 \u202E倒', '👩‍👩‍👧 \u202E倒'],
  ['半个\uD83D', '半个'],
])('%j is written so that %j is read', (written, read) => {
  expect(parseXml(xmlOf('errors', [{ description: written }])).children[0]?.children[0]?.text).toBe(read)
})
