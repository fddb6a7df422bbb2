import type { WordsFor } from '../contract.ts'
import type { Facts } from '../result.ts'
import type { Said, Sentence } from '../words.ts'
import type { org } from './contract.ts'
import type { Column } from './tables/columns.ts'
import type { TableKind } from './tables/rows.ts'

export const words = {
  calls: {
    directory: { zh: '区域与单位名录', en: 'Directory of areas and units' },
    areas: { zh: '区域', en: 'Areas' },
    complaintGaps: { zh: '投诉无人受理的单位', en: 'Units about which nobody can take complaints in' },
    unstaffed: { zh: '受理投诉的单位无人在岗', en: 'Units that take complaints in and in which nobody sits' },
    saveArea: { zh: '保存区域', en: 'Save an area' },
    closeArea: { zh: '撤销区域', en: 'Close an area' },
    map: { zh: '县域地图', en: 'The county’s map' },
    importMap: { zh: '导入地图', en: 'Import a map' },
    units: { zh: '单位', en: 'Units' },
    saveUnit: { zh: '保存单位', en: 'Save a unit' },
    closeUnit: { zh: '撤销单位', en: 'Close a unit' },
    roles: { zh: '角色与权限', en: 'Roles and rights' },
    saveRole: { zh: '保存角色', en: 'Save a role' },
    closeRole: { zh: '停用角色', en: 'Close a role' },
    apiKeys: { zh: '接口密钥', en: 'API keys' },
    issueKey: { zh: '发放接口密钥', en: 'Issue an API key' },
    revokeKey: { zh: '作废接口密钥', en: 'Revoke an API key' },
    posts: { zh: '岗位', en: 'Posts' },
    savePost: { zh: '保存岗位', en: 'Save a post' },
    seat: { zh: '任免岗位人员', en: 'Fill or empty a post' },
    closePost: { zh: '撤销岗位', en: 'Close a post' },
    persons: { zh: '人员', en: 'People' },
    savePerson: { zh: '保存人员', en: 'Save a person' },
    closePerson: { zh: '停用人员', en: 'End a person’s work here' },
    endSessions: { zh: '强制退出登录', en: 'Sign a person out everywhere' },
    resetSecondFactor: { zh: '重置二次验证', en: 'Reset the second factor' },
    invite: { zh: '邀请登录', en: 'Invite to sign in' },
    importTable: { zh: '导入表格', en: 'Import a table' },
    exportTable: { zh: '导出表格', en: 'Export a table' },
    demoAccounts: { zh: '演示账号', en: 'Demo accounts' },
    acts: { zh: '审计记录', en: 'Audit log' },
    messages: { zh: '发件箱', en: 'Outbox' },
    resend: { zh: '重新发送', en: 'Send again' },
    calendar: { zh: '工作日历', en: 'Working calendar' },
    calendarYear: { zh: '某年放假安排', en: 'A year’s holidays' },
    importCalendar: { zh: '载入放假安排', en: 'Load a year’s holidays' },
    saveLocalDays: { zh: '设置本地放假上班日', en: 'Set the county’s own days' },
  },
  refusals: {
    'area-not-found': { zh: '没有找到这个区域。', en: 'This area was not found.' },
    'area-out-of-reach': {
      zh: '这个区域不在您负责维护的范围内。',
      en: 'This area lies outside what you look after.',
    },
    'area-code-wrong': {
      zh: '区划代码不对：县级6位，街道、社区各3位，网格2至6位。',
      en: 'The code is not right: six digits for the county, three each for street and community, two to six for a grid.',
    },
    'area-parent-missing': ({ parent }) => ({
      zh: `上级区域 ${parent} 还没有登记，请先登记上级。`,
      en: `The area above, ${parent}, is not there yet; please add it first.`,
    }),
    'area-in-use': ({ areas, units, posts }) => ({
      zh: `这个区域里还有${areas}个下级区域、${units}个单位、${posts}个岗位，请先调整它们。`,
      en: `The area still holds ${areas} areas, ${units} units and ${posts} posts; please move them first.`,
    }),
    'area-has-cases': ({ n }) => ({
      zh: `这个区域里还有${n}件工单没有办结，请先办结或改到别的区域，再来撤销。`,
      en: `${n} cases in this area are still open; finish them or move them to another area first.`,
    }),
    'unit-not-found': { zh: '没有找到这个单位。', en: 'This unit was not found.' },
    'unit-doubled': {
      zh: '同一区域里已经有同名的单位。',
      en: 'There is already a unit of this name in the area.',
    },
    'parent-not-found': { zh: '没有找到上级单位。', en: 'The unit above was not found.' },
    'parent-circle': { zh: '一个单位不能是自己的上级。', en: 'A unit cannot stand above itself.' },
    'unit-has-posts': ({ n }) => ({
      zh: `这个单位还有${n}个岗位，请先撤销岗位。`,
      en: `The unit still has ${n} posts; please close them first.`,
    }),
    'unit-has-units': ({ n }) => ({
      zh: `这个单位还有${n}个下级单位，请先调整。`,
      en: `There are still ${n} units below this one; please move them first.`,
    }),
    'unit-holds-work': ({ n }) => ({
      zh: `这个单位手上还有${n}项未办结的待办，请先办结或转交，保证事事有人管。`,
      en: `The unit still holds ${n} open duties; finish or hand them over first, so that somebody always holds them.`,
    }),
    'unit-leads-cases': ({ n }) => ({
      zh: `这个单位还是${n}件工单的责任单位，群众还没有确认，请先办结或改派，再来撤销。`,
      en: `The unit still leads ${n} cases that residents have not confirmed; finish or pass them on first.`,
    }),
    'role-not-found': { zh: '没有找到这个角色。', en: 'This role was not found.' },
    'role-in-use': ({ n }) => ({
      zh: `还有${n}个岗位在用这个角色，请先给这些岗位换一个角色。`,
      en: `${n} posts still have this role; please give them another one first.`,
    }),
    'role-doubled': {
      zh: '已经有这个代码的角色了，请换一个代码。',
      en: 'There is already a role with this code; please choose another.',
    },
    'role-changed': {
      zh: '在您修改期间，别人刚改过这个角色。请关闭后重新打开，看清现在的权限再改。',
      en: 'Somebody changed this role meanwhile. Close this and open it again to see how it stands now.',
    },
    'key-not-found': {
      zh: '没有找到这个密钥，或者它已经作废。',
      en: 'This key was not found, or was revoked already.',
    },
    'whole-county-only': {
      zh: '此项对全县生效，须由全县范围的岗位办理。',
      en: 'This holds for the whole county and needs a post that covers it.',
    },
    'last-administrator': {
      zh: '这样一来，全县就没有人能维护单位和人员了，请先安排另一位管理员。',
      en: 'Nobody could then keep units and people for the county; please seat another administrator first.',
    },
    'post-not-found': { zh: '没有找到这个岗位。', en: 'This post was not found.' },
    'last-post-of-work': ({ n }) => ({
      zh: `这是该单位最后一个岗位，手上还有${n}项未办结的待办，请先办结或转交。`,
      en: `This is the unit’s last post and ${n} duties are still open; please finish or hand them over first.`,
    }),
    'grant-beyond-own': ({ capability }) => ({
      zh: `您没有“${capability}”的权限，不能把它授予别人。`,
      en: `You do not hold the right ${capability} yourself and cannot give it to others.`,
    }),
    'hours-wrong': {
      zh: '值守时间有误：每段应先开始后结束，按先后排列，互不重叠。',
      en: 'The duty hours are not right: each span must begin before it ends, in order, without overlap.',
    },
    'person-not-found': { zh: '没有找到这位人员。', en: 'This person was not found.' },
    'person-out-of-reach': {
      zh: '这位人员还担任您无权安排的岗位，请由上级管理员办理。',
      en: 'This person also holds a post that is not yours to give; an administrator above must do this.',
    },
    'own-sign-in': {
      zh: '自己的密码和二次验证，请到“账号与安全”里修改。',
      en: 'Your own password and second factor are changed under “Account and security”.',
    },
    'second-factor-off': {
      zh: '这位人员没有启用二次验证，不用重置。',
      en: 'This person has no second factor; there is nothing to reset.',
    },
    'login-taken': { zh: '这个登录名已经有人使用。', en: 'This sign-in name is taken.' },
    'login-missing': {
      zh: '请先为这位人员设置登录名，再发邀请。',
      en: 'Please give the person a sign-in name first.',
    },
    'invitations-off': {
      zh: '本系统未启用邀请登录，请使用统一身份认证。',
      en: 'Invitations are off here; people sign in with the government’s own sign-in.',
    },
    'table-unreadable': {
      zh: '表格读不出来：请另存为 UTF-8 编码的 CSV 再试。',
      en: 'The table cannot be read; please save it as CSV in UTF-8 and try again.',
    },
    'table-empty': { zh: '表格里没有数据行。', en: 'The table has no rows.' },
    'table-too-long': ({ most }) => ({
      zh: `一次最多导入${most}行，请分几次导入。`,
      en: `At most ${most} rows at a time; please split the table.`,
    }),
    'columns-missing': ({ columns }) => ({
      zh: `表头缺少这些列：${columns}。`,
      en: `The header lacks these columns: ${columns}.`,
    }),
    'map-unreadable': {
      zh: '文件读不出来：应为 GeoJSON（FeatureCollection），UTF-8 编码。',
      en: 'The file cannot be read; it should be GeoJSON (a FeatureCollection) in UTF-8.',
    },
    'map-empty': { zh: '文件里没有图形。', en: 'There is nothing on this map.' },
    'map-too-large': ({ positions, most }) => ({
      zh: `图形过细：共${positions}个坐标点，最多${most}个。请先简化边界再导入。`,
      en: `The map is drawn too finely: ${positions} positions, at most ${most}. Please simplify it first.`,
    }),
    'datum-unknown': {
      zh: '文件注明的坐标系不认识。可用 WGS84、CGCS2000、GCJ02、BD09，请先转换，或另行说明。',
      en: 'The file names a coordinate system that is not known here: WGS84, CGCS2000, GCJ02 or BD09. Please convert it, or say which it is.',
    },
    'message-not-found': { zh: '没有找到这条消息。', en: 'This message was not found.' },
    'message-not-given-up': {
      zh: '这条消息没有停发，无需重发。',
      en: 'This message was not given up; it need not be sent again.',
    },
    'calendar-year-not-found': ({ year }) => ({
      zh: `还没有载入${year}年的放假安排。`,
      en: `The holidays of ${year} are not loaded.`,
    }),
    'calendar-unreadable': {
      zh: '放假安排读不出来：应为公布的 JSON 文件，或表头为 date,name,off 的 CSV。',
      en: 'The calendar cannot be read: JSON as it is published, or CSV with the header date,name,off.',
    },
    'calendar-date-wrong': ({ date }) => ({
      zh: `“${date}”不是一个日期，请写成 2027-01-01 这样。`,
      en: `“${date}” is not a date; please write it like 2027-01-01.`,
    }),
    'calendar-empty': ({ year }) => ({
      zh: `${year}年的文件里没有通知出处或没有日期：通知还没有公布，不能作为依据。`,
      en: `The file for ${year} names no notice or no days: there is no notice yet and nothing can rest on it.`,
    }),
    'calendar-doubled': ({ date }) => ({
      zh: `${date}出现了两次，请只留一次。`,
      en: `${date} is named twice; please keep one of them.`,
    }),
    'local-day-hours': ({ date }) => ({
      zh: `${date}：“只上部分时间”要写明上班时间，全天放假或照常上班则不写。`,
      en: `${date}: a day worked in part needs its hours; a day off or an ordinary working day takes none.`,
    }),
    'local-day-not-found': ({ date }) => ({
      zh: `${date}没有本地安排，不用撤销。`,
      en: `The county has set nothing for ${date}; there is nothing to take back.`,
    }),
    'calendar-other-year': ({ year, date }) => ({
      zh: `${date}不属于${year}年的放假安排。`,
      en: `${date} does not belong to the holidays of ${year}.`,
    }),
    'calendar-source-missing': {
      zh: '请写明通知的出处（网址），日后才说得清依据。',
      en: 'Please say where the notice is published, so that it stays known what the dates rest on.',
    },
  },
} satisfies WordsFor<typeof org>

