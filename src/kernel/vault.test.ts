import { expect, test } from 'vitest'
import { vaultOf } from './vault.ts'

const [one, other] = [vaultOf('1a'.repeat(32)), vaultOf('2b'.repeat(32))]

test('what was closed opens with the same key about the same thing, and nothing else does', () => {
  const closed = one.close('查询码 ABCD2345', 'a')
  expect(one.open(closed, 'a')).toBe('查询码 ABCD2345')
  expect(closed).not.toContain('ABCD2345')
  expect(Buffer.from(closed, 'base64').toString('latin1')).not.toContain('ABCD2345')
  expect(one.open(closed, 'b')).toBeUndefined()
  expect(other.open(closed, 'a')).toBeUndefined()
  expect(
    one.open(
      closed.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
      'a',
    ),
  ).toBeUndefined()
  expect(one.open('', 'a')).toBeUndefined()
  expect(one.open('[object Object]', 'a')).toBeUndefined()
})

test('the same text closed twice does not look the same', () => {
  expect(one.close('x', 'a')).not.toBe(one.close('x', 'a'))
})
