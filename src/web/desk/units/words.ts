import { kindNames } from '#kernel/org/labels'
import type { Said } from '#kernel/words'

export const words = {
  lead: {
    zh: '谁负责什么、管到哪里，都写在岗位上；人来人往，岗位和它的待办一直在。',
    en: 'What somebody is responsible for, and how far, is written on the post; people come and go, the post and its duties stay.',
  },
  noFiling: {
    zh: '还没有填写备案号，页脚也就没有显示。完成备案后，请在启动时用 FILING_NUMBER 填上。',
    en: 'No filing number is set, so the foot of the pages shows none. Once it is filed, set FILING_NUMBER at the start.',
  },
  complaintGap: (name: Said, keeper: Said | null): Said => ({
    zh: `目前没有单位能受理对“${name.zh}”的投诉。请新设一个受理单位（如督查室），并安排能派单的人。在此之前，投诉照常收下，${keeper ? `由“${keeper.zh}”保管` : '但暂时没有人能看到'}，被投诉单位看不到。`,
    en: `No unit can take in complaints about ${name.en}. Set one up (an inspectorate, say) with somebody who can send cases on. Until then complaints are accepted ${keeper ? `and kept by ${keeper.en}` : 'though nobody can read them'}; the unit complained of sees none.`,
  }),
  functions: { zh: '导出功能清单', en: 'List of functions' },
  units: { zh: '单位', en: 'Units' },
  posts: { zh: '岗位', en: 'Posts' },
  people: { zh: '人员', en: 'People' },
  areas: { zh: '区域', en: 'Areas' },
  waiting: { zh: '未读与未办', en: 'Unread and untouched' },
  waitingNote: {
    zh: '待办在岗位上放了多久，只算工作时间；不统计个人。',
    en: 'How long work lies at a post, in working time; nobody is measured.',
  },
  name: { zh: '名称', en: 'Name' },
  nameZh: { zh: '中文名称', en: 'Name in Chinese' },
  nameEn: { zh: '英文名称', en: 'Name in English' },
  kind: { zh: '类型', en: 'Kind' },
  area: { zh: '区域', en: 'Area' },
  parent: { zh: '上级单位', en: 'Under' },
  phone: { zh: '公开电话', en: 'Public phone' },
  ownPhone: { zh: '手机', en: 'Phone' },
  mail: { zh: '邮箱', en: 'E-mail' },
  newUnit: { zh: '新增单位', en: 'Add a unit' },
  newPost: { zh: '新增岗位', en: 'Add a post' },
  newPerson: { zh: '新增人员', en: 'Add a person' },
  newArea: { zh: '新增区域', en: 'Add an area' },
  edit: { zh: '修改', en: 'Change' },
  manage: { zh: '管理', en: 'Manage' },
  withClosed: { zh: '含已撤销的', en: 'With closed ones' },
  closed: { zh: '已撤销', en: 'closed' },
  reopen: { zh: '恢复', en: 'Open again' },
  reopenLead: {
    zh: '恢复以后和原来是同一个，历史记录接着往下记。',
    en: 'It is the same one as before, and its history goes on.',
  },
  history: { zh: '变更记录', en: 'History' },
  historyOf: (name: string): Said => ({ zh: `变更记录：${name}`, en: `History: ${name}` }),
  noHistory: { zh: '还没有记录。', en: 'Nothing is on record yet.' },
  enHint: { zh: '不填就用中文名称。', en: 'If empty, the Chinese one stands for it.' },
  findArea: { zh: '按名称或代码查找区域', en: 'Find an area by name or code' },
  findUnit: { zh: '按名称查找单位', en: 'Find a unit by name' },
  findPost: { zh: '按岗位、单位或人员查找', en: 'Find by post, unit or person' },
  findPerson: { zh: '按姓名或账号查找', en: 'Find by name or account' },
  closeArea: { zh: '撤销区域', en: 'Close the area' },
  closeAreaLead: (name: Said): Said => ({
    zh: `撤销“${name.zh}”。里面还有下级区域、单位、岗位或没办结的工单时不能撤销。以前的记录都保留。`,
    en: `Closes “${name.en}”. Not while areas, units, posts or open cases are in it. What is on record stays.`,
  }),
  closeUnit: { zh: '撤销单位', en: 'Close the unit' },
  closeUnitLead: (name: Said): Said => ({
    zh: `撤销“${name.zh}”。还有岗位、下级单位、待办或没办结的工单时不能撤销。以前的记录都保留。`,
    en: `Closes “${name.en}”. Not while it has posts, units below it, duties or open cases. What is on record stays.`,
  }),
  closePost: { zh: '撤销岗位', en: 'Close the post' },
  closePostLead: (title: Said, person: string | null): Said => ({
    zh: `撤销“${title.zh}”。${person ? `${person}不再担任这个岗位，手上的待办退回单位。` : ''}单位最后一个岗位还有待办时不能撤销。`,
    en: `Closes “${title.en}”. ${person ? `${person} leaves it, and what they had taken on goes back to the unit. ` : ''}Not while it is the unit’s last post and duties are open.`,
  }),
  closePerson: { zh: '停用人员', en: 'End their work here' },
  closePersonLead: (name: string, posts: readonly string[]): Said => ({
    zh: `${name}马上退出所有设备，不能再登录。${posts.length > 0 ? `这些岗位会空出来，收件箱里会有“空岗待补”：${posts.join('、')}。手上的待办退回单位。` : ''}做过的事都留在记录里。`,
    en: `${name} is signed out everywhere at once and cannot sign in. ${posts.length > 0 ? `These posts become empty and are owed in the inbox: ${posts.join(', ')}. What they had taken on goes back to the unit. ` : ''}What they did stays on record.`,
  }),
  personClosed: { zh: '已停用', en: 'left' },
  reopenPerson: { zh: '重新启用', en: 'Let in again' },
  reopenPersonLead: {
    zh: '原来的岗位不会自动恢复，需要重新任职。',
    en: 'The former posts do not come back by themselves; seat the person anew.',
  },
  endSessions: { zh: '强制退出登录', en: 'Sign out everywhere' },
  endSessionsLead: (name: string): Said => ({
    zh: `${name}在所有电脑和手机上马上退出，要重新登录。手机丢了、有人借用过电脑时用。`,
    en: `${name} is signed out on every computer and phone at once and must sign in again. For a lost phone or a borrowed desk.`,
  }),
  resetSecondFactor: { zh: '重置二次验证', en: 'Reset the second factor' },
  resetSecondFactorLead: (name: string): Said => ({
    zh: `${name}以后只用密码登录，直到重新启用二次验证；所有设备马上退出。请先当面或打电话确认是本人。`,
    en: `${name} signs in with the password alone until a new second factor is set up, and is signed out everywhere. Make sure first that it is really them.`,
  }),
  fullName: { zh: '姓名', en: 'Name' },
  unit: { zh: '单位', en: 'Unit' },
  above: { zh: '上级区域', en: 'Lies in' },
  digits: { zh: '本级代码', en: 'Own digits' },
  digitsHint: {
    zh: '街道、社区各3位，网格2至6位，如 003。',
    en: 'Three for a street or a community, two to six for a grid, e.g. 003.',
  },
  areaHint: { zh: '这个岗位管到哪里。', en: 'How far the post reaches.' },
  roleHint: { zh: '能做什么由角色决定，见“角色”页。', en: 'The role says what the post may do; see the tab Roles.' },
  loginHint: {
    zh: '小写字母、数字、点或横线；没有登录名就不能邀请。',
    en: 'Small letters, digits, dots or dashes; without one nobody can be invited.',
  },
  roles: { zh: '角色', en: 'Roles' },
  rolesNote: {
    zh: '角色定下岗位能做什么，对全县生效。保存后，有关人员下一次操作就按新的来；每次修改都记入审计。',
    en: 'A role says what a post may do, in the whole county. A change holds from the next thing that somebody with it does, and is logged.',
  },
  newRole: { zh: '新增角色', en: 'Add a role' },
  roleCode: { zh: '角色代码', en: 'Code' },
  roleCodeHint: {
    zh: '小写字母、数字和横线，如 night-desk，以后不能改。',
    en: 'Small letters, digits and dashes, e.g. night-desk; it stays.',
  },
  roleLead: (n: number): Said => ({
    zh: n > 0 ? `有${n}个岗位用这个角色，保存后马上生效。` : '现在还没有岗位用这个角色。',
    en:
      n > 0
        ? `${n} post${n === 1 ? ' has' : 's have'} this role; saving takes effect at once.`
        : 'No post has this role yet.',
  }),
  mayDo: { zh: '能做什么', en: 'What it may do' },
  may: { zh: '可以', en: 'yes' },
  mayNot: { zh: '不可以', en: 'no' },
  reachUnit: { zh: '（限本单位）', en: ' (its own unit)' },
  closeRole: { zh: '停用角色', en: 'Close the role' },
  closeRoleLead: (name: Said): Said => ({
    zh: `停用“${name.zh}”。还有岗位在用时不能停用。`,
    en: `Closes “${name.en}”. Not while a post has it.`,
  }),
  invite: { zh: '发邀请链接', en: 'Invite' },
  inviteLead: {
    zh: '生成一个链接交给本人，用它设置密码，只能用一次。',
    en: 'Makes a link for the person to set a password with. It works once.',
  },
  inviteAgain: { zh: '重新邀请（重设密码）', en: 'Invite again (new password)' },
  inviteAgainLead: {
    zh: '忘了密码时用。本人用新链接设好密码以后，旧密码和已登录的设备都失效。',
    en: 'For a forgotten password. Once it is used, the old password and all sessions end.',
  },
  dropsSecondFactor: {
    zh: '同时取消二次验证（手机也丢了）',
    en: 'Also drop the second factor (the phone is lost too)',
  },
  makeLink: { zh: '生成链接', en: 'Make the link' },
  link: { zh: '邀请链接', en: 'Invitation link' },
  linkLead: (until: string): Said => ({
    zh: `请当面或用可靠的方式交给本人，${until}前有效，只能用一次。关闭后就看不到了。`,
    en: `Hand it over in person or by a way you trust. It holds until ${until} and works once. It is shown only now.`,
  }),
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  notCopied: { zh: '没有复制成功，请手动选中复制。', en: 'It could not be copied; please select it by hand.' },
  seat: { zh: '任职', en: 'Seat' },
  seatLead: {
    zh: '不选人员，岗位就空出来，可以再安排代岗。',
    en: 'Without a person the post becomes empty, and cover can be arranged.',
  },
  cover: { zh: '安排代岗', en: 'Arrange cover' },
  coverLead: { zh: '不选人员，就是结束代岗。', en: 'Choose nobody to end the cover.' },
  person: { zh: '人员', en: 'Person' },
  login: { zh: '账号', en: 'Account' },
  reason: { zh: '原因', en: 'Reason' },
  title: { zh: '岗位名称', en: 'Title' },
  titleZh: { zh: '岗位名称（中文）', en: 'Title in Chinese' },
  titleEn: { zh: '岗位名称（英文）', en: 'Title in English' },
  role: { zh: '角色', en: 'Role' },
  holder: { zh: '在岗', en: 'Held by' },
  hours: { zh: '值班时间', en: 'Duty hours' },
  hoursHint: {
    zh: '如 08:30-12:00 14:00-17:30；不填按工作日历。',
    en: 'As 08:30-12:00 14:00-17:30; empty means the calendar’s.',
  },
  byCalendar: { zh: '按工作日历', en: 'the calendar’s' },
  empty: { zh: '空岗', en: 'empty' },
  covered: { zh: '代岗', en: 'covered by' },
  emptyPosts: (n: number): Said => ({ zh: `${n} 个空岗`, en: `${n} empty` }),
  nUnits: (n: number): Said => ({ zh: `${n} 个单位`, en: `${n} unit${n === 1 ? '' : 's'}` }),
  nPosts: (n: number): Said => ({ zh: `${n} 个岗位`, en: `${n} post${n === 1 ? '' : 's'}` }),
  hasAccount: { zh: '已开通', en: 'has an account' },
  noAccount: { zh: '未开通', en: 'no account yet' },
  open: { zh: '待办', en: 'Open' },
  unread: { zh: '未读', en: 'Unread' },
  oldestUnread: { zh: '最久未读', en: 'Longest unread' },
  untouched: { zh: '未办', en: 'Untouched' },
  oldestUntouched: { zh: '最久未办', en: 'Longest untouched' },
  work: (time: Said): Said => ({ zh: `已放 ${time.zh}`, en: `for ${time.en}` }),
  level: { zh: '层级', en: 'Level' },
  code: { zh: '代码', en: 'Code' },
  import: { zh: '导入表格', en: 'Import a table' },
  export: { zh: '导出表格', en: 'Export' },
  importOf: (kind: Said | undefined): Said => ({
    zh: `导入表格：${kind?.zh ?? ''}`,
    en: `Import a table: ${kind?.en ?? ''}`,
  }),
  importLead: {
    zh: '先检查，再导入。已有的按代码、名称或系统编号更新，没有的新增；有一行不对，就一行也不保存。表格就是“导出表格”那个样子。',
    en: 'Check first, then take it in. What is known is changed, the rest added; with one bad row nothing is saved. Export gives a table of this very form.',
  },
  columns: {
    zh: '表头要有这些列（顺序不限，多出来的列不读）',
    en: 'Columns in the header (any order; others are left aside)',
  },
  must: { zh: '必填', en: 'required' },
  file: { zh: '选一个 CSV 文件', en: 'Choose a CSV file' },
  check: { zh: '检查', en: 'Check' },
  take: { zh: '导入', en: 'Take it in' },
  elsewhere: (n: number): Said => ({
    zh: `另有 ${n} 行是外县的，不读。`,
    en: `${n} rows of other counties are left aside. `,
  }),
  allGood: { zh: '没有问题，可以导入。', en: 'Nothing is wrong; it can be taken in.' },
  mendFirst: (n: number): Said => ({
    zh: `有 ${n} 行不对，请改好再检查：`,
    en: `${n} rows are not right; please mend them and check again:`,
  }),
  csv: { zh: '或者把表格粘贴在这里', en: 'Or paste the table here' },
  counts: (added: number, changed: number, same: number): Said => ({
    zh: `新增 ${added}，修改 ${changed}，不变 ${same}。`,
    en: `${added} added, ${changed} changed, ${same} as before.`,
  }),
  preview: { zh: '只检查，先不保存', en: 'Check only, save nothing' },
  result: { zh: '导入结果', en: 'Result' },
  saved: { zh: '已保存。', en: 'Saved.' },
  notSaved: { zh: '没有保存。', en: 'Nothing was saved.' },
  importMap: { zh: '导入地图', en: 'Import a map' },
  importMapLead: {
    zh: '选择 GeoJSON 文件：区域边界按属性 code 或 path 对应，道路、水系的 kind 填 road 或 water。有一处不对，就一处也不保存，并逐个说明。',
    en: 'Choose a GeoJSON file: outlines are matched to areas by the property code or path; roads and water say so by kind. With one bad shape nothing is saved, and each is told with its reason.',
  },
  geojson: { zh: 'GeoJSON 文件（30 MB 以内）', en: 'GeoJSON file (up to 30 MB)' },
  datum: { zh: '坐标系', en: 'Coordinates are drawn in' },
  datumHint: {
    zh: '文件自己写明的不用选。从高德、腾讯地图描的是 GCJ-02，百度是 BD-09，导入时换算成 WGS 84。',
    en: 'Leave it where the file says so. What was traced from a Chinese map service is GCJ-02 or BD-09 and is converted to WGS 84.',
  },
  drawn: ({
    outlines,
    lines,
    dropped,
    elsewhere,
  }: Record<'outlines' | 'lines' | 'dropped' | 'elsewhere', number>): Said => ({
    zh: `对上区域边界 ${outlines} 个，道路和水系 ${lines} 条；撤下原有的 ${dropped} 条，别处的 ${elsewhere} 个未收。`,
    en: `${outlines} outlines matched to areas, ${lines} roads and waters; ${dropped} taken off, ${elsewhere} of other counties left aside. `,
  }),
  shape: (n: number): Said => ({ zh: `第 ${n} 个图形：`, en: `Shape ${n}: ` }),
  line: (n: number): Said => ({ zh: `第 ${n} 行：`, en: `Line ${n}: ` }),
}

/** By whatever kind a unit says it has. */
export const unitKinds: Record<string, Said> = kindNames

export const levels: Record<string, Said> = {
  county: { zh: '区县', en: 'County' },
  street: { zh: '街道', en: 'Street' },
  community: { zh: '社区', en: 'Community' },
  grid: { zh: '网格', en: 'Grid' },
}

export const datums: Record<string, Said> = {
  WGS84: { zh: 'WGS 84 或 CGCS2000', en: 'WGS 84 or CGCS2000' },
  GCJ02: { zh: 'GCJ-02（高德、腾讯）', en: 'GCJ-02 (Amap, Tencent)' },
  BD09: { zh: 'BD-09（百度）', en: 'BD-09 (Baidu)' },
}

export const tables: Record<string, Said> = {
  areas: { zh: '区域', en: 'Areas' },
  units: { zh: '单位', en: 'Units' },
  persons: { zh: '人员', en: 'People' },
  posts: { zh: '岗位', en: 'Posts' },
}
