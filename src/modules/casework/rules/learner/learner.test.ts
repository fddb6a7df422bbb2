import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../text/plain.ts'
import { curveOf, sureness } from './calibrate.ts'
import { suggest } from './explain.ts'
import { toldOf } from './grams.ts'
import { finish, learn, type Choice, type Learnt } from './learn.ts'
import { answerable, binsOf, eceOf, macroF1, perClass, type Answer } from './measures.ts'

const about: Record<string, readonly string[]> = {
  road: ['路面坑洼', '路灯不亮', '井盖松动', '红绿灯太短', 'street light broken', 'pothole on the road'],
  waste: ['垃圾没人清运', '油烟扰民', '河水发臭', '工地噪声', 'rubbish not collected', 'foul smell from the river'],
  school: ['学区怎么划分', '幼儿园学费', '补课收费', '校车晚点', 'school fees too high', 'school bus is late'],
}
const choicesOf = (n: number): Choice[] =>
  Array.from({ length: n }, (_, i) => {
    const [label, words = []] = Object.entries(about)[i % 3] ?? ['']
    return { label, text: `${words[i % 6]}，${i % 17}号院，请尽快处理，已经${(i % 9) + 1}天了` }
  })
const learnt = finish(learn(choicesOf(240))) as Learnt

describe('the learner', () => {
  it('tells what it was taught, says how sure it is and which words spoke for it', () => {
    const { label, sure, words } = suggest(learnt, { text: '你好，我们这里路灯不亮好几天了' })
    expect(label).toBe('road')
    expect(sure).toBeGreaterThan(0.9)
    expect(words.join()).toContain('路灯')
    expect(suggest(learnt, { text: 'The RUBBISH was not collected' })).toMatchObject({ label: 'waste' })
  })

  it('is less sure of what it has never heard of', () => {
    const unknown = suggest(learnt, { text: '今天天气晴朗' })
    expect(unknown.sure).toBeLessThanOrEqual(suggest(learnt, { text: '路灯不亮' }).sure)
  })

  it('takes what else is known of a matter into account', () => {
    const marked = choicesOf(120).map(({ text }, i) => ({ text, label: i % 2 ? 'a' : 'b', marks: [`area:${i % 2}`] }))
    const twin = finish(learn(marked)) as Learnt
    expect(suggest(twin, { text: '路灯不亮', marks: ['area:1'] }).label).toBe('a')
    expect(suggest(twin, { text: '路灯不亮', marks: ['area:0'] }).label).toBe('b')
  })

  it('learns nothing from too little, and the same from the same', () => {
    expect(finish(learn([]))).toBeNull()
    expect(finish(learn(choicesOf(4)))).toBeNull()
    const again = finish(learn(choicesOf(240))) as Learnt
    expect(again.linear.weights).toEqual(learnt.linear.weights)
    expect(again.curve).toEqual(learnt.curve)
  })

  it('holds its memory where a county has hundreds of categories', () => {
    const many = Array.from({ length: 900 }, (_, i) => ({ label: `c${i % 300}`, text: `事项${i % 300}号的办理` }))
    const wide = finish(learn(many)) as Learnt
    expect(wide.labels).toHaveLength(300)
    expect(suggest(wide, { text: '事项123号的办理' }).label).toBe('c123')
  })

  it('reads the title once', () => {
    expect(toldOf('路灯不亮', '路灯不亮已三天')).toBe('路灯不亮已三天')
    expect(toldOf('路灯不亮', '已三天')).toBe('路灯不亮\n已三天')
    expect(toldOf(null, '已三天')).toBe('已三天')
  })

  it('never throws, whatever is written, and names only words that stand there', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: fc.constantFrom('路', '灯', '😀', '\u202e', '\u200b', '<b>', "';--", '=1+1', ' ', '-') }),
    )
    fc.assert(
      fc.property(hostile, (text) => {
        const { sure, words } = suggest(learnt, { text })
        expect(suggest(learnt, { text })).toEqual({ ...suggest(learnt, { text }), sure, words })
        expect(sure >= 0 && sure <= 1).toBe(true)
        for (const word of words) expect(plain(text)).toContain(word)
      }),
    )
    expect(suggest(learnt, { text: '路灯不亮'.repeat(250_000) }).label).toBe('road')
    expect(finish(learn([...choicesOf(60), { label: 'road', text: '\ud800 <script> \u0000' }]))).not.toBeNull()
  })
})

describe('what it is measured by', () => {
  const answers: Answer[] = [
    { said: 'a', truth: 'a', sure: 0.95 },
    { said: 'a', truth: 'a', sure: 0.9 },
    { said: 'b', truth: 'a', sure: 0.5 },
    { said: 'b', truth: 'b', sure: 0.4 },
  ]

  it('counts classes alike, whatever their size', () => {
    expect(perClass(answers)).toMatchObject([
      { label: 'a', n: 3, said: 2, precision: 1, f1: 0.8 },
      { label: 'b', n: 1, said: 2, recall: 1 },
    ])
    expect(macroF1(answers)).toBeCloseTo((0.8 + 2 / 3) / 2)
  })

  it('holds promises against outcomes', () => {
    expect(binsOf(answers)[9]).toMatchObject({ n: 2, right: 1 })
    expect(eceOf(answers)).toBeCloseTo((2 * 0.075 + 0.5 + 0.6) / 4)
    expect(answerable(answers, 0.95)).toEqual({ share: 0.5, from: 0.9 })
    expect(answerable([], 0.95)).toEqual({ share: 0, from: 1 })
  })

  it('draws a curve that never falls', () => {
    const felt = Array.from({ length: 800 }, (_, i) => ({ felt: i / 800, right: i % 7 !== 0 && i % 800 > 200 }))
    const curve = curveOf(felt)
    const values = Array.from({ length: 50 }, (_, i) => sureness(curve, i / 49))
    expect(values.every((value, i) => i === 0 || value >= (values[i - 1] ?? 0))).toBe(true)
    expect(sureness(curve, 0.01)).toBeLessThan(0.1)
    expect(sureness(curve, 0.99)).toBeCloseTo(6 / 7, 1)
    expect(sureness([], 0.5)).toBe(0)
  })
})