export type OrgRefusal = keyof (typeof words)['refusals']

export const columnNames: Record<Column, Said> = {
  id: { zh: '系统编号', en: 'id' },
  code: { zh: '代码', en: 'code' },
  name: { zh: '名称', en: 'name' },
  nameEn: { zh: '英文名', en: 'name_en' },
  kind: { zh: '类型', en: 'kind' },
  area: { zh: '区域', en: 'area' },
  parent: { zh: '上级', en: 'parent' },
  phone: { zh: '电话', en: 'phone' },
  email: { zh: '邮箱', en: 'email' },
  login: { zh: '登录名', en: 'login' },
  unit: { zh: '单位', en: 'unit' },
  role: { zh: '角色', en: 'role' },
  title: { zh: '岗位', en: 'title' },
  titleEn: { zh: '岗位英文名', en: 'title_en' },
  hours: { zh: '值守时间', en: 'hours' },
  date: { zh: '日期', en: 'date' },
  off: { zh: '放假', en: 'off' },
}

/** What a column is called in a table of this kind: people have a name of another sort. */
export const headOf = (kind: TableKind, column: Column): Said =>
  kind === 'persons' && column === 'name' ? { zh: '姓名', en: 'name' } : columnNames[column]

const columnOf = (facts: Facts): Said => columnNames[facts['column'] as Column]

