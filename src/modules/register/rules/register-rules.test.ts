import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  apply,
  birthOf,
  checkWord,
  clamp,
  faultOf,
  goodUntil,
  hlc,
  isChild,
  isStale,
  mask,
  momentOf,
  replay,
  tick,
  weigh,
  whyWithheld,
  type Facts,
  type InForce,
  type MergeClass,
  type Op,
  type Told,
} from '../rules.ts'

const at = Date.parse('2026-11-23T00:00:00Z')

describe('clocks', () => {
  test('a stamp is what the notes on syncing say, and its text runs with time', () => {
    expect(hlc(at, 0, 'd7')).toBe('0mwsi1hc0-0000-d7')
    expect(hlc(at, 1, 'd2') > hlc(at, 0, 'd7')).toBe(true)
    expect(hlc(at + 600_000, 0, 'd7').slice(0, 9)).toBe('0mwsiecao')
    expect(momentOf(hlc(at, 3, 'd7'))).toBe('2026-11-23T00:00:00.000Z')
  })

  test('the next stamp is later than the last, also when the clock was set back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 41 }), fc.integer({ min: 0, max: 2 ** 41 }), (now, last) => {
        const before = hlc(last, 5, 'd1')
        expect(tick(now, 'd2', before) > before).toBe(true)
      }),
    )
  })

  test('a stamp that runs ahead is replaced, and what was claimed is kept', () => {
    const near = hlc(at + 599_000, 0, 'd1')
    const far = hlc(at + 601_000, 0, 'd1')
    expect(clamp(near, at)).toEqual({ h: near, claimed: null })
    expect(clamp(far, at)).toEqual({ h: hlc(at, 0, 'server'), claimed: far })
    // two of them in one millisecond do not get the same stamp
    expect(clamp(far, at, hlc(at, 0, 'server')).h).toBe(hlc(at, 1, 'server'))
  })
})

const cur = { v: 'a', h: hlc(at, 0, 'd1') }
const later = hlc(at + 1, 0, 'd2')
const earlier = hlc(at - 1, 0, 'd2')

describe('how a word meets what stands', () => {
  test.each([
    ['nothing stands', undefined, { v: 'b', h: later, base: null }, 'ok', true],
    ['it was seen', cur, { v: 'b', h: later, base: cur.h }, 'ok', true],
    ['it says the same', cur, { v: 'a', h: later, base: null }, 'ok', true],
    ['it was not seen', cur, { v: 'b', h: later, base: null }, 'won-conflict', true],
    ['an older one says otherwise', cur, { v: 'b', h: earlier, base: null }, 'lost-conflict', false],
    ['an older one says the same', cur, { v: 'a', h: earlier, base: null }, 'older', false],
    ['it comes again', cur, { v: 'a', h: cur.h, base: null }, 'older', false],
    ['it saw what came after it', cur, { v: 'b', h: earlier, base: cur.h }, 'clock-fault', false],
    ['it saw the clamped stamp', { ...cur, claimed: 'x' }, { v: 'b', h: later, base: 'x' }, 'ok', true],
  ] as const)('%s', (_name, before, word, outcome, wins) =>
    expect(weigh('lww', before, word, false)).toEqual({ outcome, wins }),
  )

  test('against whoever answers for it a word is a proposal; their own word stands', () => {
    const word = { v: 'b', h: later, base: cur.h }
    expect(weigh('steward', cur, word, false)).toEqual({ outcome: 'proposal', wins: false })
    expect(weigh('steward', cur, word, true)).toEqual({ outcome: 'ok', wins: true })
    expect(weigh('steward', cur, { ...word, v: 'a' }, false)).toEqual({ outcome: 'ok', wins: true })
    expect(weigh('steward', undefined, word, false)).toEqual({ outcome: 'ok', wins: true })
  })

  test('the greatest and the least win whenever they come', () => {
    expect(weigh('max', { v: '2026-01-01', h: later }, { v: '2026-02-01', h: earlier, base: null }, false).wins).toBe(
      true,
    )
    expect(weigh('min', { v: 3, h: later }, { v: 10, h: later, base: null }, false).wins).toBe(false)
  })
})

const element = (merge: MergeClass): InForce => ({
  code: 'x',
  zh: '项',
  en: 'X',
  synonyms: [],
  kind: 'person',
  type: merge === 'max' || merge === 'min' ? 'number' : 'text',
  sensitivity: 1,
  merge,
  version: 1,
  retired: false,
})

const said = (value: string | number, n: number): Op => ({
  op: `op${n}`,
  by: null,
  src: 'visit',
  nowMs: at + 1000,
  words: [{ element: 'x', value, seen: '2026-11-23', base: null, h: hlc(at + n, 0, `d${n}`) }],
})

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const

