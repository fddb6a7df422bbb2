import type { ElementType, Variant, VariantWriting } from '#register/rules'

const variant = (write: VariantWriting, zh: string, en: string, headings = ''): Variant => ({
  code: write,
  zh,
  en,
  synonyms: headings.split('、').filter((word) => word !== ''),
  write,
})

/** One fact, many spellings: what a form may ask for instead of the whole value. */
const byType: { [T in ElementType]?: readonly Variant[] } = {
  'id-number': [
    variant('whole', '18 位，文本', '18 characters as text'),
    variant('grouped', '6-8-4 分段', 'In groups of 6, 8 and 4', '身份证号（分段）'),
    variant('masked', '只留前 3 后 4 位', 'All but the first 3 and last 4 covered', '身份证号（脱敏）、脱敏身份证号'),
    variant('last-6', '后六位', 'The last six', '身份证后六位、身份证号后6位、身份证末六位'),
    variant('last-4', '后四位', 'The last four', '身份证后四位、身份证号后4位、身份证末四位'),
    variant('birth-date', '其中的出生日期', 'The date of birth in it'),
    variant('sex', '其中的性别', 'The sex in it'),
  ],
  phone: [
    variant('whole', '连写', 'In one piece'),
    variant('grouped', '3-4-4 分段', 'In groups of 3, 4 and 4'),
    variant('masked', '中间四位遮住', 'The middle four covered', '联系电话（脱敏）'),
    variant('last-4', '后四位', 'The last four', '手机尾号、电话后四位、手机号后四位'),
  ],
  date: [
    variant('whole', '2026-03-02', '2026-03-02'),
    variant('yyyymmdd', '20260302', '20260302'),
    variant('dotted', '2026.3.2', '2026.3.2'),
    variant('slashed', '2026/3/2', '2026/3/2'),
    variant('chinese-date', '2026年3月2日', '2026年3月2日'),
    variant('month', '2026-03', '2026-03', '年月'),
    variant('year', '2026', '2026', '年份'),
  ],
  yesno: [
    variant('label', '是、否', 'Yes, no'),
    variant('tick', '√、空白', 'A tick, or nothing'),
    variant('code', '1、0', '1, 0'),
  ],
  option: [variant('label', '名称', 'The name'), variant('code', '代码', 'The code')],
  money: [variant('whole', '元', 'In yuan'), variant('ten-thousand', '万元', 'In ten thousand yuan')],
  'person-name': [
    variant('whole', '全名', 'The whole name'),
    variant('surname', '只写姓', 'The surname alone', '姓氏'),
  ],
}

const byElement: Record<string, readonly Variant[]> = {
  'birth-date': [
    variant('month', '出生年月', 'Month of birth', '出生年月'),
    variant('year', '出生年份', 'Year of birth', '出生年份、出生年'),
    variant('age', '年龄', 'Age in years', '年龄、周岁'),
  ],
}

/** Those of the element itself go before those of its type. */
export function variantsOf(code: string, type: ElementType): readonly Variant[] {
  const own = byElement[code] ?? []
  return [...own, ...(byType[type] ?? []).filter(({ write }) => own.every((one) => one.write !== write))]
}
