import type { Said } from '#kernel/words'
import type { ActName, Channel, ClockKind, Status, Urgency, Verdict } from './rules/acts.ts'
import type { DeadlineRule } from './rules/clocks.ts'
import type { DutyKind } from './rules/duties.ts'
import type { hardReasons, pauseReasons, referReasons, returnReasons } from './shapes.ts'

type Labels<Key extends string> = Record<Key, Said>

export const statusLabels: Labels<Status> = {
  received: { zh: '待派单', en: 'Received' },
  dispatched: { zh: '待签收', en: 'Dispatched' },
  handling: { zh: '办理中', en: 'In hand' },
  claimed: { zh: '已答复，待评价', en: 'Reported done' },
  confirmed: { zh: '已确认解决', en: 'Confirmed solved' },
  lapsed: { zh: '已答复，未获确认', en: 'Reported, unconfirmed' },
  referred: { zh: '已告知办理途径', en: 'Referred elsewhere' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  merged: { zh: '已并入其他工单', en: 'Merged' },
  final: { zh: '已作最终答复', en: 'Final answer given' },
  elsewhere: { zh: '已在原系统办结', en: 'Closed in its old system' },
}

export const actLabels: Labels<ActName> = {
  say: { zh: '提出诉求', en: 'Said' },
  add: { zh: '补充说明', en: 'Added to it' },
  triage: { zh: '受理分类', en: 'Triaged' },
  dispatch: { zh: '派单', en: 'Dispatched' },
  refer: { zh: '告知途径', en: 'Referred' },
  remind: { zh: '催办', en: 'Reminded' },
  merge: { zh: '并单', en: 'Merged' },
  absorb: { zh: '并入诉求', en: 'Took in requests' },
  split: { zh: '拆分', en: 'Split' },
  ruleReturn: { zh: '退回裁定', en: 'Ruled on the return' },
  read: { zh: '查阅', en: 'Read' },
  accept: { zh: '签收', en: 'Accepted' },
  return: { zh: '退回', en: 'Returned' },
  contact: { zh: '联系群众', en: 'Contacted the resident' },
  note: { zh: '办理记录', en: 'Noted progress' },
  addCo: { zh: '请求协办', en: 'Added a co-handler' },
  answerCo: { zh: '协办答复', en: 'Answered as co-handler' },
  ask: { zh: '提出申请', en: 'Asked for approval' },
  decide: { zh: '审批', en: 'Decided' },
  resume: { zh: '恢复计时', en: 'Resumed' },
  reviewHard: { zh: '挂账复核', en: 'Reviewed the hard case' },
  objectToHard: { zh: '对挂账提出异议', en: 'Objected to the hold' },
  claim: { zh: '答复办理结果', en: 'Reported done' },
  judge: { zh: '群众评价', en: 'Judged' },
  tryCall: { zh: '回访未接通', en: 'Call not reached' },
  lapse: { zh: '逾期未评价', en: 'Not judged in time' },
  reopen: { zh: '重新办理', en: 'Reopened' },
  lookBack: { zh: '回头看', en: 'Looked back' },
  withdraw: { zh: '撤回', en: 'Withdrawn' },
  publish: { zh: '公开', en: 'Published' },
  unpublish: { zh: '取消公开', en: 'Taken off' },
  redact: { zh: '遮盖', en: 'Redacted' },
  readContact: { zh: '查看联系方式', en: 'Read contact data' },
  posting: { zh: '转交对方系统', en: 'Handing over to their system' },
  tryPosting: { zh: '重新转交', en: 'Handed over again' },
  reclock: { zh: '重算期限', en: 'Dates computed anew' },
  passOn: { zh: '转交受理单位', en: 'Passed on to who takes it in' },
}

/** Duties of a programme (每月一题). */
export const topicDutyLabels: Labels<'task' | 'close'> = {
  task: { zh: '每月一题任务', en: 'Programme task' },
  close: { zh: '每月一题收尾', en: 'Decide on a programme' },
}

export const dutyLabels: Labels<DutyKind> = {
  triage: { zh: '受理派单', en: 'Triage and dispatch' },
  accept: { zh: '签收或退回', en: 'Accept or return' },
  contact: { zh: '首次联系群众', en: 'First word with the resident' },
  handle: { zh: '办理并答复', en: 'Handle and report' },
  keep: { zh: '告知进展', en: 'Keep the resident informed' },
  co: { zh: '协办', en: 'Co-handle' },
  ruleReturn: { zh: '裁定退回', en: 'Rule on a return' },
  adjudicate: { zh: '裁定二次退回', en: 'Adjudicate a second return' },
  decide: { zh: '审批申请', en: 'Decide a request' },
  resume: { zh: '恢复计时', en: 'Resume the clock' },
  callBack: { zh: '电话回访', en: 'Call back' },
  review: { zh: '挂账复核', en: 'Review a hard case' },
  lookBack: { zh: '回头看', en: 'Look back' },
  handOver: { zh: '转交未成，另行告知单位', en: 'Tell the unit by other means' },
}

export const clockLabels: Labels<ClockKind> = {
  triage: { zh: '受理派单', en: 'Triage' },
  contact: { zh: '首次联系', en: 'First contact' },
  accept: { zh: '签收或退回', en: 'Accept or return' },
  resolve: { zh: '办结', en: 'Solve' },
  judge: { zh: '群众评价', en: 'Judge' },
  ruling: { zh: '退回裁定', en: 'Ruling' },
  keep: { zh: '告知进展', en: 'Keep informed' },
  review: { zh: '挂账复核', en: 'Review' },
}

/** What can be timed in a rule, in the order in which a case meets it. */
export const timed = ['triage', 'contact', 'accept', 'ruling', 'resolve', 'keep', 'judge', 'ceiling'] as const

export const ruleLabels: Labels<keyof DeadlineRule> = {
  triage: { zh: '受理派单', en: 'Triage' },
  contact: { zh: '首次联系群众', en: 'First word with the resident' },
  accept: { zh: '签收或退回', en: 'Accept or return' },
  ruling: { zh: '退回裁定', en: 'Ruling on a return' },
  resolve: { zh: '办结', en: 'Solve' },
  keep: { zh: '告知进展', en: 'Keep informed' },
  judge: { zh: '群众评价', en: 'Judge' },
  extension: { zh: '延期', en: 'Extension' },
  ceiling: { zh: '总期限', en: 'Final limit' },
  pauseDays: { zh: '暂停天数', en: 'Days of pause' },
  basis: { zh: '依据', en: 'Basis' },
}

export const channelLabels: Labels<Channel> = {
  web: { zh: '网页', en: 'Web' },
  phone: { zh: '电话', en: 'Phone' },
  window: { zh: '窗口', en: 'Window' },
  'walk-in': { zh: '来访', en: 'Walk-in' },
  paper: { zh: '书面', en: 'Paper' },
  visit: { zh: '走访', en: 'Visit' },
  open311: { zh: '开放接口', en: 'Open311' },
  import: { zh: '导入', en: 'Import' },
  api: { zh: '接口', en: 'API' },
}

export const urgencyLabels: Labels<Urgency> = {
  urgent: { zh: '紧急', en: 'Urgent' },
  normal: { zh: '一般', en: 'Normal' },
  consult: { zh: '咨询', en: 'Question' },
}

export const verdictLabels: Labels<Verdict> = {
  satisfied: { zh: '满意', en: 'Satisfied' },
  mostly: { zh: '基本满意', en: 'Mostly satisfied' },
  unsatisfied: { zh: '不满意', en: 'Not satisfied' },
}

export const returnLabels: Labels<(typeof returnReasons)[number]> = {
  'not-our-area': { zh: '属地不符', en: 'Not in our area' },
  'not-our-duty': { zh: '职能不符', en: 'Not our duty' },
  'ownership-unclear': { zh: '权属不清', en: 'Ownership unclear' },
  duplicate: { zh: '重复', en: 'Duplicate' },
  'information-missing': { zh: '信息不足', en: 'Information missing' },
  'legal-path': { zh: '应走法定途径', en: 'Has its own legal path' },
  'out-of-scope': { zh: '超出受理范围', en: 'Out of scope' },
}

export const pauseLabels: Labels<(typeof pauseReasons)[number]> = {
  'waiting-for-resident': { zh: '等待群众补充材料', en: 'Waiting for the resident’s material' },
  'force-majeure': { zh: '不可抗力', en: 'Force majeure' },
}

export const hardLabels: Labels<(typeof hardReasons)[number]> = {
  'policy-gap': { zh: '政策缺口', en: 'No policy covers it' },
  funds: { zh: '资金', en: 'Funds' },
  season: { zh: '工程季节', en: 'Building season' },
  'ownership-dispute': { zh: '权属诉讼', en: 'Ownership dispute' },
  'cross-area': { zh: '跨区', en: 'Across areas' },
  other: { zh: '其他', en: 'Other' },
}

export const referLabels: Labels<(typeof referReasons)[number]> = {
  'legal-path': { zh: '应走法定途径', en: 'Has its own legal path' },
  'out-of-scope': { zh: '超出受理范围', en: 'Out of scope' },
  'emergency-service': { zh: '转紧急救助', en: 'For the emergency service' },
  unlawful: { zh: '诉求不合法', en: 'Unlawful' },
}

export const askLabels: Labels<'extension' | 'pause' | 'hard' | 'final'> = {
  extension: { zh: '延期', en: 'Extension' },
  pause: { zh: '暂停计时', en: 'Pause' },
  hard: { zh: '挂账', en: 'Hard case' },
  final: { zh: '最终答复', en: 'Final answer' },
}