/** Why one row of a table cannot be taken, beyond what may also stand against a single change. */
export const rowWords = {
  'cell-missing': (facts) => ({
    zh: `缺少“${columnOf(facts).zh}”。`,
    en: `The ${columnOf(facts).en} is missing.`,
  }),
  'cell-wrong': (facts) => ({
    zh: `“${columnOf(facts).zh}”的内容不对。`,
    en: `The ${columnOf(facts).en} is not right.`,
  }),
  'code-rounded': {
    zh: '代码被电子表格改成了科学计数法（如 1.1E+11），数字已经丢失。请把这一列设成“文本”，重新填写。',
    en: 'A spreadsheet has turned the code into something like 1.1E+11 and lost its digits. Format the column as text and enter it again.',
  },
  'row-doubled': ({ line }) => ({ zh: `与第${line}行重复。`, en: `The same as line ${line}.` }),
  'feature-doubled': { zh: '同一个区域在文件里出现了两次。', en: 'The file draws this area twice.' },
  'shape-wrong': {
    zh: '图形不对：区域应是首尾相接的面，道路、水系应是线。',
    en: 'The shape is not right: areas are polygons that close, roads and water are lines.',
  },
  'coordinates-wrong': {
    zh: '坐标超出范围：应为经纬度，经度在前（−180 至 180），纬度在后（−90 至 90）。',
    en: 'Coordinates out of range: degrees are wanted, longitude first (−180 to 180), then latitude (−90 to 90).',
  },
  'area-unnamed': {
    zh: '没有写明是哪个区域：请在属性 code 或 path 中填区划代码。',
    en: 'It does not say which area it is: put the area’s code into the property code or path.',
  },
  'line-kind-missing': {
    zh: '没有写明是道路还是水系：请把属性 kind 填为 road 或 water。',
    en: 'It does not say whether it is a road or water: set the property kind to road or water.',
  },
  'unit-ambiguous': {
    zh: '有几个同名的单位，请在“区域”列写明是哪一个，或者写成“名称@区域代码”。',
    en: 'Several units have this name; say which by the area, or write name@code.',
  },
} satisfies Record<string, Sentence>

export type RowRefusal = OrgRefusal | keyof typeof rowWords

export const sentenceOf = (code: RowRefusal): Sentence =>
  code in rowWords ? rowWords[code as keyof typeof rowWords] : words.refusals[code as OrgRefusal]
