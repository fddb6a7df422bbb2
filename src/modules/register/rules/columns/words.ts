import type { Said } from '#kernel/words'

/** Why a column is taken for another, or for an element of the dictionary; or why not. */
export const matchReasons = {
  'same-heading': { zh: '列名相同', en: 'the headings are the same' },
  'similar-heading': { zh: '列名相近', en: 'the headings are similar' },
  'heading-in-path': { zh: '与上级表头连起来相符', en: 'it fits together with the heading above it' },
  'same-values': { zh: '内容有许多相同', en: 'many of the values are the same' },
  'alike-values': { zh: '内容的样子很像', en: 'the values look much alike' },
  'same-kind': { zh: '内容是同一类', en: 'the values are of one kind' },
  'values-fit': { zh: '内容都符合这一项', en: 'the values are right for it' },
  'values-do-not-fit': {
    zh: '列名相符，但内容大多不符合这一项',
    en: 'the heading fits, but most of the values do not',
  },
  'values-alone': { zh: '列名看不出，内容符合这一项', en: 'the heading says nothing, but the values are right for it' },
  'kind-of-table': { zh: '表里其他列也是这一类对象的', en: 'the other columns are about the same kind of subject' },
  'no-values': { zh: '列里没有内容，只看了列名', en: 'the column is empty; only its heading was looked at' },
  'other-person': {
    zh: '说的是另一个人或单位，不是这一行的对象',
    en: 'it speaks of somebody else than the subject of the row',
  },
  taken: { zh: '最像的那一项已经对应到别的列', en: 'what fits best is already taken for another column' },
  'several-fit': { zh: '有几项都像，分不清', en: 'several elements fit, and none stands out' },
  'nothing-fits': { zh: '没有像的', en: 'nothing fits' },
} satisfies Record<string, Said>

export type MatchReason = keyof typeof matchReasons