describe('three words in any order', () => {
  test.each(['lww', 'max', 'min', 'text'] as const)(
    '%s leads to one state, and the history tells it again',
    (merge) => {
      const ops = [said(2, 1), said(3, 2), said(1, 3)]
      const ends = orders.map((order) => {
        let facts: Facts = {}
        const told: Told[] = []
        for (const i of order) {
          const op = ops[i]
          if (!op) continue
          const done = apply(facts, op, new Map([['x', element(merge)]]), () => false)
          facts = done.facts
          for (const kept of done.history)
            told.push({ ...kept, hlc: kept.h, by: null, source: op.src, until: null, basis: null, op: op.op })
        }
        expect(replay(merge, told)).toEqual(facts['x'])
        return facts['x']?.v
      })
      expect(new Set(ends)).toEqual(new Set([{ lww: 1, max: 3, min: 1, text: 1 }[merge]]))
    },
  )

  test('the same file twice tells nothing new', () => {
    const elements = new Map([['x', element('lww')]])
    const op = { ...said('a', 1), words: said('a', 1).words.map(({ h: _h, ...word }) => word) }
    const first = apply({}, op, elements, () => false)
    const second = apply(first.facts, { ...op, op: 'again' }, elements, () => false)
    expect(second).toEqual({ facts: first.facts, history: [], accounts: [], outcomes: { x: 'same' } })
  })
})

const posts = [{ area: '990101.001', unit: 'u', capabilities: ['register.read', 'register.sensitive-2'] as const }]
const asked = { ofChild: false, area: '990101.001.001', purpose: 'care' as const, hasConsent: true }

describe('who may see what', () => {
  const at2 = { ...element('lww'), sensitivity: 2 as const }
  const at3 = { ...element('lww'), sensitivity: 3 as const }

  test('sensitivity, capability, area and purpose together', () => {
    expect(whyWithheld(posts, { ...asked, element: element('lww') })).toBeUndefined()
    expect(whyWithheld(posts, { ...asked, element: at2 })).toBeUndefined()
    expect(whyWithheld(posts, { ...asked, element: at2, area: '990101.0010' })).toBe('no-right')
    expect(whyWithheld(posts, { ...asked, element: at3 })).toBe('no-right')
    expect(whyWithheld(posts, { ...asked, element: { ...at2, purposes: ['aid'] } })).toBe('not-for-this')
    expect(whyWithheld(posts, { ...asked, element: at2, hasConsent: false })).toBe('consent-ended')
  })

  test('of a child, what is personal is sensitive', () => {
    expect(whyWithheld(posts, { ...asked, element: at2, ofChild: true })).toBe('no-right')
    expect(isChild('2012-11-26', '2026-11-25')).toBe(true)
    expect(isChild('2012-11-25', '2026-11-25')).toBe(false)
    expect(isChild(undefined, '2026-11-25')).toBe(false)
    const number = { v: '110101201501010000', h: later, by: null, src: 'visit', seen: '2026-01-01', op: 'o' }
    expect(birthOf({ 'id-number': number })).toBe('2015-01-01')
  })

  test('a mask tells two apart and no more', () => {
    expect(mask('id-number', '11010119900101123X')).toBe('****123X')
    expect(mask('phone', '13912345678')).toBe('139****5678')
    expect(mask('text', '糖尿病')).toBe('****')
    expect(mask('yesno', true)).toBe('****')
  })
})

describe('how old a fact may be', () => {
  test('its own end or the element’s days, whichever is first', () => {
    expect(goodUntil({ seen: '2026-01-01' }, 30)).toBe('2026-01-31')
    expect(goodUntil({ seen: '2026-01-01', until: '2026-01-10' }, 30)).toBe('2026-01-10')
    expect(goodUntil({ seen: '2026-01-01' }, undefined)).toBeNull()
    expect(isStale({ seen: '2026-01-01' }, 30, '2026-01-31')).toBe(false)
    expect(isStale({ seen: '2026-01-01' }, 30, '2026-02-01')).toBe(true)
  })
})

describe('the dictionary', () => {
  test('kind and type of an element stay', () => {
    expect(faultOf({ ...element('lww'), type: 'number' }, element('lww'))).toBe('kind-fixed')
    expect(faultOf(element('steward'), undefined)).toBe('steward-needed')
    expect(faultOf({ ...element('lww'), sensitivity: 2, purposes: [] }, undefined)).toBe('purpose-needed')
    expect(faultOf(element('lww'), element('lww'))).toBeUndefined()
  })

  test('an unknown element, a wrong kind, a wrong value and a day to come are refused', () => {
    const elements = new Map([['x', { ...element('lww'), type: 'phone' as const }]])
    const code = (word: Parameters<typeof checkWord>[2], kind: 'person' | 'place' = 'person') => {
      const checked = checkWord(elements, kind, word, '2026-11-25')
      return checked.ok ? checked.value.value : checked.refusal.code
    }
    expect(code({ element: 'x', value: '139 1234 5678' })).toBe('13912345678')
    expect(code({ element: 'x', value: null })).toBeNull()
    expect(code({ element: 'y', value: 'a' })).toBe('element-not-found')
    expect(code({ element: 'x', value: 'a' }, 'place')).toBe('element-not-found')
    expect(code({ element: 'x', value: '12' })).toBe('value-wrong')
    expect(code({ element: 'x', value: '  ' })).toBe('value-empty')
    expect(code({ element: 'x', value: '13912345678', seen: '2026-11-26' })).toBe('seen-later')
  })
})
