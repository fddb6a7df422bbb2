/** What a name names, from the vague to the exact. */
export type PlaceKind = 'town' | 'village' | 'road' | 'facility' | 'site'

/** How people write places: another country brings its own table. Everything is written as `plain()` leaves it. */
export type PlaceWords = {
  /** Endings by which a name is known in a script without blanks; forms of one meaning stand beside the first of them. */
  endings: readonly (readonly [kind: PlaceKind, ...forms: string[]])[]
  /** Endings before which one sign is a name already (柳巷). */
  short: readonly string[]
  /** Signs that stand before a name and are no part of it. */
  before: string
  /** What looks like a name and names nothing. */
  generic: readonly string[]
  /** Words that may stand before any ending without making it a name (附近小区). */
  ordinary: readonly string[]
  /** Endings that add nothing right behind a name: it is the same place. */
  addsNothing: readonly string[]
  /** Signs behind which an ending is part of another word (路灯, 路面). */
  behind: Readonly<Record<string, string>>
  /** What counts houses along a road, and buildings on a site. */
  house: readonly string[]
  building: readonly string[]
  /** What else is counted by a number that may be written in words. */
  counted: readonly string[]
  /** Signs that make another word of a number with `house` behind it (3号楼, 2号线). */
  notHouse: string
  /** Between the first and the last house; the dash comes first. */
  upTo: string
  /** Between the names of two roads that meet. */
  and: readonly string[]
  /** Digits as they are written in words, ten and hundred last, and other signs for them. */
  digits: string
  alsoDigits: Readonly<Record<string, string>>
  /** The same for scripts with blanks: what a road ends in, beside its short form, and words that stand before a name. */
  streets: Readonly<Record<string, string>>
  directions: Readonly<Record<string, string>>
  notName: readonly string[]
}

const forms = (short: string, ...long: string[]): [string, string][] => [short, ...long].map((form) => [form, short])

/** Mainland China's names and, beside them, addresses in English. */
export const placeWords: PlaceWords = {
  endings: [
    ['town', '街道', '街道办事处', '街道办', '街办'],
    ['town', '镇', '乡'],
    ['village', '社区', '社区居委会', '居委会'],
    ['village', '村', '村委会', '自然村', '行政村'],
    ['road', '大道'],
    ['road', '路', '路口'],
    ['road', '街', '大街', '街口'],
    ['road', '巷', '巷子', '巷口'],
    ['road', '胡同', '胡同口'],
    ['road', '弄堂', '弄堂口'],
    ['road', '高架', '高架桥'],
    ['site', '小区'],
    ['site', '花园'],
    ['site', '家园'],
    ['site', '嘉园'],
    ['site', '公寓'],
    ['site', '新村'],
    ['site', '苑'],
    ['site', '公馆'],
    ['site', '家属院', '家属楼'],
    ['site', '宿舍', '宿舍楼'],
    ['site', '大厦'],
    ['site', '广场'],
    ['facility', '小学'],
    ['facility', '中学'],
    ['facility', '学校'],
    ['facility', '学院'],
    ['facility', '大学'],
    ['facility', '幼儿园'],
    ['facility', '医院'],
    ['facility', '卫生院'],
    ['facility', '市场'],
    ['facility', '超市'],
    ['facility', '公园'],
    ['facility', '车站'],
    ['facility', '地铁站'],
    ['facility', '公交站'],
    ['facility', '大桥'],
    ['facility', '水库'],
  ],
  short: ['巷', '街', '村', '镇', '乡'],
  before: '在于到从往向由对和与及跟至住的了是有我你他她它们这那该本某请把被给让就才都也还又要将很各每全整',
  generic: (
    '道路 马路 公路 铁路 水泥路 柏油路 泥路 油路 条路 段路 修路 线路 电路 十字路 走路 堵路 让路 思路 网路 断头路 大街 上街 逛街 ' +
    '过街 农村 乡村 下乡 老乡 城镇 乡镇 小镇 城中村 农贸市场 贸市场 菜市场 老旧小区 旧小区 个小区 宅小区 新小区 人民医院 商品市场 高架'
  ).split(' '),
  ordinary: (
    '导致 影响 进入 进出 附近 周边 居民 目前 造成 因为 多所 多个 配套 公办 民办 公立 私立 当地 所有 许多 很多 没有 其他 其它 另外 整个 ' +
    '楼下 门口 旁边 对面 前面 后面 里面 外面 中间 方便 关于 反映 投诉 建议 请问 业主 老旧 住宅 生活 出入 离开 回到 经过 路过 通往 前往'
  ).split(' '),
  addsNothing: ['小区', '路口', '街口', '巷口', '居委会', '村委会'],
  behind: { 路: '灯面况程线费人过途由径基牌障网政', 街: '坊头', 村: '民干', 镇: '民长', 乡: '亲下' },
  house: ['号'],
  building: ['号楼', '号栋', '栋', '幢', '座', '#'],
  counted: ['单元', '室', '组', '期'],
  notHouse: '楼栋线',
  upTo: '-~至到',
  and: ['与', '和', '及', '跟', '、', '/', '&'],
  digits: '〇一二三四五六七八九十百',
  alsoDigits: { 零: '〇', 两: '二' },
  streets: Object.fromEntries([
    ...forms('st', 'street', 'str'),
    ...forms('ave', 'avenue', 'av'),
    ...forms('rd', 'road'),
    ...forms('ln', 'lane'),
    ...forms('dr', 'drive'),
    ...forms('blvd', 'boulevard'),
    ...forms('ct', 'court'),
    ...forms('pl', 'place'),
    ...forms('sq', 'square'),
    ...forms('ter', 'terrace', 'terr'),
    ...forms('pkwy', 'parkway'),
    ...forms('hwy', 'highway'),
    ...forms('cir', 'circle'),
    ...forms('plz', 'plaza'),
    ...forms('wharf'),
    ...forms('way'),
    ...forms('row'),
    ...forms('aly', 'alley'),
    ...forms('cres', 'crescent'),
    ...forms('close'),
    ...forms('gdns', 'gardens'),
    ...forms('brg', 'bridge'),
  ]),
  directions: Object.fromEntries(['north', 'south', 'east', 'west'].flatMap((one) => forms(one.charAt(0), one))),
  notName: (
    'on at in of near the a an and by from to opposite along behind outside between over under is was for my our this that ' +
    'intersection corner crossing junction with off'
  ).split(' '),
}
