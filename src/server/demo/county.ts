import type { Said } from '#kernel/words'

/** A county that is nowhere: the code 990101 is not given to any place, and nobody here is anybody. */
export const demoTenant = 990_101
export const countyName: Said = { zh: '清和县', en: 'Qinghe County' }

type Street = { name: Said; communities: { name: Said; grids: number; roads: string[]; estates: string[] }[] }

const community = (zh: string, en: string, grids: number, roads: string[], estates: string[]) => ({
  name: { zh, en },
  grids,
  roads,
  estates,
})

export const streets: Street[] = [
  {
    name: { zh: '杏花街道', en: 'Xinghua Street' },
    communities: [
      community('柳巷社区', 'Liuxiang', 4, ['柳巷路', '东柳胡同'], ['柳巷新村', '银杏苑']),
      community('文昌社区', 'Wenchang', 4, ['文昌路', '书院街'], ['文昌花园', '县中家属院']),
      community('北门社区', 'Beimen', 3, ['北门大街', '城墙根路'], ['北门小区', '粮机厂宿舍']),
      community('河沿社区', 'Heyan', 3, ['河沿路', '老码头街'], ['河沿公寓', '水文站家属院']),
    ],
  },
  {
    name: { zh: '石桥街道', en: 'Shiqiao Street' },
    communities: [
      community('石桥社区', 'Shiqiao', 4, ['石桥路', '机关街'], ['石桥嘉园', '纺织厂小区']),
      community('新安社区', 'Xin’an', 4, ['新安大道', '双拥路'], ['新安家园', '安置二区']),
      community('东湖社区', 'Donghu', 3, ['东湖路', '芦苇街'], ['东湖雅居', '湖畔春天']),
      community('南关社区', 'Nanguan', 3, ['南关街', '菜市口路'], ['南关小区', '供销社宿舍']),
    ],
  },
  {
    name: { zh: '青麦镇', en: 'Qingmai Town' },
    communities: [
      community('青麦社区', 'Qingmai', 3, ['镇前街', '农机路'], ['青麦小区', '粮站家属院']),
      community('桃源村', 'Taoyuan', 3, ['桃源路', '后沟路'], ['桃源新村', '三组']),
      community('白杨村', 'Baiyang', 3, ['白杨路', '渠边路'], ['白杨安置点', '五组']),
      community('槐树村', 'Huaishu', 3, ['槐树路', '坡上路'], ['槐树新居', '一组']),
    ],
  },
]

export type UnitKey =
  | 'centre'
  | 'light'
  | 'road'
  | 'drain'
  | 'waste'
  | 'order'
  | 'green'
  | 'housing'
  | 'water'
  | 'power'
  | 'gas'
  | 'traffic'
  | 'bus'
  | 'env'
  | 'welfare'
  | 'health'
  | 'school'
  | 'labour'
  | 'farm'

