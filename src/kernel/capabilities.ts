import type { Said } from './words.ts'

/**
 * What a post may do, and how far: over the post's area subtree, or only over what its own unit holds.
 * The database wall is set from this reach, so a capability cannot see further than it says here.
 */
export const capabilities = {
  'org.read': { reach: 'area', zh: '查看单位与岗位', en: 'See units and posts' },
  'org.manage': { reach: 'area', zh: '维护区域、单位、岗位与人员', en: 'Keep areas, units, posts and people' },
  'rules.manage': { reach: 'area', zh: '维护时限规则、日历与模板', en: 'Keep deadline rules, calendars and templates' },
  'audit.read': { reach: 'area', zh: '查看审计记录', en: 'Read the audit log' },
  'outbox.read': { reach: 'area', zh: '查看发件箱', en: 'See the outbox' },
  'case.intake': { reach: 'area', zh: '代为登记诉求', en: 'Record requests for residents' },
  'case.read': { reach: 'area', zh: '查看辖区工单', en: 'See cases in the area' },
  'case.dispatch': { reach: 'area', zh: '受理与派单', en: 'Triage and dispatch' },
  'case.handle': { reach: 'unit', zh: '办理本单位工单', en: 'Handle the unit’s cases' },
  'case.approve': {
    reach: 'area',
    zh: '审批延期、暂停、挂账与最终答复',
    en: 'Decide extensions, pauses, hard cases, final answers',
  },
  'case.adjudicate': { reach: 'area', zh: '裁定争议工单', en: 'Adjudicate disputed cases' },
  'case.callback': { reach: 'area', zh: '电话回访与回头看', en: 'Call back and look back' },
  'case.moderate': { reach: 'area', zh: '审核与遮盖公开内容', en: 'Moderate and redact public text' },
  'case.contact': { reach: 'area', zh: '查看联系方式与原文', en: 'See contact data and originals' },
  'case.export': { reach: 'area', zh: '导出工单', en: 'Export cases' },
  'inbox.manage': { reach: 'unit', zh: '调配本单位待办', en: 'Move duties within the unit' },
} as const satisfies Record<string, Said & { reach: 'area' | 'unit' }>

export type Capability = keyof typeof capabilities
