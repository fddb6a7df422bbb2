import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { replyEn } from '../../../server/pack-cn/reply-en.ts'
import { replyZh } from '../../../server/pack-cn/reply-zh.ts'
import { adviceCodes } from '../shapes.ts'
import { adviceSays, checkReply, type Asked } from './reply-check.ts'

const tongues = [replyZh, replyEn]
const asked = (text: string, more: Partial<Asked> = {}): Asked => ({ text, urgency: 'normal', recent: [], ...more })
const codes = (reply: string, about: Asked) => checkReply(reply, about, tongues).map(({ code }) => code)

const lamp = asked('杏花路口的路灯三天不亮了，晚上看不清路')
const good =
  '您反映的杏花路口路灯，我所维修班9月8日晚到现场查看，是灯头进水，已更换，当晚恢复照明。再有问题请拨打路灯所值班电话。'

describe('a reply that says what was done, by whom and when', () => {
  it('has nothing to be advised of', () => {
    expect(codes(good, lamp)).toEqual([])
    const en =
      'Our crew inspected the street lamp at Xinghua crossing on 8 September, replaced the lamp head and restored the light that night.'
    expect(codes(en, asked('The street lamp at Xinghua crossing has been dark for three days'))).toEqual([])
  })
})

describe('what is missing is pointed out', () => {
  test.each([
    ['other-matter', '您反映的公交线路调整一事，公交公司9月8日已现场调查，现已增加两个班次，欢迎继续监督。', lamp],
    ['only-promises', '您反映的杏花路口路灯不亮问题，我所高度重视，将会进一步加强管理，力争9月底前解决。', lamp],
    ['no-deed', '杏花路口的路灯由路灯管理所负责，9月份的天气雨水很多，请您谅解，谢谢您的来信。', lamp],
    ['no-who', '杏花路口的路灯9月8日已经更换了灯头，当晚就亮了，请您晚上再留意一下，谢谢您的来信。', lamp],
    ['no-when', '杏花路口的路灯，维修人员已经到现场更换了灯头，线路也一并检查过了，请您放心出行，谢谢。', lamp],
    ['short', '路灯所9月8日已修好杏花路口的路灯。', lamp],
    ['question-open', good, asked('杏花路口的路灯三天不亮了，换一个灯头多少钱')],
  ] as const)('%s', (code, reply, about) => {
    const found = code === 'question-open' ? codes(reply.replaceAll(/\d/g, '某'), about) : codes(reply, about)
    expect(found).toContain(code)
  })

  it('asks a question for its rule, its place or its number instead of a deed', () => {
    const consult = asked('怎么给老人申请高龄补贴', { urgency: 'consult' })
    expect(codes('老人的高龄补贴由社区代办，家里人来一趟就行，不用本人到场，当天就能受理。', consult)).toContain(
      'no-basis',
    )
    const told = '老人申请高龄补贴，带身份证到县政务大厅民政窗口填表，按《高龄补贴发放办法》当月受理、次月发放。'
    expect(codes(told, consult)).toEqual([])
  })

  it('knows a reply that was sent before with another place in it', () => {
    const last =
      '您反映的清河路12号路灯，我所维修班9月1日晚到现场查看，是灯头进水，已更换，当晚恢复照明。再有问题请拨打路灯所值班电话。'
    expect(codes(good, { ...lamp, recent: [last] })).toContain('boilerplate')
    expect(codes(good, { ...lamp, recent: ['井盖已于9月3日更换，市政所现场验收，周边护栏同时加固。'] })).toEqual([])
  })

  it('warns of what names a person', () => {
    expect(codes(`${good}联系人身份证11010519491231002X`, lamp)).toContain('id-number')
    const [phone] = checkReply(`${good}反映人13800000000`, lamp, tongues)
    expect(phone).toEqual({ code: 'phone', words: ['13800000000'] })
  })
})

describe('whatever is written', () => {
  const some = fc.constantFrom('已', '将', '高度重视', '路灯', '9月', '吗?', '<b>', '\u202e', '😀', '=1+1', ' ')
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: some }))

  it('never throws, says the same of the same, and has a sentence for all it says', () => {
    fc.assert(
      fc.property(text, text, fc.array(text, { maxLength: 3 }), (reply, about, recent) => {
        const found = checkReply(reply, asked(about, { recent }), tongues)
        expect(checkReply(reply, asked(about, { recent }), tongues)).toEqual(found)
        for (const { code } of found) expect(adviceSays[code].zh).toBeTruthy()
      }),
    )
  })

  test.each([
    ['a megabyte', '修'.repeat(1_000_000)],
    ['a megabyte of digits', '9'.repeat(1_000_000)],
    ['SQL', "'; drop table kernel.act; --"],
    ['mark-up', '<script>alert(1)</script>'],
    ['nothing', ''],
  ])('%s is read in its turn', (_name, reply) => {
    expect(() => checkReply(reply, asked(reply, { recent: [reply] }), tongues)).not.toThrow()
  })

  it('has a sentence for every code, and says nothing without the words of the pack', () => {
    expect(Object.keys(adviceSays)).toEqual([...adviceCodes])
    expect(checkReply('修好了', lamp, [])).toEqual([])
  })
})

const board = join(import.meta.dirname, '../../../../../shared/data/messages-zh/replies_dev.jsonl')

test.skipIf(!existsSync(board))(
  'of real replies most pass, and of those given to another matter most do not (skipped without the data)',
  () => {
    const rows = readFileSync(board, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { title: string; detail: string; reply: string })
    const isOther = (reply: string, row: (typeof rows)[number]) =>
      codes(reply, asked(`${row.title}。${row.detail}`)).includes('other-matter')
    const own = rows.filter((row) => isOther(row.reply, row)).length
    const crossed = rows.filter((row, i) => isOther(rows[(i + 700) % rows.length]?.reply ?? '', row)).length
    expect(own / rows.length).toBeLessThan(0.2)
    expect(crossed / rows.length).toBeGreaterThan(0.5)
  },
)