export const units: { key: UnitKey; kind: string; name: Said; phone: string }[] = [
  { key: 'centre', kind: 'centre', name: { zh: '县诉求受理中心', en: 'County request centre' }, phone: '0990-12345' },
  { key: 'light', kind: 'bureau', name: { zh: '县路灯管理所', en: 'Street lighting office' }, phone: '0990-5550101' },
  {
    key: 'road',
    kind: 'bureau',
    name: { zh: '县市政养护中心', en: 'Roads maintenance centre' },
    phone: '0990-5550102',
  },
  { key: 'drain', kind: 'bureau', name: { zh: '县排水管理所', en: 'Drainage office' }, phone: '0990-5550103' },
  { key: 'waste', kind: 'bureau', name: { zh: '县环境卫生服务中心', en: 'Sanitation service' }, phone: '0990-5550104' },
  {
    key: 'order',
    kind: 'bureau',
    name: { zh: '县综合行政执法局', en: 'Public order enforcement' },
    phone: '0990-5550105',
  },
  { key: 'green', kind: 'bureau', name: { zh: '县园林绿化中心', en: 'Parks and trees' }, phone: '0990-5550106' },
  { key: 'housing', kind: 'bureau', name: { zh: '县住房保障中心', en: 'Housing office' }, phone: '0990-5550107' },
  { key: 'water', kind: 'company', name: { zh: '清和供水公司', en: 'Qinghe Water' }, phone: '0990-5550108' },
  { key: 'power', kind: 'company', name: { zh: '清和供电所', en: 'Qinghe Power' }, phone: '0990-5550109' },
  {
    key: 'gas',
    kind: 'company',
    name: { zh: '清和燃气热力公司', en: 'Qinghe Gas and Heating' },
    phone: '0990-5550110',
  },
  { key: 'traffic', kind: 'bureau', name: { zh: '县交通秩序大队', en: 'Traffic brigade' }, phone: '0990-5550111' },
  { key: 'bus', kind: 'company', name: { zh: '清和公交公司', en: 'Qinghe Buses' }, phone: '0990-5550112' },
  { key: 'env', kind: 'bureau', name: { zh: '县生态环境分局', en: 'Environment office' }, phone: '0990-5550113' },
  { key: 'welfare', kind: 'bureau', name: { zh: '县民政局', en: 'Welfare office' }, phone: '0990-5550114' },
  { key: 'health', kind: 'bureau', name: { zh: '县卫生健康局', en: 'Health office' }, phone: '0990-5550115' },
  { key: 'school', kind: 'bureau', name: { zh: '县教育局', en: 'Education office' }, phone: '0990-5550116' },
  { key: 'labour', kind: 'bureau', name: { zh: '县劳动保障监察大队', en: 'Labour inspection' }, phone: '0990-5550117' },
  { key: 'farm', kind: 'bureau', name: { zh: '县农业农村局', en: 'Agriculture office' }, phone: '0990-5550118' },
]

/** Streets’ and communities’ own offices, and who takes in what is said about the centre itself, make it 25 units. */
export const localOffices = [
  { area: '990101.001', kind: 'street', name: { zh: '杏花街道办事处', en: 'Xinghua Street office' } },
  { area: '990101.002', kind: 'street', name: { zh: '石桥街道办事处', en: 'Shiqiao Street office' } },
  { area: '990101.003', kind: 'street', name: { zh: '青麦镇政府', en: 'Qingmai Town office' } },
  { area: '990101.001.001', kind: 'community', name: { zh: '柳巷社区居委会', en: 'Liuxiang community' } },
  { area: '990101.002.002', kind: 'community', name: { zh: '新安社区居委会', en: 'Xin’an community' } },
  { area: '990101', kind: 'government', name: { zh: '县政府督查室', en: 'County inspectorate' } },
]

type Seat = { login: string; name: string; unit: string; role: string; area?: string; tryThis?: Said }

