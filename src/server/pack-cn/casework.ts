import type { DeadlineRule, Urgency } from '#casework/rules'
import type { unitKinds } from '#kernel/org/contract/shapes'
import type { Said } from '#kernel/words'

/** What residents ask about, in two levels; the code of a child begins with its parent's. */
export const categories: { code: string; parent: string | null; name: Said }[] = [
  ['city', '城市管理', 'City upkeep'],
  ['city-light', '路灯照明', 'Street lights'],
  ['city-road', '道路破损', 'Damaged roads'],
  ['city-drain', '排水积水', 'Drainage'],
  ['city-waste', '垃圾清运', 'Waste'],
  ['city-stall', '占道经营', 'Stalls in the way'],
  ['city-green', '园林绿化', 'Trees and parks'],
  ['housing', '住房物业', 'Housing'],
  ['housing-estate', '物业服务', 'Estate management'],
  ['housing-lift', '电梯', 'Lifts'],
  ['housing-leak', '漏水维修', 'Leaks and repairs'],
  ['housing-heat', '供暖', 'Heating'],
  ['utility', '水电气', 'Water, power, gas'],
  ['utility-water', '供水', 'Water'],
  ['utility-power', '供电', 'Power'],
  ['utility-gas', '燃气', 'Gas'],
  ['traffic', '交通出行', 'Traffic'],
  ['traffic-parking', '停车', 'Parking'],
  ['traffic-bus', '公交', 'Buses'],
  ['traffic-signal', '信号灯标线', 'Signals and markings'],
  ['env', '环境保护', 'Environment'],
  ['env-noise', '噪声', 'Noise'],
  ['env-air', '油烟异味', 'Fumes and smells'],
  ['social', '民政社保', 'Welfare'],
  ['social-aid', '低保救助', 'Assistance'],
  ['social-elder', '养老服务', 'Elder care'],
  ['social-disabled', '残疾人服务', 'Disability services'],
  ['health', '医疗卫生', 'Health'],
  ['school', '教育', 'Schools'],
  ['labour', '劳动用工', 'Work and wages'],
  ['farm', '农业农村', 'Farming'],
  ['other', '其他', 'Other'],
].map(([code = '', zh = '', en = '']) => ({
  code,
  parent: code.includes('-') ? (code.split('-')[0] ?? null) : null,
  name: { zh, en },
}))

/** Who takes in complaints about a unit, in this order: another centre, then the government above it. */
export const complaintKinds: readonly (typeof unitKinds)[number][] = ['centre', 'government']

/** Whom to call where there is danger to life. */
export const emergency: { number: string; name: Said }[] = [
  { number: '110', name: { zh: '报警', en: 'Police' } },
  { number: '119', name: { zh: '火警、救援', en: 'Fire and rescue' } },
  { number: '120', name: { zh: '急救', en: 'Ambulance' } },
  { number: '122', name: { zh: '交通事故', en: 'Road accidents' } },
]

const basis: Said = {
  zh: '本县诉求办理规定（样例，请按当地文件修改）',
  en: 'County rules on requests (a sample: replace by your own)',
}

const base: DeadlineRule = {
  triage: { n: 210, unit: 'business-minutes' },
  contact: { n: 1440, unit: 'wall-minutes' },
  keep: { n: 5, unit: 'working-days' },
  accept: { n: 1, unit: 'working-days' },
  ruling: { n: 1, unit: 'working-days' },
  resolve: { n: 5, unit: 'working-days' },
  judge: { n: 7, unit: 'natural-days' },
  extension: { times: 3, days: 3 },
  ceiling: { n: 180, unit: 'natural-days' },
  pauseDays: 30,
  basis,
}

export const deadlineRules: { category: string; urgency: Urgency; rule: DeadlineRule }[] = [
  { category: '*', urgency: 'normal', rule: base },
  {
    category: '*',
    urgency: 'urgent',
    rule: {
      ...base,
      triage: { n: 30, unit: 'business-minutes' },
      contact: { n: 30, unit: 'wall-minutes' },
      accept: { n: 60, unit: 'business-minutes' },
      resolve: { n: 1, unit: 'working-days' },
    },
  },
  { category: '*', urgency: 'consult', rule: { ...base, resolve: { n: 3, unit: 'working-days' } } },
  {
    category: 'housing',
    urgency: 'normal',
    rule: { ...base, resolve: { n: 10, unit: 'working-days' }, extension: { times: 2, days: 5 } },
  },
  { category: 'social', urgency: 'normal', rule: { ...base, resolve: { n: 7, unit: 'working-days' } } },
  { category: 'labour', urgency: 'normal', rule: { ...base, resolve: { n: 10, unit: 'working-days' } } },
]

export const templates: { category: string | null; title: string; text: string }[] = [
  {
    category: 'city-light',
    title: '路灯维修',
    text: '您反映的{地点}路灯问题，我单位已于{日期}派人到场，更换了{部件}，当晚已恢复照明。如再有问题请直接联系我们。',
  },
  {
    category: 'housing-leak',
    title: '漏水维修',
    text: '您反映的漏水问题，维修人员于{日期}上门查看，原因是{原因}，已完成维修，请您雨后再留意三天。',
  },
  {
    category: null,
    title: '需要配合',
    text: '办理您反映的问题需要您提供{材料}。收到后我们将在{天数}个工作日内答复；期间如有不便，请随时告诉我们。',
  },
  {
    category: null,
    title: '超出职责，告知途径',
    text: '您反映的事项依法由{部门}负责，办理途径是{途径}，联系电话{电话}。我们已将情况一并转达。',
  },
]
