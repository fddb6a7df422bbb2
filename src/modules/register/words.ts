import type { WordsFor } from '#kernel/contract'
import type { register } from './contract.ts'

export const words = {
  calls: {
    search: { zh: '查找登记对象', en: 'Find in the register' },
    subject: { zh: '登记详情', en: 'One subject of the register' },
    history: { zh: '一项情况的来龙去脉', en: 'History of a fact' },
    add: { zh: '新登记', en: 'Add to the register' },
    record: { zh: '登记或更正情况', en: 'Record or correct facts' },
    move: { zh: '迁移', en: 'Move to another area' },
    join: { zh: '加入户', en: 'Join a household' },
    leave: { zh: '离开户', en: 'Leave a household' },
    accounts: { zh: '待核定的说法', en: 'Accounts to be settled' },
    settle: { zh: '核定说法', en: 'Settle an account' },
    merge: { zh: '合并重复登记', en: 'Merge what is there twice' },
    unmerge: { zh: '拆回合并', en: 'Take a merge apart again' },
    reveal: { zh: '按用途查看', en: 'See for a purpose' },
    searchFor: { zh: '按用途列出一类人', en: 'List a category for a purpose' },
    readings: { zh: '谁看过', en: 'Who looked' },
    consent: { zh: '登记同意', en: 'Record a consent' },
    withdrawConsent: { zh: '撤回同意', en: 'Withdraw a consent' },
    bring: { zh: '批量登记', en: 'Bring in many' },
    dictionary: { zh: '数据字典', en: 'Data dictionary' },
    elementHistory: { zh: '数据项的修改记录', en: 'Versions of an element' },
    saveElement: { zh: '保存数据项', en: 'Save an element' },
    retireElement: { zh: '停用或恢复数据项', en: 'Retire an element or bring it back' },
    exportElements: { zh: '导出数据字典', en: 'Export the dictionary' },
    importElements: { zh: '导入数据字典', en: 'Import the dictionary' },
  },
  refusals: {
    'subject-not-found': {
      zh: '没有找到这条登记，或者它不在您的查看范围内。',
      en: 'This was not found in the register, or is not within what you may see.',
    },
    'element-not-found': ({ element }) => ({
      zh: element ? `数据字典里没有“${element}”这一项，或者已经停用。` : '数据字典里没有这一项，或者已经停用。',
      en: element
        ? `The dictionary has no element ${element}, or it is retired.`
        : 'The dictionary has no such element, or it is retired.',
    }),
    'value-wrong': ({ zh, en, whyZh = '', whyEn = '' }) => ({
      zh: `“${zh}”：${whyZh}`,
      en: `${en}: ${whyEn}`,
    }),
    'value-empty': ({ zh, en }) => ({ zh: `“${zh}”没有填写内容。`, en: `${en}: nothing was filled in.` }),
    'seen-later': { zh: '核实日期不能晚于今天。', en: 'The day it was seen cannot lie in the future.' },
    'area-not-found': {
      zh: '没有找到这个区域，或者它不在您的工作范围内。',
      en: 'This area was not found, or is not within your work.',
    },
    'already-there': { zh: '登记已经在这个区域。', en: 'It lies in this area already.' },
    'household-not-found': {
      zh: '没有找到这一户，或者它不在您的工作范围内。',
      en: 'This household was not found, or is not within your work.',
    },
    'person-not-found': {
      zh: '没有找到这个人，或者不在您的工作范围内。',
      en: 'This person was not found, or is not within your work.',
    },
    'lives-elsewhere': ({ household }) => ({
      zh: `此人现在登记在${household ? `“${household}”户` : '别处'}，请先在那里办理离开。`,
      en: `This person is in ${household ?? 'another household'} now; please record their leaving there first.`,
    }),
    'head-taken': { zh: '这一户已经有户主。', en: 'This household has a head already.' },
    'member-not-found': {
      zh: '这一户里没有这位成员，或者已经离开。',
      en: 'The household has no such member, or they have left.',
    },
    'before-joining': { zh: '离开日期早于加入日期。', en: 'They cannot leave before they joined.' },
    'account-not-found': {
      zh: '没有找到这个说法，可能已经核定。',
      en: 'This account was not found; it may be settled.',
    },
    'not-steward': ({ unit }) => ({
      zh: `这一项以“${unit}”的核定为准，请由该单位办理。`,
      en: `The word of ${unit} counts here; please leave it to them.`,
    }),
    'other-kind': { zh: '两条登记不是同一种对象，不能合并。', en: 'The two are not of one kind and cannot be merged.' },
    'merge-not-found': { zh: '没有找到这次合并，或者已经拆回。', en: 'This merge was not found, or was taken back.' },
    'purpose-needed': {
      zh: '这一类人属于敏感信息，请写明用途后再列出；数据项也要写明用途才能保存。',
      en: 'This is sensitive: say for what purpose it is listed, and for what an element may be looked at.',
    },
    'number-whole': {
      zh: '查找时不要输入完整号码，末四位或末六位就够了。',
      en: 'Please do not type whole numbers; the last four or six signs are enough.',
    },
    'end-past': { zh: '同意的截止日期应在今天之后。', en: 'A consent must end after today.' },
    'consent-not-found': {
      zh: '没有找到这项同意，或者已经撤回。',
      en: 'This consent was not found, or was withdrawn.',
    },
    'county-only': {
      zh: '数据字典全县通用，只有管全县的岗位可以修改。',
      en: 'The dictionary holds for the whole county; only a post over the county may change it.',
    },
    'kind-fixed': {
      zh: '数据项登记的对象和类型不能改，请停用旧的、另建新的。',
      en: 'An element keeps its kind and type; retire it and make a new one.',
    },
    'options-needed': { zh: '请至少写一个选项。', en: 'Please give at least one option.' },
    'steward-needed': { zh: '请写明这一项以哪个单位的核定为准。', en: 'Please say whose word counts for it.' },
    'unit-not-found': { zh: '没有找到这个单位。', en: 'This unit was not found.' },
    'table-unreadable': {
      zh: '读不懂这个表格：请用导出的表格修改，存为 UTF-8 的 CSV。',
      en: 'This table cannot be read: change the exported one and save it as CSV in UTF-8.',
    },
  },
} satisfies WordsFor<typeof register>
