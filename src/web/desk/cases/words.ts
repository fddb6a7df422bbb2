import type { Said } from '#kernel/words'

export const words = {
  list: { zh: '工单列表', en: 'Cases' },
  shown: (n: number, more: boolean): Said => ({
    zh: more ? `已列出 ${n} 件，向下滚动继续读取。` : `共 ${n} 件。`,
    en: more ? `${n} listed so far; scroll for more.` : `${n} in all.`,
  }),
  number: { zh: '编号', en: 'Number' },
  title: { zh: '诉求', en: 'Request' },
  status: { zh: '状态', en: 'Status' },
  lead: { zh: '责任单位', en: 'Responsible unit' },
  area: { zh: '区域', en: 'Area' },
  category: { zh: '类别', en: 'Category' },
  due: { zh: '期限', en: 'Due' },
  opened: { zh: '提出时间', en: 'Said at' },
  empty: { zh: '没有符合条件的工单', en: 'No case matches' },
  emptyHint: { zh: '可以放宽筛选条件再试。', en: 'Try fewer filters.' },
  any: { zh: '全部', en: 'Any' },
  state: { zh: '是否办结', en: 'Open or done' },
  flag: { zh: '需要注意', en: 'Needs a look' },
  sort: { zh: '排序', en: 'Order' },
  newest: { zh: '最新提出', en: 'Newest first' },
  byDue: { zh: '最先到期', en: 'Due first' },
  record: { zh: '代为登记', en: 'Record a request' },
  filter: { zh: '筛选', en: 'Filter' },
  export: { zh: '导出', en: 'Export' },
  searchLabel: { zh: '搜索工单', en: 'Search cases' },
  searchHint: { zh: '输入编号、地点或诉求里的几个字', en: 'A number, a place, a few words of the request' },
  searchStart: { zh: '想找哪件工单？', en: 'Which case are you looking for?' },
  overdueTab: { zh: '已超期', en: 'Overdue' },
  returnedTab: { zh: '退回待裁定', en: 'Returned' },
  problemTab: { zh: '多次退回', en: 'Disputed' },
  hardTab: { zh: '挂账', en: 'Hard cases' },
  overdueLead: {
    zh: '超过期限的、被退回的和挂账的工单都在这里，直到群众确认解决才会移出。',
    en: 'What is past its date, returned, or hard stays here until a resident confirms that it is solved.',
  },
  callbackLead: {
    zh: '等待评价而不方便上网的群众，以及到期该回头看的工单。',
    en: 'Residents who cannot judge on a screen, and cases due for a look-back.',
  },
  judgeKind: { zh: '请群众评价', en: 'Ask for a judgement' },
  lookBackKind: { zh: '回头看', en: 'Look back' },
  tries: (n: number): Said => ({
    zh: n === 0 ? '还没有拨打' : `已拨打 ${n} 次`,
    en: n === 0 ? 'not called yet' : `called ${n} time${n === 1 ? '' : 's'}`,
  }),
  task: { zh: '回访事项', en: 'What for' },
  claimed: { zh: '单位答复', en: 'The unit’s answer' },
  noCallbacks: { zh: '目前没有需要回访的工单', en: 'Nobody needs to be called just now' },
}

export const flags = {
  overdue: { zh: '已超期', en: 'Overdue' },
  returned: { zh: '退回待裁定', en: 'Returned' },
  hard: { zh: '挂账', en: 'Hard cases' },
  problem: { zh: '多次退回', en: 'Disputed' },
  alarm: { zh: '疑似险情', en: 'Danger?' },
  unpublished: { zh: '未公开', en: 'Not public' },
} satisfies Record<string, Said>

export const types = {
  open: { zh: '办理中', en: 'Open' },
  done: { zh: '已确认', en: 'Confirmed' },
  'closed-not-done': { zh: '已结束，未确认', en: 'Closed, not confirmed' },
} satisfies Record<string, Said>
