import { expect, test } from 'vitest'
import { mostAlike } from './alike.ts'

const lamp = '菜市口路从路口往里第4盏路灯不亮，晚上老人出门看不清路，摔过一回了。'
const dark = '柳巷路一整排路灯都黑着，孩子下晚自习要打手电。'
const noise = '水文站家属院对面工地晚上十一点还在打桩，孩子第二天考试。'
const lift = '纺织厂小区电梯晚上咯吱响，半个月坏了三回。'
const alike = (text: string) => mostAlike(text, [noise, dark, lamp, lift], (one) => one, 5)

test('what shares no more than an evening and a child is not offered as the same thing', () =>
  expect(alike('我家门口的路灯不亮了，晚上走路看不清，老人差点摔跤。')).toEqual([lamp]))

test('a few words are enough where they are the matter itself, the most alike first', () => {
  expect(alike('电梯晚上咯吱响')).toEqual([lift])
  expect(alike('路灯不亮')).toEqual([lamp])
})

test('nothing is like a text without words', () => expect(alike('！？')).toEqual([]))
