import type { Said } from '#kernel/words'
import type { importNotes } from '#casework/shapes'
import type { Imported } from './run.ts'

/** What could not be placed, and what became of it. */
const told: Record<(typeof importNotes)[number], (n: number) => Said> = {
  'point-outside': (n) => ({
    zh: `${n} 条的坐标不在本县范围内，只留下文字地点，原坐标记在工单里。`,
    en: `${n} have a point outside this county; the place stays in words, and the point stands in the case.`,
  }),
  'area-unknown': (n) => ({
    zh: `${n} 条的区域名本县没有，归到全县，原名记在工单里。`,
    en: `${n} name an area that this county does not have; they count for the whole county, and the name stands in the case.`,
  }),
  'category-unknown': (n) => ({
    zh: `${n} 条的类别名本县没有，暂不分类，原名记在工单里；可以用 --categories 给出对照表。`,
    en: `${n} name a category that is not kept here; they have none yet, and the name stands in the case. --categories takes a table of names.`,
  }),
  'unit-unknown': (n) => ({
    zh: `${n} 条的单位名本县没有，原名记在工单里。`,
    en: `${n} name a unit that is not kept here; the name stands in the case.`,
  }),
}

export const notesOf = ({ noted }: Imported): Said[] =>
  (Object.keys(told) as (keyof typeof told)[]).flatMap((note) => (noted[note] ? [told[note](noted[note])] : []))
