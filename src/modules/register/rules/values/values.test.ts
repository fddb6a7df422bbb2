import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { creditCheckOf } from './contacts.ts'
import { dayOfSerial, readDay, readMonth, readYear, serialOfDay } from './days.ts'
import { birthDateOf, checkDigitOf, isRoundedColumn, readIdNumber, sexOf } from './id-number.ts'
import { disagreements } from './agree.ts'
import { readValue } from './read.ts'
import { faults, type Cell } from './value.ts'
import { faultWords } from './words.ts'
import { writeValue } from './write.ts'
import { elementTypes, type Element, type ElementType } from '../element.ts'

const element = (type: ElementType, more: Partial<Element> = {}): Element => ({
  code: 'x',
  zh: '某项',
  en: 'Something',
  synonyms: [],
  kind: 'person',
  type,
  sensitivity: 1,
  merge: 'lww',
  ...more,
})
const read = (type: ElementType, cell: Cell, more: Partial<Element> = {}, unit?: string) => {
  const result = readValue(element(type, more), cell, unit)
  return result.ok ? result.value : `! ${result.refusal.code}`
}

const day = fc
  .date({ min: new Date('1906-01-10'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const idNumber = fc
  .tuple(fc.constantFrom('110101', '330106', '510107', '830000'), day, fc.integer({ min: 1, max: 999 }))
  .map(([region, born, no]) => {
    const first = `${region}${born.replaceAll('-', '')}${String(no).padStart(3, '0')}`
    return first + checkDigitOf(first)
  })

describe('ID numbers', () => {
  test('a right one is read whatever stands around it', () => {
    fc.assert(
      fc.property(idNumber, fc.constantFrom('', ' ', '\u3000', '\uFEFF', "'"), (number, noise) => {
        const wide = Array.from(number).map((sign) =>
          /\d/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign,
        )
        expect(read('id-number', noise + number.toLowerCase() + noise)).toBe(number)
        expect(read('id-number', `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`)).toBe(number)
        expect(read('id-number', wide.join(''))).toBe(number)
      }),
    )
  })

  test('one wrong digit, or two changed over, is always found', () => {
    fc.assert(
      fc.property(idNumber, fc.nat(17), fc.integer({ min: 1, max: 9 }), (number, at, more) => {
        const digits = Array.from(number)
        const old = digits[at] === 'X' ? 10 : Number(digits[at])
        digits[at] = String((old + more) % 10)
        if (digits.join('') !== number) expect(readIdNumber(digits.join('')).ok).toBe(false)
        const turned = Array.from(number)
        const [a = '', b = ''] = [turned[at], turned[at + 1]]
        if (at < 16 && a !== b) {
          turned.splice(at, 2, b, a)
          expect(readIdNumber(turned.join('')).ok).toBe(false)
        }
      }),
    )
  })

  test('what a spreadsheet rounded is told and never mended', () => {
    for (const cell of [Number('110101195001011234'), '1.10101E+17', '1.10101195001011E+17'])
      expect(read('id-number', cell)).toBe('! rounded')
    const first = '11010119500101100'
    const wrong = checkDigitOf(first) === '0' ? '11010119500102100' : first
    expect(read('id-number', `${wrong}0`)).toBe('! rounded')
    expect(isRoundedColumn(['110101195001011000', '110101195001012000', '110101195001011234'])).toBe(true)
    expect(isRoundedColumn(['110101195001011234', '110101195001011242'])).toBe(false)
    fc.assert(
      fc.property(idNumber, (number) => {
        expect(readIdNumber(Number(number.replace('X', '0'))).ok).toBe(false)
      }),
    )
  })

  test('an old one becomes the new one that follows from it', () => {
    expect(read('id-number', '110101500101123')).toBe(`11010119500101123${checkDigitOf('11010119500101123')}`)
    expect(read('id-number', 110101500101123)).toBe(`11010119500101123${checkDigitOf('11010119500101123')}`)
  })

  test.each([
    ['110101********1234', '! masked'],
    ['1101011950', '! id-length'],
    ['991301195001011235', '! id-check-digit'],
    ['001301195001011235', '! id-region'],
    ['110101195013011235', '! id-birth-date'],
    ['无', undefined],
    ['/', undefined],
    ['', undefined],
  ])('%s', (cell, value) => expect(read('id-number', cell)).toBe(value))
})

describe('days', () => {
  test('one day, all spellings', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [y, m, d] = date.split('-').map(Number)
        const two = (n = 0) => String(n).padStart(2, '0')
        const spellings = [
          date,
          `${y}-${m}-${d}`,
          `${y}/${m}/${d}`,
          `${y}.${m}.${d}`,
          `${y}.${two(m)}.${two(d)}`,
          `${y}、${m}、${d}`,
          `${y}${two(m)}${two(d)}`,
          `${y}年${m}月${d}日`,
          `${y} 年 ${m} 月 ${d} 日`,
          `${date} 00:00:00`,
        ]
        for (const text of spellings) expect(read('date', text)).toBe(date)
        expect(readDay(serialOfDay(date))).toEqual({ ok: true, value: date })
      }),
    )
  })

  test('days last month are kept or refused, never turned round', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [y, m, d] = date.split('-').map(Number)
        for (const text of [`${d}/${m}/${y}`, `${m}/${d}/${y}`]) {
          const value = read('date', text)
          expect([date, '! date-ambiguous']).toContain(value)
        }
      }),
    )
  })

  test.each<[Cell, string | undefined]>([
    ['二〇二六年三月二日', '2026-03-02'],
    ['二○二六年十二月二十一日', '2026-12-21'],
    ['一九五〇年十月一日', '1950-10-01'],
    ['26/3/2', '! date-short-year'],
    ['26.3.2', '! date-short-year'],
    ['3/2/2026', '! date-ambiguous'],
    ['25/3/2026', '2026-03-25'],
    ['2026-02-30', '! date-impossible'],
    ['2026年3月', '! date-incomplete'],
    ['1950', '! date-incomplete'],
    [1950, '! date-incomplete'],
    [46349, '2026-11-23'],
    ['46349', '2026-11-23'],
    [18264.5, '1950-01-01'],
    ['上个月', '! date-shape'],
    ['不详', undefined],
    ['#REF!', '! cell-error'],
  ])('%s', (cell, value) => expect(read('date', cell)).toBe(value))

  test('serials as the facts give them', () => {
    expect([18264, 36526, 46349].map(dayOfSerial)).toEqual(['1950-01-01', '2000-01-01', '2026-11-23'])
    expect(dayOfSerial(60)).toBeUndefined()
  })

  test('months and years out of less', () => {
    expect(['2026年3月', '202603', '2026.3', '2026-03-02', 46349].map((cell) => readMonth(cell))).toEqual(
      ['2026-03', '2026-03', '2026-03', '2026-03', '2026-11'].map((value) => ({ ok: true, value })),
    )
    expect(['1998年', 1998, '1998.5'].map((cell) => readYear(cell))).toEqual(
      ['1998', '1998', '1998'].map((value) => ({ ok: true, value })),
    )
  })
})

