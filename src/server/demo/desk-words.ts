import type { UnitKey } from './county.ts'

/** What units and the centre write on the way. Each with the categories that it fits, by the beginning of their codes. */
export type For = { of: readonly string[] }

/** What is answered where nobody has done much: everybody has had such a letter. */
export const boilerplate = [
  '您好！您反映的问题我单位高度重视，已责成相关科室认真办理。感谢您对我们工作的关心和支持。',
  '经核实，情况已了解，我单位将加强日常巡查，进一步做好相关工作。特此回复。',
  '您反映的诉求已转相关人员处理，请您耐心等待。如有疑问，请咨询属地。',
  '您好，该问题已按有关规定处理完毕，感谢您的来电，祝您生活愉快。',
  '我单位已安排专人跟进，下一步将举一反三，建立长效机制。',
  '经工作人员现场查看，暂未发现您反映的情况，我们将持续关注。',
]

export const apologies = [
  '上次没有处理到位，向您致歉。',
  '上一次的答复没有说清楚，也没有到现场，是我们不对。',
  '您说没解决，我们重新去看了，确实没做完，这次补上。',
]

export const contacted = [
  '已电话联系，说好明天上午到现场。',
  '问清了具体位置和时间段，反映人白天上班，晚上方便。',
  '跟反映人说明了要等配件，对方表示理解。',
  '已加反映人微信，请其发现场照片，自愿发。',
  '电话里对方着急，先安抚，当天派人。',
  '约好周四下午一起看现场。',
  '老人耳背，改和女儿联系，已说明办理安排。',
  '反映人补充：下雨天更严重。',
]

export const unreached = ['打了两次没人接，发了短信。', '电话关机，晚上再打。', '占线，留了单位的电话。']

type Return = For & {
  wrong: UnitKey
  reason: 'not-our-duty' | 'ownership-unclear' | 'not-our-area' | 'information-missing'
  basis: string
}

export const returns: readonly Return[] = [
  {
    of: ['city-road', 'city-drain'],
    wrong: 'housing',
    reason: 'not-our-duty',
    basis: '现场位于小区红线以外的市政道路，按《市政设施移交清单》第4项由养护单位负责。',
  },
  {
    of: ['city-light'],
    wrong: 'road',
    reason: 'not-our-duty',
    basis: '“三定”规定第六条：照明设施由路灯管理所管护，我中心只管路面。',
  },
  {
    of: ['city-waste', 'city-green'],
    wrong: 'order',
    reason: 'not-our-duty',
    basis: '执法局权责清单无清运、修剪事项；未见违法行为，不属执法情形。',
  },
  {
    of: ['city-stall'],
    wrong: 'traffic',
    reason: 'not-our-duty',
    basis: '占道经营属城市管理执法事项，见2021年职责划转文件附件二。',
  },
  {
    of: ['housing-estate', 'housing-lift', 'housing-leak'],
    wrong: 'order',
    reason: 'not-our-duty',
    basis: '物业服务合同履行由住房保障中心监管，我局清单第12项不含此事项。',
  },
  {
    of: ['housing-heat', 'utility'],
    wrong: 'housing',
    reason: 'not-our-duty',
    basis: '供应企业与用户有供用合同，问题在表前管线，按合同由企业负责。',
  },
  {
    of: ['traffic-bus'],
    wrong: 'traffic',
    reason: 'not-our-duty',
    basis: '线路、班次由公交公司按特许经营协议安排，不在交通秩序职责内。',
  },
  {
    of: ['traffic'],
    wrong: 'road',
    reason: 'not-our-duty',
    basis: '标志标线和泊位由交通秩序大队设置，见道路设施分工表第3行。',
  },
  {
    of: ['env'],
    wrong: 'order',
    reason: 'information-missing',
    basis: '未写明噪声或异味来自哪一家，现场走访两遍没有发现，需补充具体门牌和时间段。',
  },
  {
    of: ['social', 'health', 'school', 'labour', 'farm', 'other'],
    wrong: 'housing',
    reason: 'not-our-duty',
    basis: '事项与住房、物业无关，应属派单时选错单位，见职责清单全文。',
  },
]

/** The second time: it belongs to nobody, says whoever has it. */
export const ownership = [
  '设施建成后没有办理移交，产权仍登记在建设单位名下，见2019年移交清单。',
  '该段管线位于两单位分界井之间，图纸上没有标明归属，附竣工图复印件。',
  '老厂区资产改制时未列入接收范围，国资台账查无此项。',
]

export const upheld = [
  '已核对职责清单，理由成立，改派。',
  '看了移交清单，退得对，改派责任单位。',
  '派单时选错了，是中心的问题，马上改派。',
]
export const settled = [
  '产权不清不能让群众等，先由你单位办理，费用问题由督查室另行协调。',
  '召集两家看过图纸：分界井以内归你单位，请继续办理，不再退回。',
]

