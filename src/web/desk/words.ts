import type { Said } from '#kernel/words'

/** What the desk's frame says on every page. */
export const words = {
  name: { zh: '一根针', en: 'OneNeedle' },
  tagline: { zh: '上面千条线，下面一根针', en: 'A thousand lines above, one needle below' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  mainNav: { zh: '主导航', en: 'Main' },
  bar: { zh: '账号与语言', en: 'Account and language' },
  more: { zh: '更多', en: 'More' },
  account: { zh: '账号与安全', en: 'Account and security' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  signIn: { zh: '登录', en: 'Sign in' },
  operator: { zh: '主办单位', en: 'Run by' },
  filing: { zh: '备案号', en: 'Filing no.' },
  complain: { zh: '投诉与建议', en: 'Complain or suggest' },
  resident: { zh: '居民入口', en: 'Residents’ door' },
  keys: { zh: '键盘操作', en: 'Keyboard' },
  away: { zh: '工作台暂时打不开', en: 'The desk cannot be opened just now' },
  notFound: { zh: '没有这个页面', en: 'There is no such page' },
  notFoundHint: {
    zh: '地址可能写错了，或者这个页面已经搬走。',
    en: 'The address may be wrong, or the page has moved.',
  },
  home: { zh: '回到收件箱', en: 'Back to the inbox' },
  cancel: { zh: '取消', en: 'Cancel' },
  save: { zh: '保存', en: 'Save' },
  close: { zh: '关闭', en: 'Close' },
  back: { zh: '返回列表', en: 'Back to the list' },
  nothingHere: { zh: '这里还没有内容', en: 'Nothing here yet' },
  all: { zh: '全部', en: 'All' },
  none: { zh: '无', en: 'None' },
  done: { zh: '已办妥', en: 'Done' },
  mustFill: { zh: '请填写这一项。', en: 'Please fill this in.' },
} satisfies Record<string, Said>

export const pages = {
  inbox: { zh: '收件箱', en: 'Inbox' },
  cases: { zh: '工单', en: 'Cases' },
  board: { zh: '派单台', en: 'Dispatch board' },
  overdue: { zh: '超期与退回', en: 'Overdue & returned' },
  search: { zh: '搜索', en: 'Search' },
  callbacks: { zh: '回访', en: 'Call-backs' },
  topics: { zh: '热点与每月一题', en: 'Topics & programmes' },
  units: { zh: '单位与岗位', en: 'Units & posts' },
  rules: { zh: '规则与模板', en: 'Rules & templates' },
  quality: { zh: '判断得准不准', en: 'How good is it?' },
  outbox: { zh: '发件箱', en: 'Outbox' },
  audit: { zh: '审计', en: 'Audit' },
  help: { zh: '帮助', en: 'Help' },
} satisfies Record<string, Said>

export const keyWords = {
  next: { zh: '下一条', en: 'Next' },
  previous: { zh: '上一条', en: 'Previous' },
  open: { zh: '打开', en: 'Open' },
  choose: { zh: '选中或取消这一条', en: 'Choose this one or let it go' },
  chooseTo: { zh: '选到这一条为止', en: 'Choose up to this one' },
  search: { zh: '搜索', en: 'Search' },
  help: { zh: '显示本说明', en: 'Show this help' },
  leave: { zh: '关闭或返回', en: 'Close or go back' },
  go: { zh: '先按 g，再按：', en: 'Press g, then:' },
  here: { zh: '在列表中', en: 'In a list' },
} satisfies Record<string, Said>
