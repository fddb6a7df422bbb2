import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import { checkDigitOf } from '../values/id-number.ts'
import { addressKey } from './address-key.ts'
import { candidatesAmong } from './candidates.ts'
import { householdKeys, householdLikeness, type KnownHousehold } from './households.ts'
import { likeness, personKeys, worthAsking, type KnownPerson } from './persons.ts'
import { isOneSlip } from './slips.ts'
import { oneWriting } from './variants.ts'

const sound = (name: string): string => pinyin(name, { toneType: 'none', surname: 'head' })
const idOf = (born: string, no: number): string => {
  const first = `330106${born.replaceAll('-', '')}${String(no).padStart(3, '0')}`
  return first + checkDigitOf(first)
}

const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2010-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const name = fc
  .tuple(
    fc.constantFrom(...Array.from('王李张刘陈杨黄赵吴周')),
    fc.string({ unit: fc.constantFrom(...Array.from('芳伟敏静磊洋国强丽华秀英建军')), minLength: 1, maxLength: 2 }),
  )
  .map((parts) => parts.join(''))
const person: fc.Arbitrary<KnownPerson> = fc.record(
  {
    name,
    idNumber: fc.tuple(day, fc.integer({ min: 1, max: 999 })).map(([born, no]) => idOf(born, no)),
    birthDate: day,
    sex: fc.constantFrom('1', '2'),
    phone: fc.integer({ min: 10_000_000, max: 99_999_999 }).map((n) => `138${n}`),
    address: fc.tuple(fc.constantFrom('幸福路', '东街'), fc.nat(300)).map(([road, n]) => `${road}${n}号`),
  },
  { requiredKeys: ['name'] },
)

describe('one person or two', () => {
  const wang: KnownPerson = {
    name: '刘国强',
    idNumber: idOf('1950-01-02', 123),
    phone: '13800000001',
    address: '幸福路12号3栋501室',
  }
  const born = { name: '刘国强', birthDate: '1950-01-02' }
  const as = (more: Partial<KnownPerson>): KnownPerson => ({ ...more, name: more.name ?? '刘国强' })

  test.each<[string, KnownPerson, KnownPerson, [number, number], string[]]>([
    ['the same number', wang, as({ idNumber: wang.idNumber! }), [0.99, 1], ['id-same', 'name-same']],
    ['the name in old signs', born, { ...born, name: '劉國強' }, [0.8, 1], ['name-writing', 'birth-same']],
    [
      'a name of the same sound',
      { ...born, sound: sound('刘国强') },
      { ...born, name: '刘国墙', sound: sound('刘国墙') },
      [0.5, 0.9],
      ['name-sound'],
    ],
    [
      'number and name with a slip',
      wang,
      { ...wang, name: '刘国祥', idNumber: wang.idNumber!.replace(/.$/, '0') },
      [0.5, 1],
      ['id-slip', 'name-slip'],
    ],
    [
      'birth turned round',
      as({ birthDate: '1950-03-02', phone: '1' }),
      as({ birthDate: '1950-02-03', phone: '1' }),
      [0.5, 0.95],
      ['birth-slip'],
    ],
    ['only the name', as({}), as({}), [0, 0.49], ['name-same']],
    [
      'the same name, other births',
      as({ birthDate: '1950-01-02' }),
      as({ birthDate: '1983-11-20' }),
      [0, 0.05],
      ['birth-differs'],
    ],
    [
      'father and son at one telephone',
      as({ birthDate: '1950-01-02', phone: '1', name: '刘国强' }),
      as({ birthDate: '1979-11-20', phone: '1', name: '刘伟' }),
      [0, 0.05],
      [],
    ],
    [
      'twins',
      { ...born, address: '东街1号' },
      { ...born, name: '刘芳', address: '东街1号' },
      [0, 0.49],
      ['name-differs'],
    ],
    [
      'one number, two names: somebody has to look',
      wang,
      { ...wang, name: '赵敏' },
      [0.5, 1],
      ['id-same', 'name-differs'],
    ],
  ])('%s', (_what, a, b, [least, most], reasons) => {
    const found = likeness(a, b)
    expect(found.confidence).toBeGreaterThanOrEqual(least)
    expect(found.confidence).toBeLessThanOrEqual(most)
    expect(found.reasons).toEqual(expect.arrayContaining(reasons))
  })

  test('either way round it is the same', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        expect(likeness(a, b)).toEqual(likeness(b, a))
      }),
    )
  })

  test('two that may be one share a key', () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        if (likeness(a, b).confidence < 0.75) return
        const keys = new Set(personKeys(a))
        expect(personKeys(b).some((key) => keys.has(key))).toBe(true)
      }),
    )
  })

  const without = (one: KnownPerson, what: keyof KnownPerson): KnownPerson =>
    Object.fromEntries(Object.entries(one).filter(([key]) => key !== what)) as KnownPerson
  const slip = fc.constantFrom<(one: KnownPerson) => KnownPerson>(
    (one) => ({ ...one, name: `${one.name.slice(0, -1)}${one.name.endsWith('芳') ? '梅' : '芳'}` }),
    (one) => without(one, 'idNumber'),
    (one) => ({ ...one, phone: '13900000000' }),
    (one) => without(one, 'birthDate'),
    (one) => ({ ...one, address: `${one.address ?? ''}室` }),
  )
  test('a record that was written down a second time with a slip is found among all', () => {
    const full = fc.tuple(name, day, fc.integer({ min: 1, max: 999 }), fc.nat(9999)).map(([name, born, no, n]) => ({
      name,
      idNumber: idOf(born, no),
      birthDate: born,
      phone: `1380000${String(n).padStart(4, '0')}`,
      address: `东街${n}号`,
    }))
    fc.assert(
      fc.property(fc.array(full, { minLength: 1, maxLength: 30 }), slip, (people, slip) => {
        const [first] = people
        const found = candidatesAmong([...people, slip(first!)], personKeys, likeness)
        expect(found.some(({ a, b }) => a === 0 && b === people.length)).toBe(true)
        for (const { confidence, reasons } of found) {
          expect(confidence).toBeGreaterThanOrEqual(worthAsking)
          expect(reasons.length).toBeGreaterThan(0)
        }
      }),
    )
  })
})

