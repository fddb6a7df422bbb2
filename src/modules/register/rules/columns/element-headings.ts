import type { Element } from '../element.ts'
import { compact } from '../values/plain.ts'

/** Words that do not change what a heading asks for. */
const around =
  /^(是否(为|是|有|属于|享受|参加)?|有无|本人的?|个人|请填写?|填写|其中|所属|具体)|(情况|信息|内容|名称|\(.*?\)|\[.*?\]|【.*?】|:|\*|\/(元|万元|m2|亩|岁|人))$/g

/** Words that forms write for one another. */
const oneWord: readonly [RegExp, string][] = [
  [/联系电话|联系方式|电话号码|手机号码?|移动电话|联系手机/g, '电话'],
  [/居民身份证号码?|公民身份证?号码?|身份证件?号码?|身份号码/g, '身份证号'],
  [/时间|年月日/g, '日期'],
  [/类型|种类/g, '类别'],
]

/** A heading without units, brackets and blanks, and with one word for one thing, as it is compared. */
export const bare = (heading: string): string => {
  const whole = compact(heading).replaceAll(/[\s·・、，,.。\-_"'“”]/g, '')
  const less = whole.replaceAll(around, '')
  return oneWord.reduce((text, [words, one]) => text.replaceAll(words, one), less === '' ? whole : less)
}

/** Somebody or something else than the subject of the row. */
const others =
  /(户主|监护人|法人|法定代表人|负责人|联系人|经办人|帮扶|配偶|妻子?|丈夫|父亲?|母亲?|父母|子女|儿子|女儿|家长|家属|亲属|老师|教师|医生|网格员|房东|业主|租|经营者|代办|代理|紧急|原|曾|新|拟|应急|单位|企业|项目|主管|推荐|介绍|担保|收款|付款|开票|死者)/

export type NameFit = {
  fit: number
  how: 'same-heading' | 'similar-heading' | 'heading-in-path' | undefined
  other: boolean
}

const none: NameFit = { fit: 0, how: undefined, other: false }

type Known = { text: string; pairs: ReadonlySet<string> }

const pairsOf = (text: string): Set<string> =>
  new Set(Array.from({ length: Math.max(1, text.length - 1) }, (_, i) => text.slice(i, i + 2)))

const knownOf = (text: string): Known => ({ text, pairs: pairsOf(text) })

/** Twice the pairs of signs that both have, against all. */
const dice = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let both = 0
  for (const pair of a) if (b.has(pair)) both += 1
  return (2 * both) / (a.size + b.size)
}

/** How far a heading fits one of the element's: the whole of it, a part of it with something before or behind, or nearly. */
function fitOf(heading: Known, known: Known): NameFit {
  if (heading.text === known.text) return { fit: 1, how: 'same-heading', other: false }
  const [short, long] = [heading.text, known.text].toSorted((a, b) => a.length - b.length) as [string, string]
  if (short.length >= 2 && long.includes(short)) {
    const fit = 0.35 + (0.5 * short.length) / long.length
    return { fit, how: 'similar-heading', other: others.test(long.replace(short, '')) }
  }
  const near = dice(heading.pairs, known.pairs)
  return near >= 0.5 ? { fit: 0.75 * near, how: 'similar-heading', other: false } : none
}

/** A heading as it stands, without blanks; brackets are part of it. */
const tight = (heading: string): string => compact(heading).replaceAll(/\s/g, '')

/** What an element or a spelling of it is called, each name without blanks. */
export const namesOf = ({ zh, en, synonyms }: Pick<Element, 'zh' | 'en' | 'synonyms'>): string[] =>
  [zh, en, ...synonyms].map(tight)

export const leafOf = (parts: readonly string[]): string => tight(parts.at(-1) ?? '')

/** All headings under which an element is asked for, its spellings among them, ready to be compared. */
export type Headings = readonly Known[]

export function headingsOf(element: Element): Headings {
  const names = namesOf(element)
  const spelled = (element.variants ?? []).flatMap(({ synonyms }) => synonyms.map(tight))
  return [...new Set([...names, ...names.map(bare), ...spelled])].map(knownOf)
}

/** How far the path of a column (`监护人/联系电话`) fits an element; headings above it say whose telephone it is. */
export function nameFit(parts: readonly string[], known: Headings): NameFit {
  const best = (text: string): NameFit => {
    const heading = knownOf(text)
    return known.reduce<NameFit>((best, name) => {
      const found = fitOf(heading, name)
      return found.fit > best.fit ? found : best
    }, none)
  }
  const leaf = bare(parts.at(-1) ?? '')
  const above = parts.slice(0, -1).map(bare)
  const alone = [best(leaf), best(leafOf(parts))].toSorted((a, b) => b.fit - a.fit)[0] ?? none
  if (above.some((part) => known.some(({ text }) => text === part + leaf)))
    return { fit: 1.05, how: 'heading-in-path', other: false }
  // 监护人 above 身份证号: another person's, unless the element itself is that person's
  const isOthers = above.some((part) => others.test(part) && known.every(({ text }) => !text.includes(part)))
  return { ...alone, other: alone.other || isOthers }
}
