import type { Said } from '#kernel/words'
import type { SubjectKind } from './rules/element.ts'
import type { channels, leavings, outcomes, purposes, relations, sources } from './shapes.ts'

type Labels<Key extends string> = Record<Key, Said>

export const kindLabels: Labels<SubjectKind> = {
  person: { zh: '人员', en: 'Person' },
  household: { zh: '住户', en: 'Household' },
  place: { zh: '场所', en: 'Place' },
  organisation: { zh: '单位', en: 'Organisation' },
}

export const purposeLabels: Labels<(typeof purposes)[number]> = {
  care: { zh: '走访关爱', en: 'Visits and care' },
  aid: { zh: '救助与待遇', en: 'Aid and benefits' },
  case: { zh: '办理诉求', en: 'Handling a request' },
  form: { zh: '填报表格', en: 'Filling a form' },
  check: { zh: '核对信息', en: 'Checking facts' },
  emergency: { zh: '应急处置', en: 'An emergency' },
  'own-request': { zh: '本人要求', en: 'Asked by the person' },
}

export const sourceLabels: Labels<(typeof sources)[number]> = {
  visit: { zh: '走访', en: 'Visit' },
  window: { zh: '窗口', en: 'Window' },
  phone: { zh: '电话', en: 'Phone' },
  paper: { zh: '书面材料', en: 'Paper' },
  import: { zh: '表格导入', en: 'Import' },
  form: { zh: '填表', en: 'Form' },
  steward: { zh: '责任单位', en: 'Steward' },
  resident: { zh: '本人', en: 'The person' },
  merge: { zh: '合并', en: 'Merge' },
}

export const relationLabels: Labels<(typeof relations)[number]> = {
  head: { zh: '户主', en: 'Head' },
  spouse: { zh: '配偶', en: 'Spouse' },
  child: { zh: '子女', en: 'Child' },
  'child-in-law': { zh: '儿媳或女婿', en: 'Child-in-law' },
  grandchild: { zh: '孙辈', en: 'Grandchild' },
  parent: { zh: '父母', en: 'Parent' },
  'parent-in-law': { zh: '配偶父母', en: 'Parent-in-law' },
  grandparent: { zh: '祖辈', en: 'Grandparent' },
  sibling: { zh: '兄弟姐妹', en: 'Sibling' },
  'other-kin': { zh: '其他亲属', en: 'Other kin' },
  'not-kin': { zh: '非亲属', en: 'Not kin' },
}

export const leavingLabels: Labels<(typeof leavings)[number]> = {
  moved: { zh: '迁出', en: 'Moved away' },
  married: { zh: '婚嫁', en: 'Married' },
  split: { zh: '分户', en: 'Own household' },
  died: { zh: '去世', en: 'Died' },
  mistake: { zh: '登记有误', en: 'Recorded by mistake' },
  other: { zh: '其他', en: 'Other' },
}

export const channelLabels: Labels<(typeof channels)[number]> = {
  paper: { zh: '书面', en: 'On paper' },
  window: { zh: '窗口', en: 'At a window' },
  phone: { zh: '电话', en: 'By phone' },
  web: { zh: '网页', en: 'On the web' },
  visit: { zh: '上门', en: 'At the door' },
}

export const outcomeLabels: Labels<(typeof outcomes)[number]> = {
  ok: { zh: '已采用', en: 'Stands' },
  'won-conflict': { zh: '两个说法，暂以此为准', en: 'Two accounts; this one stands' },
  'lost-conflict': { zh: '两个说法，待核定', en: 'Two accounts; to be settled' },
  older: { zh: '早于现有记录', en: 'Older than what stands' },
  proposal: { zh: '已转责任单位核定', en: 'Put to the steward' },
  same: { zh: '与现有记录一致', en: 'The same as before' },
  'clock-fault': { zh: '时间有误', en: 'A clock was wrong' },
}

export const withheldLabels: Labels<'no-right' | 'not-for-this' | 'consent-ended'> = {
  'no-right': { zh: '您没有查看权限', en: 'You have no right to see it' },
  'not-for-this': { zh: '不能用于这个用途', en: 'Not for this purpose' },
  'consent-ended': { zh: '本人的同意已到期或撤回', en: 'The consent has ended' },
}

export const levelLabels: Record<0 | 1 | 2 | 3, Said> = {
  0: { zh: '公开', en: 'Public' },
  1: { zh: '一般', en: 'Ordinary' },
  2: { zh: '个人信息', en: 'Personal' },
  3: { zh: '敏感信息', en: 'Sensitive' },
}

/** Duties that the register raises. */
export const dutyLabels: Labels<'proposal'> = { proposal: { zh: '核定更改建议', en: 'Rule on a proposal' } }
