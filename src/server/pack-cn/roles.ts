import type { Capability } from '#kernel/capabilities'
import type { Said } from '#kernel/words'

/** The posts that a county's work is made of. A county may change what each may do. */
export const roles: { code: string; name: Said; capabilities: Capability[] }[] = [
  {
    code: 'administrator',
    name: { zh: '系统管理员', en: 'Administrator' },
    capabilities: ['org.read', 'org.manage', 'rules.manage', 'audit.read', 'outbox.read'],
  },
  {
    code: 'dispatcher',
    name: { zh: '派单员', en: 'Dispatcher' },
    capabilities: [
      'case.intake',
      'case.read',
      'case.dispatch',
      'case.moderate',
      'case.callback',
      'case.contact',
      'org.read',
    ],
  },
  {
    code: 'operator',
    name: { zh: '话务员', en: 'Operator' },
    capabilities: ['case.intake', 'case.read', 'case.callback', 'case.contact'],
  },
  {
    code: 'centre-leader',
    name: { zh: '中心负责人', en: 'Head of the centre' },
    capabilities: [
      'case.read',
      'case.dispatch',
      'case.approve',
      'case.export',
      'case.contact',
      'rules.manage',
      'inbox.manage',
      'org.read',
      'outbox.read',
    ],
  },
  {
    code: 'adjudicator',
    name: { zh: '争议裁定人', en: 'Adjudicator' },
    capabilities: ['case.read', 'case.adjudicate', 'case.approve', 'org.read'],
  },
  {
    code: 'inspector',
    name: { zh: '督查员', en: 'Inspector' },
    capabilities: ['case.read', 'case.dispatch', 'case.callback', 'case.contact', 'org.read'],
  },
  { code: 'handler', name: { zh: '承办人', en: 'Handler' }, capabilities: ['case.handle'] },
  {
    code: 'unit-leader',
    name: { zh: '单位负责人', en: 'Head of the unit' },
    capabilities: ['case.handle', 'inbox.manage', 'org.read', 'forms.ask'],
  },
  {
    code: 'community-worker',
    name: { zh: '社区工作者', en: 'Community worker' },
    capabilities: [
      'case.intake',
      'case.handle',
      'case.read',
      'register.read',
      'register.write',
      'register.sensitive-2',
    ],
  },
  {
    code: 'leader',
    name: { zh: '分管领导', en: 'Leader' },
    capabilities: ['case.read', 'case.export', 'org.read'],
  },
  {
    code: 'register-keeper',
    name: { zh: '登记簿管理员', en: 'Keeper of the register' },
    capabilities: [
      'register.read',
      'register.write',
      'register.sensitive-2',
      'register.settle',
      'register.dictionary',
      'org.read',
      'forms.ask',
    ],
  },
  {
    code: 'steward',
    name: { zh: '数据责任人', en: 'Steward of data' },
    capabilities: [
      'register.read',
      'register.write',
      'register.sensitive-2',
      'register.sensitive-3',
      'register.settle',
      'forms.ask',
    ],
  },
]