describe('one household or two', () => {
  const home: KnownHousehold = {
    head: '刘国强',
    address: '幸福路12号3栋2单元501室',
    members: ['刘国强', '王芳', '刘伟'],
  }
  test('address and members', () => {
    expect(householdLikeness(home, { ...home, address: '幸福路12号3-2-501' }).confidence).toBeGreaterThan(0.95)
    expect(householdLikeness(home, { ...home, members: ['赵敏'], head: '赵敏' }).confidence).toBeLessThan(0.5)
    expect(householdLikeness({ ...home, number: '1' }, { ...home, number: '2' }).reasons).toContain('number-differs')
    expect(candidatesAmong([home, { ...home, members: ['王芳'] }], householdKeys, householdLikeness)).toHaveLength(1)
  })
})

describe('the parts', () => {
  test('one slip', () => {
    expect(
      [
        ['ab', 'ac'],
        ['ab', 'ba'],
        ['abc', 'ac'],
        ['a', 'ab'],
      ].every(([a = '', b = '']) => isOneSlip(a, b)),
    ).toBe(true)
    expect(
      [
        ['ab', 'ab'],
        ['abcd', 'badc'],
        ['ab', 'abcd'],
      ].some(([a = '', b = '']) => isOneSlip(a, b)),
    ).toBe(false)
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(isOneSlip(a, b)).toBe(isOneSlip(b, a))
      }),
    )
  })
  test('one address', () => {
    const ways = [
      '幸福路12号3栋2单元501室',
      '浙江省杭州市西湖区幸福路12号3-2-501',
      '幸福路十二号3幢2单元501',
      '西湖区幸福路１２号３栋２单元５０１室',
    ]
    expect(new Set(ways.map(addressKey)).size).toBe(1)
    expect(addressKey('幸福村')).toBeUndefined()
  })
  test('one writing', () => expect(oneWriting('劉國強')).toBe('刘国强'))
})