type Extension = For & { days: number; reason: string }
export const extensions: readonly Extension[] = [
  {
    of: ['housing-lift', 'utility', 'city-light', 'housing-heat'],
    days: 3,
    reason: '配件需从省城调货，厂家承诺三天到，到货当天安装。',
  },
  {
    of: ['city-road', 'city-drain', 'housing-leak', 'city-green'],
    days: 3,
    reason: '连着有雨，基层含水大不能铺装，等晴两天再做。',
  },
  { of: ['housing-estate'], days: 3, reason: '业主表决公示期还差三天，期满才能动用资金。' },
  { of: ['social', 'health', 'school', 'labour'], days: 3, reason: '外省单位的证明已发函调取，预计三天内回函。' },
  {
    of: ['city', 'traffic', 'env', 'farm', 'other'],
    days: 3,
    reason: '已连续两晚到场没有碰上，需再蹲守几个时段才能取证。',
  },
]

type Hard = For & { why: 'policy-gap' | 'funds' | 'season' | 'ownership-dispute'; reason: string; exitTest: string }
export const hards: readonly Hard[] = [
  {
    of: ['city-drain'],
    why: 'funds',
    reason: '主管径只有四百，疏通治标，需整条路雨污分流，已列入明年投资计划。',
    exitTest: '新管通水后，下一场中雨现场不积水，居民代表签字。',
  },
  {
    of: ['city-road', 'traffic-signal'],
    why: 'funds',
    reason: '需要整段大修，今年养护费已排满，先做临时修补。',
    exitTest: '资金下达并开工，竣工后由居民代表现场验收。',
  },
  {
    of: ['housing-lift', 'housing-leak'],
    why: 'ownership-dispute',
    reason: '涉及多家产权单位，维修资金归集不足，需先确定出资比例。',
    exitTest: '出资协议签订、工程完工并经检验合格。',
  },
  {
    of: ['housing-heat', 'city-green'],
    why: 'season',
    reason: '供暖期、生长期不能停水动土，须等停暖后施工。',
    exitTest: '停暖后完工，下一个供暖季首周入户测温合格。',
  },
  {
    of: ['traffic-parking', 'housing-estate'],
    why: 'policy-gap',
    reason: '老旧小区没有配建车位，周边无地可划，需与周边单位谈错时共享。',
    exitTest: '共享协议签订，夜间停车缺口降到三成以下。',
  },
]

export const finals = [
  '经三次现场核查并邀请居民代表参加，所反映的事项不存在；核查记录和照片可到中心查阅。',
  '所要求的补偿没有政策依据，相关文件已逐条当面说明，并书面告知可以申请行政复议或起诉。',
]

type Co = For & { unit: UnitKey; task: string; answer: string }
export const helpers: readonly Co[] = [
  { of: ['city-light'], unit: 'green', task: '请修剪遮挡灯头的树枝。', answer: '已修剪六棵，枝条当天清走。' },
  {
    of: ['city-road', 'city-drain'],
    unit: 'traffic',
    task: '开挖期间请协助疏导交通、审批占道。',
    answer: '占道已批，早晚高峰各派两人疏导。',
  },
  {
    of: ['housing'],
    unit: 'power',
    task: '施工需临时停电，请安排时间并通知住户。',
    answer: '已安排周六上午停电三小时，通知贴到每个单元。',
  },
  {
    of: ['env', 'city-stall'],
    unit: 'traffic',
    task: '夜间联合检查，请派车拦停违规车辆。',
    answer: '当晚出动两组，拦停检查九辆。',
  },
  {
    of: ['social', 'school', 'health'],
    unit: 'labour',
    task: '请协查该户家庭成员参保和务工情况。',
    answer: '已查，上月起停保，务工单位在外县。',
  },
  {
    of: ['city', 'traffic', 'utility', 'farm', 'labour'],
    unit: 'order',
    task: '请派人到现场维持秩序、制止阻工。',
    answer: '已到场，双方情绪平稳，施工继续。',
  },
]

export const pauses = [
  '等反映人提供房产证明。',
  '等反映人出差回来一同看现场，约定下周三。',
  '入户检修需户主在家，反映人要求下周末。',
]
export const approved = ['情况属实，同意。', '同意，到期前先给反映人打电话。', '同意，请每十天报一次进展。']
export const lookedBack = [
  '到现场看过，问题没有反复。',
  '打电话问了，说一直挺好。',
  '楼里问了三户，都说没再发生。',
  '晚上去转了一圈，正常。',
]
export const relapsed = ['又出现了，和上次一样。', '好了两个星期又坏了，邻居都说。', '现场看，处理的地方又破损了。']
export const merging = [
  '同一地点、同一件事，合并办理，各位反映人都会收到答复。',
  '几位邻居说的是一件事，并到先来的一单。',
]
export const parting = ['内容与原工单不是一件事，单独建单派给对应单位。', '搭车反映的另一问题，拆出来办。']

const within = (category: string, { of }: For): boolean => of.some((start) => category.startsWith(start))

/** The first word that fits the category: the lists go from the special to the general. */
export const findWord = <T extends For>(list: readonly T[], category: string): T | undefined =>
  list.find((one) => within(category, one))

export function getWord<T extends For>(list: readonly T[], category: string): T {
  const found = findWord(list, category)
  if (!found) throw new Error(`The demo has no words for ${category}`)
  return found
}
