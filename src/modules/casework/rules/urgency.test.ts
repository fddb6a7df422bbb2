import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { alarmEn } from '../../../server/pack-cn/alarm-en.ts'
import { alarmZh } from '../../../server/pack-cn/alarm-zh.ts'
import { alarmOf, type AlarmWords } from './urgency.ts'

const tongues = [alarmZh, alarmEn]
const told = (text: string) => {
  const alarm = alarmOf(text, tongues)
  return alarm && [alarm.class, ...alarm.words.map(({ word }) => word)]
}

describe('danger is seen with the words that say so', () => {
  test.each([
    ['三单元楼道里煤气味很重，一进门就头晕', ['life', '煤气味']],
    ['北门变压器旁边的电线掉下来了，离地不到一米', ['life', '电线', '掉下']],
    ['配电箱漏电，刚才一个孩子被电到', ['life', '漏电']],
    ['三楼起火了，走廊里全是浓烟', ['life', '起火', '浓烟']],
    ['树倒了，压着电线和一辆小车', ['life', '树', '倒了']],
    ['河边那堵围墙快倒了', ['life', '围墙', '快倒']],
    ['路口的井盖，昨晚被偷了，天黑看不见', ['life', '井盖', '被偷']],
    ['人行道上有个没盖的井', ['life', '没盖的井']],
    ['两位老人被困在电梯里半小时了', ['life', '被困']],
    ['再不给答复我就跳楼', ['life', '跳楼']],
    ['如果还不解决，我也不想活了', ['life', '不想活']],
    ['幼儿园好几个孩子食物中毒', ['life', '中毒']],
    ['我母亲早上走失，穿红色棉袄', ['life', '母亲', '走失']],
    ['整个小区停水两天了', ['supply', '停水', '小区']],
    ['全村停电，冰箱里的东西都坏了', ['supply', '停电', '全村']],
    ['我们这栋楼的住户都停暖了，零下十度', ['supply', '停暖', '住户']],
    ['地下车库内涝，水已经漫到车顶', ['life', '内涝']],
    ['There is a strong smell of gas in our stairwell.', ['life', 'smell', 'gas']],
    ['A live wire is hanging over the playground', ['life', 'live', 'wire']],
    ['The manhole cover on Elm Road is missing.', ['life', 'manhole cover', 'missing']],
    ['No water in the whole building since Monday', ['supply', 'No water', 'whole']],
    ['My daughter is stuck in the lift', ['life', 'stuck in the lift']],
  ])('%s', (text, says) => expect(told(text)).toEqual(expect.arrayContaining(says)))
})

describe('what is not there, not now, or only feared is no danger', () => {
  test.each([
    '路灯不亮，晚上看不清路',
    '电工检查过，没有漏电',
    '燃气公司上门看了，没有发生泄漏',
    '担心以后会漏电',
    '消防通道被堵，一旦起火消防车进不来',
    '去年曾经起火，后来修好了',
    '2018年那里发生火灾，今年装了喷淋',
    '请安装漏电保护器',
    '坐着火车来的，站前广场太乱',
    '商家说跳楼价甩卖，其实是骗人的',
    '长期被噪声困扰，也被困难吓倒过',
    '饭店排烟口对着我家，天天冒烟',
    '物业用停水停电威胁业主交费',
    '这里经常停水，居民意见很大',
    '楼里没有电梯，居民上楼吃力',
    '井盖没有丢失，只是松动',
    'There is no fire, only the alarm rings',
    'I am worried that the wall could collapse one day',
    'The fire station is too far from our estate',
    'If there is a gas leak nobody would hear the bell',
    'The tree was leaning last year',
  ])('%s', (text) => expect(told(text)).toBeNull())

  test('unless the same sentence says that it is there all the same', () => {
    expect(told('去年就反映过，现在还是漏电')).toEqual(['life', '漏电'])
    expect(told('我担心孩子，电线已经掉在地上了')).toEqual(['life', '电线', '掉在'])
    expect(told('没有起火。但是整层都是煤气味')).toEqual(['life', '煤气味'])
  })
})

describe('the words are the very words of the text', () => {
  it('tells where they stand', () => {
    const text = '您好。\n二栋楼下，井盖被偷了。'
    expect(alarmOf(text, tongues)?.words).toEqual([
      { word: '井盖', at: text.indexOf('井盖') },
      { word: '被偷', at: text.indexOf('被偷') },
    ])
    expect(alarmOf('GAS Leak at no. 5', tongues)?.words).toEqual([
      { word: 'GAS', at: 0 },
      { word: 'Leak', at: 4 },
    ])
  })

  it('finds them through signs that nobody sees', () => {
    expect(alarmOf('楼道漏\u200b电', tongues)).toEqual({ class: 'life', words: [{ word: '漏\u200b电', at: 2 }] })
  })

  it('never throws, and says the same of the same', () => {
    const some = fc.constantFrom('漏电', '没有', '如果', '。', '，', '井盖', 'fire', ' ', '被偷', '<b>', '\u202e', '😀')
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: some })), (text) => {
        const alarm = alarmOf(text, tongues)
        expect(alarmOf(text, tongues)).toEqual(alarm)
        for (const { word, at } of alarm?.words ?? [])
          if (at !== null) expect(text.slice(at, at + word.length)).toBe(word)
      }),
    )
  })

  test.each([
    ['a megabyte of danger', '漏电'.repeat(500_000)],
    ['a megabyte without an end', '没有'.repeat(500_000)],
    ['a formula', '=HYPERLINK("漏电")'],
    ['SQL', '\'; drop table casework."case"; -- 漏电'],
    ['mark-up', '<script>漏电</script>'],
  ])('%s is read in its turn', (_name, text) => {
    expect(() => alarmOf(text, tongues)).not.toThrow()
  })

  it('has no alarm without words of the pack', () => {
    const none: AlarmWords = { ...alarmZh, dangers: [] }
    expect(alarmOf('漏电', [none])).toBeNull()
    expect(alarmOf('漏电', [])).toBeNull()
  })
})

const board = join(import.meta.dirname, '../../../../../shared/data/messages-zh/stream_2019H1.jsonl')

test.skipIf(!existsSync(board))(
  'a year of a message board does not drown the queue in alarms (skipped without the data)',
  () => {
    const texts = readFileSync(board, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { title: string; detail: string })
    const alarms = texts.filter(({ title, detail }) => alarmOf(`${title}。${detail}`, tongues))
    expect(alarms.length / texts.length).toBeLessThan(0.06)
  },
)
