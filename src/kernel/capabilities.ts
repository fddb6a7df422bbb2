import type { Said } from './words.ts'

/**
 * What a post may do, and how far: over the post's area subtree, or only over what its own unit holds.
 * The database wall is set from this reach, so a capability cannot see further than it says here. `means` says it to
 * whoever makes up a role.
 */
export const capabilities = {
  'org.read': {
    reach: 'area',
    zh: '查看单位与岗位',
    en: 'See units and posts',
    means: {
      zh: '能看到单位、岗位、角色和区域，不能改。',
      en: 'Sees units, posts, roles and areas, and changes none of them.',
    },
  },
  'org.manage': {
    reach: 'area',
    zh: '维护区域、单位、岗位与人员',
    en: 'Keep areas, units, posts and people',
    means: {
      zh: '新增、修改、撤销本辖区的区域、单位和岗位，安排人员，发登录邀请。管全县的就是系统管理员。',
      en: 'Adds, changes and closes areas, units and posts of the area, seats people, invites them. Over the whole county this is the administrator.',
    },
  },
  'rules.manage': {
    reach: 'area',
    zh: '维护时限规则、日历与模板',
    en: 'Keep deadline rules, calendars and templates',
    means: {
      zh: '修改办理时限、事项类别、答复模板和放假安排。',
      en: 'Changes time limits, categories, reply templates and holidays.',
    },
  },
  'audit.read': {
    reach: 'area',
    zh: '查看审计记录',
    en: 'Read the audit log',
    means: {
      zh: '查看谁在什么时候做了什么、看了什么敏感内容。',
      en: 'Reads who did what and when, and who looked at sensitive data.',
    },
  },
  'outbox.read': {
    reach: 'area',
    zh: '查看发件箱',
    en: 'See the outbox',
    means: {
      zh: '查看系统发出的短信和邮件是否送达，不显示完整号码。',
      en: 'Sees whether text messages and mails went out; numbers are masked.',
    },
  },
  'case.intake': {
    reach: 'area',
    zh: '代为登记诉求',
    en: 'Record requests for residents',
    means: {
      zh: '替打电话、上门或不会上网的群众登记诉求。',
      en: 'Records what people say by phone, at the door or on paper.',
    },
  },
  'case.read': {
    reach: 'area',
    zh: '查看辖区工单',
    en: 'See cases in the area',
    means: {
      zh: '查看本辖区所有工单的内容和进度，不含联系方式。',
      en: 'Reads all cases of the area and how they stand, without contact data.',
    },
  },
  'case.dispatch': {
    reach: 'area',
    zh: '受理与派单',
    en: 'Triage and dispatch',
    means: {
      zh: '核对诉求，定类别和紧急程度，派给责任单位，裁定第一次退回。',
      en: 'Checks requests, sets category and urgency, sends them to a unit, rules on a first return.',
    },
  },
  'case.handle': {
    reach: 'unit',
    zh: '办理本单位工单',
    en: 'Handle the unit’s cases',
    means: {
      zh: '签收、联系群众、办理、答复派给本单位的工单，也可以退回或申请延期。',
      en: 'Accepts, works on and answers what was sent to the unit; may return it or ask for more time.',
    },
  },
  'case.approve': {
    reach: 'area',
    zh: '审批延期、暂停、挂账与最终答复',
    en: 'Decide extensions, pauses, hard cases, final answers',
    means: {
      zh: '同意或不同意延期、暂停、挂账，审定最终答复。',
      en: 'Decides on more time, pauses, hard cases and final answers.',
    },
  },
  'case.adjudicate': {
    reach: 'area',
    zh: '裁定争议工单',
    en: 'Adjudicate disputed cases',
    means: {
      zh: '第二次退回时，最后决定由哪个单位办。',
      en: 'After a second return, has the last word on which unit handles it.',
    },
  },
  'case.callback': {
    reach: 'area',
    zh: '电话回访与回头看',
    en: 'Call back and look back',
    means: { zh: '给群众打电话核实结果，到期回头看。', en: 'Calls people to check results, and looks back later.' },
  },
  'case.moderate': {
    reach: 'area',
    zh: '审核与遮盖公开内容',
    en: 'Moderate and redact public text',
    means: {
      zh: '决定哪些内容可以公开，遮盖个人信息。',
      en: 'Decides what may be published, and covers personal details.',
    },
  },
  'case.contact': {
    reach: 'area',
    zh: '查看联系方式与原文',
    en: 'See contact data and originals',
    means: {
      zh: '查看群众的姓名、电话和未遮盖的原文，每次查看都留痕。',
      en: 'Sees names, numbers and uncovered originals; every look is logged.',
    },
  },
  'case.export': {
    reach: 'area',
    zh: '导出工单',
    en: 'Export cases',
    means: { zh: '把工单导出成表格。', en: 'Takes cases out as a spreadsheet.' },
  },
  'inbox.manage': {
    reach: 'unit',
    zh: '调配本单位待办',
    en: 'Move duties within the unit',
    means: {
      zh: '在本单位内转交待办，给空岗安排代岗。',
      en: 'Passes duties on within the unit and arranges cover for an empty post.',
    },
  },
  'register.read': {
    reach: 'area',
    zh: '查看登记簿',
    en: 'See the register',
    means: {
      zh: '查看本辖区的人、户、场所和单位，敏感内容只显示遮盖后的样子。',
      en: 'Sees people, households, places and organisations of the area; what is sensitive stays masked.',
    },
  },
  'register.write': {
    reach: 'area',
    zh: '登记与更正',
    en: 'Record and correct facts',
    means: {
      zh: '登记本辖区的人、户和情况，更正不准的内容，办理迁入迁出。',
      en: 'Records people, households and facts of the area, corrects them, and moves them in and out.',
    },
  },
  'register.sensitive-2': {
    reach: 'area',
    zh: '按用途查看个人信息',
    en: 'See personal facts for a purpose',
    means: {
      zh: '写明用途后，可以看电话、证件号等个人信息；每次查看都留痕，本人有权查问。',
      en: 'Having said what for, sees numbers and documents; every look is logged and the person may ask for it.',
    },
  },
  'register.sensitive-3': {
    reach: 'area',
    zh: '按用途查看敏感信息',
    en: 'See sensitive facts for a purpose',
    means: {
      zh: '写明用途后，可以看病情、银行账号和未满十四周岁孩子的信息；每次查看都留痕，本人有权查问。',
      en: 'Having said what for, sees health, bank accounts and what concerns children under 14; every look is logged and the person may ask for it.',
    },
  },
  'register.settle': {
    reach: 'area',
    zh: '核定说法、合并重复',
    en: 'Settle accounts, merge duplicates',
    means: {
      zh: '两个说法对不上时核定以哪个为准，审核更改建议，合并重复登记，合错了可以拆回。',
      en: 'Decides which of two accounts stands, rules on proposals, merges what is there twice and takes it apart again.',
    },
  },
  'register.dictionary': {
    reach: 'area',
    zh: '维护数据字典',
    en: 'Keep the data dictionary',
    means: {
      zh: '管全县的，可以新增、修改和停用数据项，定敏感级别、责任单位和保鲜天数。',
      en: 'Over the whole county, adds, changes and retires elements: how sensitive, whose word counts, good for how long.',
    },
  },
  'forms.ask': {
    reach: 'unit',
    zh: '提交本单位的表格',
    en: 'Bring the unit’s forms',
    means: {
      zh: '把本单位要收的表格传上来，确认每一栏对应登记簿里的哪一项、名单里有谁。',
      en: 'Brings the spreadsheets that the unit asks for, and says which fact of the register fills each column and who is in the roster.',
    },
  },
} as const satisfies Record<string, Said & { reach: 'area' | 'unit'; means: Said }>

export type Capability = keyof typeof capabilities
