import type { WordsFor } from '#kernel/contract'
import type { Said } from '#kernel/words'
import type { casework } from './contract.ts'
import { ruleLabels } from './labels.ts'
import { whyNot, type WhyNot } from './rules/next.ts'

export const words = {
  calls: {
    say: { zh: '提出诉求', en: 'Say what is the matter' },
    record: { zh: '代为登记诉求', en: 'Record a request for a resident' },
    add: { zh: '补充说明', en: 'Add to a request' },
    judge: { zh: '评价办理结果', en: 'Judge the result' },
    objectToHard: { zh: '对挂账提出异议', en: 'Object to a case being put on hold' },
    withdraw: { zh: '撤回诉求', en: 'Withdraw a request' },
    triage: { zh: '受理分类', en: 'Triage a case' },
    dispatch: { zh: '派单', en: 'Dispatch a case' },
    refer: { zh: '告知办理途径并办结', en: 'Refer elsewhere and close' },
    remind: { zh: '催办', en: 'Remind the unit' },
    merge: { zh: '并单', en: 'Merge two cases' },
    split: { zh: '拆分工单', en: 'Split a case' },
    ruleReturn: { zh: '裁定退回', en: 'Rule on a return' },
    read: { zh: '查阅工单', en: 'Mark a case as read' },
    accept: { zh: '签收', en: 'Accept a case' },
    return: { zh: '退回', en: 'Return a case' },
    contact: { zh: '联系群众', en: 'Record a word with the resident' },
    note: { zh: '办理记录', en: 'Note progress' },
    addCo: { zh: '请求协办', en: 'Add a co-handler' },
    answerCo: { zh: '协办答复', en: 'Answer as co-handler' },
    ask: { zh: '申请延期、暂停、挂账或最终答复', en: 'Ask for an extension, a pause, a hold or a final answer' },
    decide: { zh: '审批申请', en: 'Decide a request' },
    resume: { zh: '恢复计时', en: 'Resume the clock' },
    reviewHard: { zh: '挂账复核', en: 'Review a hard case' },
    claim: { zh: '答复办理结果', en: 'Report a result' },
    recordJudgement: { zh: '登记回访评价', en: 'Record a judgement by phone or visit' },
    tryCall: { zh: '登记回访未接通', en: 'Record a call that was not reached' },
    reopen: { zh: '重新办理', en: 'Reopen a case' },
    lookBack: { zh: '回头看', en: 'Look back at a result' },
    publish: { zh: '公开工单', en: 'Publish a case' },
    unpublish: { zh: '取消公开', en: 'Take a case off the public page' },
    redact: { zh: '遮盖内容', en: 'Redact words' },
    readContact: { zh: '查看联系方式与原文', en: 'Read contact data and originals' },
    file: { zh: '查看附件', en: 'See an attachment' },
    follow: { zh: '查询我的诉求', en: 'Follow my request' },
    mine: { zh: '我提出的诉求', en: 'What I have said' },
    publicCase: { zh: '公开的工单', en: 'A public case' },
    publicList: { zh: '附近公开的诉求', en: 'Public cases nearby' },
    similar: { zh: '相似的诉求', en: 'Similar cases' },
    pace: { zh: '办理一般要多久', en: 'How long things take here' },
    catalogue: { zh: '区域与类别', en: 'Areas and categories' },
    list: { zh: '工单列表', en: 'Cases' },
    get: { zh: '工单详情', en: 'One case' },
    abilities: { zh: '多件工单可办的步骤', en: 'What can be done to several cases' },
    board: { zh: '派单台', en: 'Dispatch board' },
    callbacks: { zh: '待回访', en: 'Call-backs' },
    rules: { zh: '时限规则', en: 'Deadline rules' },
    tryRule: { zh: '试算时限规则', en: 'Try a deadline rule' },
    templates: { zh: '答复模板', en: 'Reply templates' },
    export: { zh: '导出工单', en: 'Export cases' },
    ripe: { zh: '到期事项', en: 'What is due' },
    sweep: { zh: '到期处理', en: 'Let time pass on a case' },
    reclockings: { zh: '日历变动后的期限重算', en: 'Dates after changes of the calendar' },
    reclockNext: { zh: '待重算期限的工单', en: 'Cases whose dates are to be computed anew' },
    reclock: { zh: '重算期限', en: 'Compute a case’s dates anew' },
    reclockDone: { zh: '记录重算进度', en: 'Note how far dates were computed anew' },
    checkReply: { zh: '答复发出前提醒', en: 'Hints on a reply before it is sent' },
    adviceResults: { zh: '险情提醒与答复提醒的效果', en: 'How alarms and hints on replies did' },
    import: { zh: '导入诉求', en: 'Import a message' },
    saveRule: { zh: '保存时限规则', en: 'Save a deadline rule' },
    saveTemplate: { zh: '保存答复模板', en: 'Save a reply template' },
    saveCategory: { zh: '保存类别', en: 'Save a category' },
  },
  refusals: {
    'not-now': ({ why }) =>
      whyNot[why as WhyNot] ?? { zh: '现在不能办理这一步。', en: 'This step is not possible now.' },
    'case-not-found': {
      zh: '没有找到这个工单，或者它不在您的查看范围内。',
      en: 'This case was not found, or is not within what you may see.',
    },
    'key-wrong': {
      zh: '编号或查询码不对，请核对后再试。',
      en: 'The number or the code is not right; please check both.',
    },
    'area-not-found': { zh: '没有找到这个区域。', en: 'This area was not found.' },
    'point-outside': {
      zh: '地图上标的位置不在本县范围内，请重新标一下，或者只用文字写明地点。',
      en: 'The place on the map lies outside this county; please set it again, or just write where it is.',
    },
    'category-not-found': { zh: '请选择一个有效的类别。', en: 'Please choose a category that exists.' },
    'unit-not-found': { zh: '请选择一个有效的单位。', en: 'Please choose a unit that exists.' },
    'rule-missing': {
      zh: '这个类别还没有时限规则，请联系管理员配置。',
      en: 'There is no deadline rule for this category; an administrator has to add one.',
    },
    'request-not-found': {
      zh: '这个工单里没有这条诉求；拆分时至少要留下一条。',
      en: 'The case holds no such request; when it is split, at least one has to stay.',
    },
    'ask-not-found': {
      zh: '没有找到这项申请，可能已经审批。',
      en: 'This request was not found; it may be decided already.',
    },
    'target-not-found': { zh: '没有找到要遮盖的内容。', en: 'What is to be redacted was not found.' },
    'file-not-found': { zh: '附件没有上传成功，请重新选择。', en: 'An attachment is missing; please choose it again.' },
    'id-number': {
      zh: '内容里有身份证号码。为保护您的隐私，请删去后再提交，办理不需要它。',
      en: 'The text holds an ID number. Please take it out to protect yourself; it is not needed.',
    },
    'date-past': { zh: '日期应在今天之后。', en: 'The date must lie in the future.' },
    'date-future': { zh: '反映时间不能在现在之后。', en: 'The time it was said cannot lie in the future.' },
    'pause-too-long': {
      zh: '暂停超过规定的天数；需要更久请申请挂账或最终答复。',
      en: 'The pause is longer than the rule allows; ask for a hold or a final answer instead.',
    },
    'extension-too-late': { zh: '期限已过，不能再延期。', en: 'The date has passed; it cannot be extended any more.' },
    'extension-too-often': { zh: '延期次数已用完。', en: 'It has been extended as often as the rule allows.' },
    'extension-too-long': { zh: '延期超过规定的天数或总期限。', en: 'The extension is longer than the rule allows.' },
    'rule-invalid': ({ where }) => {
      const part: Said = ruleLabels[String(where).split('.')[0] as keyof typeof ruleLabels] ?? {
        zh: '规则',
        en: 'rule',
      }
      return where === 'ceiling'
        ? { zh: '总期限不能早于办结期限。', en: 'The final limit cannot come before the solving date.' }
        : { zh: `“${part.zh}”没有填对，请检查。`, en: `Please check “${part.en}”: it is not filled in right.` }
    },
    'category-has-children': {
      zh: '这个类别下面还有小类，请先停用小类，或者改到别的类别下。',
      en: 'There are categories under this one; please close them or move them first.',
    },
    'change-not-found': { zh: '没有这次日历变动。', en: 'There is no such change of the calendar.' },
    'template-not-found': { zh: '没有找到这个模板。', en: 'This template was not found.' },
  },
} satisfies WordsFor<typeof casework>
