import type { ElementType, Variant, VariantWriting } from '#register/rules'

type Spelling = Omit<Variant, 'synonyms'>

const variant = (write: VariantWriting, zh: string, en: string): Spelling => ({ code: write, zh, en, write })

/** One fact, many spellings: what a form may ask for instead of the whole value. */
const byType: { [T in ElementType]?: readonly Spelling[] } = {
  'id-number': [
    variant('whole', '18 位，文本', '18 characters as text'),
    variant('grouped', '6-8-4 分段', 'In groups of 6, 8 and 4'),
    variant('masked', '只留前 3 后 4 位', 'All but the first 3 and last 4 covered'),
    variant('last-6', '后六位', 'The last six'),
    variant('last-4', '后四位', 'The last four'),
    variant('birth-date', '其中的出生日期', 'The date of birth in it'),
    variant('sex', '其中的性别', 'The sex in it'),
  ],
  phone: [
    variant('whole', '连写', 'In one piece'),
    variant('grouped', '3-4-4 分段', 'In groups of 3, 4 and 4'),
    variant('masked', '中间四位遮住', 'The middle four covered'),
    variant('last-4', '后四位', 'The last four'),
  ],
  date: [
    variant('whole', '2026-03-02', '2026-03-02'),
    variant('yyyymmdd', '20260302', '20260302'),
    variant('dotted', '2026.3.2', '2026.3.2'),
    variant('slashed', '2026/3/2', '2026/3/2'),
    variant('chinese-date', '2026年3月2日', '2026年3月2日'),
    variant('month', '2026-03', '2026-03'),
    variant('year', '2026', '2026'),
  ],
  yesno: [
    variant('label', '是、否', 'Yes, no'),
    variant('tick', '√、空白', 'A tick, or nothing'),
    variant('code', '1、0', '1, 0'),
  ],
  option: [variant('label', '名称', 'The name'), variant('code', '代码', 'The code')],
  money: [variant('whole', '元', 'In yuan'), variant('ten-thousand', '万元', 'In ten thousand yuan')],
  'person-name': [variant('whole', '全名', 'The whole name'), variant('surname', '只写姓', 'The surname alone')],
}

const byElement: Record<string, readonly Spelling[]> = {
  'birth-date': [
    variant('month', '出生年月', 'Month of birth'),
    variant('year', '出生年份', 'Year of birth'),
    variant('age', '年龄', 'Age in years'),
  ],
}

/** Headings that ask for one spelling of one element, and for no other. */
const headings: Record<string, string> = {
  'id-number/grouped': '身份证号（分段）',
  'id-number/masked': '身份证号（脱敏）、脱敏身份证号',
  'id-number/last-6': '身份证后六位、身份证号后6位、身份证末六位',
  'id-number/last-4': '身份证后四位、身份证号后4位、身份证末四位',
  'phone/masked': '联系电话（脱敏）',
  'phone/last-4': '手机尾号、电话后四位、手机号后四位',
  'birth-date/month': '出生年月',
  'birth-date/year': '出生年份、出生年',
  'name/surname': '姓氏',
}

const headingsOf = (name: string): string[] => headings[name]?.split('、') ?? []

/** Those of the element itself go before those of its type. */
export function variantsOf(code: string, type: ElementType): readonly Variant[] {
  const own = byElement[code] ?? []
  const others = (byType[type] ?? []).filter(({ write }) => own.every((one) => one.write !== write))
  return [...own, ...others].map((one) => ({ ...one, synonyms: headingsOf(`${code}/${one.code}`) }))
}