/** Who sits where. Those with `tryThis` are shown on the sign-in page. */
export const seats: Seat[] = [
  {
    login: 'admin',
    name: '管理员',
    unit: 'centre',
    role: 'administrator',
    tryThis: { zh: '看单位、岗位、日历、发件箱和审计记录', en: 'Units, posts, calendar, outbox and audit log' },
  },
  {
    login: 'paidan',
    name: '许知远',
    unit: 'centre',
    role: 'dispatcher',
    tryThis: { zh: '从收件箱受理一件新诉求，派给责任单位', en: 'Take a new request from the inbox and dispatch it' },
  },
  { login: 'paidan2', name: '鲁小满', unit: 'centre', role: 'dispatcher' },
  {
    login: 'huawu',
    name: '江晚秋',
    unit: 'centre',
    role: 'operator',
    tryThis: {
      zh: '登记一通来电，再给不上网的老人回访',
      en: 'Take a phone call, then call back an elder who is not online',
    },
  },
  { login: 'huawu2', name: '罗安然', unit: 'centre', role: 'operator' },
  {
    login: 'zhuren',
    name: '沈怀民',
    unit: 'centre',
    role: 'centre-leader',
    tryThis: {
      zh: '审批延期和挂账，看各岗位未读时长，导出工单',
      en: 'Decide extensions and hard cases, see unread time per post, export',
    },
  },
  {
    login: 'caiding',
    name: '严正平',
    unit: 'centre',
    role: 'adjudicator',
    tryThis: { zh: '裁定一件被退回两次的工单', en: 'Adjudicate a case that was returned twice' },
  },
  {
    login: 'ludeng',
    name: '毛一灯',
    unit: 'light',
    role: 'handler',
    tryThis: {
      zh: '签收、联系群众、答复办理结果，或者说明理由退回',
      en: 'Accept, contact, report a result, or return with a reason',
    },
  },
  { login: 'ludeng-sz', name: '方启明', unit: 'light', role: 'unit-leader' },
  { login: 'shizheng', name: '石铺平', unit: 'road', role: 'handler' },
  { login: 'paishui', name: '沟常通', unit: 'drain', role: 'handler' },
  { login: 'huanwei', name: '苗洁', unit: 'waste', role: 'handler' },
  { login: 'zhifa', name: '常守序', unit: 'order', role: 'handler' },
  { login: 'yuanlin', name: '林青', unit: 'green', role: 'handler' },
  { login: 'fangguan', name: '安居乐', unit: 'housing', role: 'handler' },
  {
    login: 'fangguan-sz',
    name: '屋大维',
    unit: 'housing',
    role: 'unit-leader',
    tryThis: { zh: '看本单位待办，给空岗安排代岗', en: 'See the unit’s duties and arrange cover for an empty post' },
  },
  { login: 'gongshui', name: '水长流', unit: 'water', role: 'handler' },
  { login: 'gongdian', name: '电小光', unit: 'power', role: 'handler' },
  { login: 'ranqi', name: '温暖', unit: 'gas', role: 'handler' },
  { login: 'jiaotong', name: '陆畅', unit: 'traffic', role: 'handler' },
  { login: 'gongjiao', name: '车准时', unit: 'bus', role: 'handler' },
  { login: 'huanbao', name: '蓝天', unit: 'env', role: 'handler' },
  { login: 'minzheng', name: '何慰民', unit: 'welfare', role: 'handler' },
  { login: 'weijian', name: '康宁', unit: 'health', role: 'handler' },
  { login: 'jiaoyu', name: '柏树人', unit: 'school', role: 'handler' },
  { login: 'laodong', name: '辛勤', unit: 'labour', role: 'handler' },
  { login: 'nongye', name: '田丰收', unit: 'farm', role: 'handler' },
  {
    login: 'shequ',
    name: '巷小雨',
    unit: '990101.001.001',
    role: 'community-worker',
    area: '990101.001.001',
    tryThis: {
      zh: '替居民登记诉求，只看得到本社区的工单',
      en: 'Record a request for a resident; sees only the own community',
    },
  },
  {
    login: 'dengji',
    name: '簿小全',
    unit: 'centre',
    role: 'register-keeper',
    tryThis: {
      zh: '查人查户，核定两个说法，合并重复登记，维护数据字典',
      en: 'Look people up, settle two accounts, merge duplicates, keep the dictionary',
    },
  },
  {
    login: 'minzheng-zr',
    name: '安济民',
    unit: 'welfare',
    role: 'steward',
    tryThis: {
      zh: '审核对低保等数据的更改建议，写明用途后查看敏感信息',
      en: 'Rule on proposals about aid, see what is sensitive for a purpose',
    },
  },
  { login: 'shequ2', name: '新月', unit: '990101.002.002', role: 'community-worker', area: '990101.002.002' },
  {
    login: 'ducha',
    name: '甄查实',
    unit: '990101',
    role: 'inspector',
    tryThis: {
      zh: '受理对受理中心的投诉，派给别的单位办',
      en: 'Take a complaint about the centre itself and send it elsewhere',
    },
  },
  {
    login: 'lingdao',
    name: '关心民',
    unit: 'centre',
    role: 'leader',
    tryThis: {
      zh: '看全县工单：承诺了什么、群众确认了什么',
      en: 'See the county: what was promised and what was confirmed',
    },
  },
]

/** Posts that nobody holds: work that lies there shows. */
export const emptyPosts = [
  { unit: 'housing' as UnitKey, role: 'handler', title: { zh: '房屋维修岗', en: 'Repairs desk' } },
]

export const demoPassword = 'yigenzhen-2026'
