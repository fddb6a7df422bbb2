import { writeXlsx } from 'hucre/xlsx'
import type { Lang, Said } from '#kernel/words'
import { sourceLabels } from '#register/labels'
import type { InForce } from '#register/rules'
import { gapLabels } from './labels.ts'
import type { Answers } from './rules/answer/answers.ts'
import { addressOf } from './rules/book/address.ts'

type Manner = { byCode: ReadonlyMap<string, InForce>; areaName: (path: string) => Said; lang: Lang }

const heads = {
  cell: { zh: '单元格', en: 'Cell' },
  name: { zh: '姓名或名称', en: 'Name' },
  area: { zh: '区域', en: 'Area' },
  element: { zh: '数据项', en: 'Element' },
  why: { zh: '情况', en: 'What is wrong' },
  seen: { zh: '最近核实', en: 'Last seen' },
  source: { zh: '来源', en: 'Source' },
  gaps: { zh: '缺项', en: 'Gaps' },
  origins: { zh: '出处', en: 'Sources' },
} satisfies Record<string, Said>

type Head = keyof typeof heads

const sheetOf = async (name: Head, lang: Lang, head: readonly Head[], rows: readonly (string | null)[][]) => {
  const file = await writeXlsx({
    sheets: [{ name: heads[name][lang], rows: [head.map((one) => heads[one][lang]), ...rows.map((row) => [...row])] }],
  })
  return Buffer.from(file)
}

/** Two lists that go with a filled form: who lacks what, and for each cell from where it came. Values stand in neither. */
export async function listsOf({ gaps, origins }: Answers, { byCode, areaName, lang }: Manner) {
  const sourceOf = (code: string): string => (sourceLabels as Record<string, Said>)[code]?.[lang] ?? code
  const labelOf = (code: string): string => byCode.get(code)?.[lang] ?? code
  return {
    gaps: await sheetOf(
      'gaps',
      lang,
      ['area', 'name', 'element', 'why', 'seen'],
      gaps.map(({ area, name, element, why, seen }) => [
        areaName(area)[lang],
        name,
        labelOf(element),
        gapLabels[why][lang],
        seen,
      ]),
    ),
    origins: await sheetOf(
      'origins',
      lang,
      ['cell', 'name', 'element', 'source', 'seen'],
      origins.map((origin) => [
        addressOf(origin),
        origin.name,
        labelOf(origin.element),
        sourceOf(origin.source),
        origin.seen,
      ]),
    ),
  }
}
