import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from './plain.ts'

describe('a text as judgement reads it', () => {
  it('has one form for each letter and nothing that no reader sees', () => {
    expect(plain(' Ｒｏａｄ　１２号\u200b路\u202e灯_x000D_<b>不亮</b>\u0000 ')).toBe('road 12号路灯 不亮')
  })

  it('ends where nobody reads on', () => {
    expect(Array.from(plain('灯'.repeat(1_000_000)))).toHaveLength(4000)
  })

  it('never throws, and reading it again changes nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ unit: fc.constantFrom('<', '>', ' ', 'ﬀ', '＜', '_x000D_', '\u200b') }),
        ),
        (text) => {
          expect(plain(plain(text))).toBe(plain(text))
        },
      ),
    )
  })
})