describe('numbers and money', () => {
  test.each<[ElementType, Cell, string, string | undefined, unknown]>([
    ['money', '1,234.50元', '元', undefined, 1234.5],
    ['money', '￥１，２３４', '元', undefined, 1234],
    ['money', '1.2万', '元', undefined, 12_000],
    ['money', '1.2', '元', '万元', 12_000],
    ['money', 50, '万元', undefined, 50],
    ['money', '500000元', '万元', undefined, 50],
    ['money', '500000', '万元', '元', 50],
    ['money', '600元/月', '元/月', undefined, 600],
    ['money', '1,2', '元', undefined, '! number-shape'],
    ['money', '约300', '元', undefined, '! number-shape'],
    ['money', '300斤', '元', undefined, '! number-unit'],
    ['number', '３５岁', '岁', undefined, 35],
    ['number', '88.5㎡', '平方米', undefined, 88.5],
    ['number', '3亩', '平方米', undefined, '! number-unit'],
    ['number', '4口人', '人', undefined, '! number-unit'],
    ['number', '5-6', '人', undefined, '! number-shape'],
    ['percent', '85%', '', undefined, 0.85],
    ['percent', '８５％', '', undefined, 0.85],
    ['percent', 0.9, '', undefined, 0.9],
    ['percent', 85, '', undefined, '! percent-unclear'],
  ])('%s %s in %s', (type, cell, unit, above, value) => expect(read(type, cell, { unit }, above)).toBe(value))

  test('bounds', () => {
    const bounds = { min: 0, max: 130, whole: true }
    expect(read('number', 131, { bounds })).toBe('! number-range')
    expect(read('number', '7.5', { bounds })).toBe('! number-whole')
  })
})

