import type { Said } from '#kernel/words'

export const words = {
  lead: {
    zh: '先看清诉求，再派到该办的单位；退回的在这里裁定。',
    en: 'Read the request, then send it to the unit that should have it; returns are ruled on here.',
  },
  queue: { zh: '待派单', en: 'To dispatch' },
  returns: { zh: '退回待裁定', en: 'Returns to rule on' },
  units: { zh: '各单位在办情况', en: 'How much each unit holds' },
  unit: { zh: '单位', en: 'Unit' },
  open: { zh: '在办', en: 'Open' },
  overdue: { zh: '超期', en: 'Overdue' },
  returned: { zh: '退回', en: 'Returned' },
  unread: { zh: '未查阅', en: 'Unread' },
  counts: { zh: '各环节数量', en: 'By status' },
  overdueN: (n: number): Said => ({ zh: `${n} 件超期`, en: `${n} overdue` }),
  nothing: { zh: '没有等待派单的工单', en: 'Nothing waits to be dispatched' },
  nothingReturned: { zh: '没有等待裁定的退回', en: 'No return waits for a ruling' },
  note: {
    zh: '这里统计的是单位手上的工单，不统计也不排名个人。',
    en: 'These figures are about units; no person is counted or ranked.',
  },
}
