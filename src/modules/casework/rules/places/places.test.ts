import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { findPlaces, findPlacesOfLine } from './find-places.ts'
import { placeWords } from './place-words.ts'

const none: ReadonlySet<string> = new Set()
const places = (text: string, gazetteer = none) => findPlaces(text, placeWords, gazetteer).places
const keys = (text: string, gazetteer = none) => places(text, gazetteer).map(({ key }) => key)
const first = (text: string) => places(text)[0]

describe('places in Chinese', () => {
  it('are known by how their names end, whatever stands before', () => {
    expect(keys('我家住在文昌花园，楼下路灯坏了五天')).toEqual(['文昌花园'])
    expect(keys('住户反映清河街道柳林社区人民路坑洼')).toEqual(['清河街道', '柳林社区', '人民路'])
    expect(keys('实验小学门口的菜场太乱')).toEqual(['实验小学'])
    expect(keys('柳巷路和柳巷新村，不是柳巷')).toEqual(['柳巷路', '柳巷新村', '柳巷'])
  })

  it('are one however their numbers are written', () => {
    for (const text of ['文昌花园三号楼', '文昌花园3栋', '文昌花园小区３幢', '文昌花园 3座'])
      expect(first(text)).toMatchObject({ key: '文昌花园', part: '3' })
    expect(first('人民路一百零五号')).toMatchObject({ key: '人民路', number: [105, 105] })
    expect(first('人民路12-16号')).toMatchObject({ number: [12, 16] })
  })

  it('meet where two roads are named together, in either order', () => {
    expect(keys('人民路与建设路路口')[0]).toBe(keys('建设路和人民路交叉口')[0])
  })

  it('are not every word that ends like one', () => {
    expect(keys('门口的马路上路灯不亮，路面坑洼，附近小区的村民出行不便')).toEqual([])
    expect(keys('路 街 小区 花园 号楼')).toEqual([])
  })

  it('come through masks', () => {
    expect(keys('A市K1区')).toEqual([])
    expect(keys('A3区旺龙路的护栏')).toEqual(['旺龙路'])
  })

  it('are also the names of the deployment’s own areas', () => {
    expect(keys('城关的垃圾没人管', new Set(['城关']))).toEqual(['城关'])
  })
})

describe('addresses in English', () => {
  it('are a street and its houses', () => {
    expect(first('172-174 West Springfield Street')).toMatchObject({
      name: 'w springfield st',
      key: 'springfield st',
      number: [172, 174],
    })
    expect(keys('the lamp on Chestnut Avenue near the school')).toEqual(['chestnut ave'])
  })

  it('meet in either order', () => {
    expect(keys('INTERSECTION of Chestnut Ave & Green St')[0]).toBe(
      keys('corner of Green Street and Chestnut Avenue')[0],
    )
  })
})

test('a line that is an address as a whole is a place, understood or not', () => {
  const line = (text: string) => findPlacesOfLine(text, placeWords, none).places[0]?.key
  expect(line('80 Fenway,  Boston')).toBe(line('80 FENWAY boston'))
  expect(line('东头老槐树下')).toBe('=东头老槐树下')
})

test('finding places never throws and always finds the same', () => {
  const piece = fc.constantFrom(
    '人民路',
    '三号楼',
    '与',
    '小区',
    '12',
    '号',
    'St',
    '&',
    ' ',
    'A市',
    '\u202e',
    '👵',
    '<b>',
    '灯',
    "';--",
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      expect(places(text)).toEqual(places(text))
    }),
  )
  expect(places('人民路'.repeat(300_000)).length).toBeLessThanOrEqual(12)
})