describe('contacts and codes', () => {
  test.each<[ElementType, Cell, unknown]>([
    ['phone', '138 0000 0001', '13800000001'],
    ['phone', 13800000001, '13800000001'],
    ['phone', '+86-138-0000-0001', '13800000001'],
    ['phone', '（0571）87654321', '057187654321'.replace('0571', '0571-')],
    ['phone', '010-62345678转12', '010-62345678-12'],
    ['phone', '4001234567', '4001234567'],
    ['phone', '87654321', '! phone-without-area'],
    ['phone', '13800000001/13900000002', '! phone-several'],
    ['phone', '138****0001', '! masked'],
    ['phone', '1.38E+10', '! rounded'],
    ['phone', '12800000001', '! phone-shape'],
    ['email', 'A@b.cn', 'a@b.cn'],
    ['email', 'a.b.cn', '! email-shape'],
    ['bank-account', '6222 0212 3456 7890 123', '6222021234567890123'],
    ['bank-account', Number('6222021234567890123'), '! rounded'],
    ['area-code', '330106', '330106'],
    ['area-code', '330106001002', '330106001002'],
    ['area-code', '3301', '! area-shape'],
    ['person-name', '王　芳', '王芳'],
    ['person-name', '阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['person-name', '𠮷野花', '𠮷野花'],
    ['person-name', '张*', '! masked'],
    ['person-name', '王芳（已故）', '! name-with-note'],
    ['person-name', '3组', '! name-shape'],
    ['text', '无', '无'],
    ['text', '/', undefined],
    ['text', '东\uFFFD街', '! garbled'],
  ])('%s %s', (type, cell, value) => expect(read(type, cell)).toBe(value))

  test('a credit code by its check sign', () => {
    const first = '91330106MA2ABCDE1'
    const code = first + creditCheckOf(first)
    expect(read('credit-code', code.toLowerCase())).toBe(code)
    expect(read('credit-code', `91330106MA2ABCDE2${code[17]}`)).toBe('! code-check-digit')
    expect(read('credit-code', '9133')).toBe('! code-shape')
  })
})

describe('choices', () => {
  const yesNo = { zh: '低保', synonyms: ['低保户'] }
  const sex = {
    options: [
      { code: '1', zh: '男', en: 'Male', synonyms: ['男性'] },
      { code: '2', zh: '女', en: 'Female', synonyms: [] },
    ],
  }
  test.each<[Cell, unknown]>([
    ['√', true],
    ['是', true],
    ['Ｙ', true],
    [1, true],
    ['低保户', true],
    ['非低保户', false],
    ['×', false],
    ['否', false],
    ['☑是 □否', true],
    ['□是 ☑否', false],
    ['是□ 否√', false],
    ['□是 □否', '! yesno-unclear'],
    ['也许', '! yesno-unclear'],
    [null, undefined],
  ])('yes or no: %s', (cell, value) => expect(read('yesno', cell, yesNo)).toBe(value))

  test.each<[Cell, unknown]>([
    ['男', '1'],
    ['男性', '1'],
    [' 女 ', '2'],
    [2, '2'],
    ['1.男', '1'],
    ['（2）女', '2'],
    ['male', '1'],
    ['☑男 □女', '1'],
    ['□男 □女', undefined],
    ['☑男 ☑女', '! option-several'],
    ['公', '! option-unknown'],
  ])('option: %s', (cell, value) => expect(read('option', cell, sex)).toBe(value))

  test('several options where there can be several', () => {
    expect(read('option', '男、女', { ...sex, merge: 'set' })).toEqual(['1', '2'])
    expect(read('option', '男、公', { ...sex, merge: 'set' })).toBe('! option-unknown')
  })
})

test('what is read is read again as the same, and written in all its spellings', () => {
  const manner = { lang: 'zh' as const, today: '2026-11-25' }
  fc.assert(
    fc.property(idNumber, day, (number, date) => {
      expect(read('date', writeValue(element('date'), date, manner, 'chinese-date'))).toBe(date)
      expect(read('date', writeValue(element('date'), date, manner, 'yyyymmdd'))).toBe(date)
      expect(read('id-number', writeValue(element('id-number'), number, manner, 'grouped'))).toBe(number)
      expect(writeValue(element('id-number'), number, manner, 'birth-date')).toBe(birthDateOf(number))
      expect(writeValue(element('id-number'), number, manner, 'masked')).toMatch(/^\d{3}\*{11}\d{3}[\dX]$/)
    }),
  )
  expect(writeValue(element('phone'), '13800000001', manner, 'masked')).toBe('138****0001')
  expect(writeValue(element('date'), '1950-12-01', manner, 'age')).toBe(75)
  expect(writeValue(element('yesno'), true, manner)).toBe('是')
  expect(writeValue(element('person-name'), '欧阳锋', manner, 'surname')).toBe('欧阳')
})

test('no cell whatever throws, and every fault has its words', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
  )
  fc.assert(
    fc.property(fc.constantFrom(...elementTypes), cell, (type, said) => {
      const result = readValue(element(type, { unit: '元', options: [] }), said)
      if (result.ok) return
      expect(faults).toContain(result.refusal.code)
      expect(faultWords[result.refusal.code]).toBeDefined()
    }),
    { numRuns: 2000 },
  )
})

test('a cell as long as a book is refused without being looked into', () => {
  for (const type of elementTypes)
    for (const sign of ['1', '(', '□', 'a', '是'])
      expect(read(type, sign.repeat(2_000_000), { options: [{ code: '1', zh: '男', en: 'Male', synonyms: [] }] })).toBe(
        '! too-long',
      )
})

test('values of one row that speak against each other are told', () => {
  const number = `11010119500101123${checkDigitOf('11010119500101123')}`
  expect(sexOf(number)).toBe('1')
  const today = '2026-11-25'
  expect(disagreements({ idNumber: number, birthDate: '1950-01-01', sex: '1', age: 76 }, today)).toEqual([])
  expect(disagreements({ idNumber: number, birthDate: '1950-01-02', sex: '2', age: 60 }, today)).toEqual([
    'birth-date',
    'sex',
    'age',
  ])
  expect(disagreements({ birthDate: '2027-01-01' }, today)).toEqual(['not-born-yet'])
  expect(disagreements({ birthDate: '1950-01-01', deathDate: '1949-01-01' }, today)).toEqual(['died-before-birth'])
})
