import type { Said } from '#kernel/words'

/** Why an act is not possible now. Each has a sentence; a button shows it, the server refuses with it. */
export const whyNot = {
  'not-your-part': { zh: '这一步不由您的岗位办理。', en: 'This step is not for your post.' },
  closed: { zh: '工单已经办结。', en: 'The case is closed.' },
  'still-open': { zh: '工单还在办理中。', en: 'The case is still open.' },
  'not-dispatched': { zh: '工单还没有派到责任单位。', en: 'The case has not been dispatched yet.' },
  'already-dispatched': {
    zh: '工单已经派出；改派请走退回裁定。',
    en: 'The case is dispatched already; a change goes through a return.',
  },
  'already-accepted': { zh: '工单已经签收。', en: 'The case is accepted already.' },
  'not-accepted': { zh: '工单还没有签收。', en: 'The case has not been accepted yet.' },
  'return-window-over': {
    zh: '退回时限已过，视为已签收；请先行办理，需要其他单位配合可申请协办。',
    en: 'The time for returning is over and the case counts as accepted; please start, and add a co-handler where you need one.',
  },
  'return-pending': { zh: '退回正在等待裁定。', en: 'A return is waiting for its ruling.' },
  'nothing-to-rule': { zh: '没有待裁定的退回。', en: 'There is no return to rule on.' },
  'adjudicator-rules': {
    zh: '第二次退回由指定的裁定人裁定。',
    en: 'A second return is ruled on by the named adjudicator.',
  },
  ruled: {
    zh: '责任单位已由裁定确定，不能再退回。',
    en: 'The responsible unit was settled by ruling; it cannot be returned again.',
  },
  'not-claimed': { zh: '责任单位还没有答复办理结果。', en: 'The unit has not reported a result yet.' },
  claimed: { zh: '已答复，正在等待群众评价。', en: 'A result was reported and waits to be judged.' },
  paused: { zh: '工单已暂停计时。', en: 'The clock is paused.' },
  'not-paused': { zh: '工单没有暂停。', en: 'The case is not paused.' },
  'ask-open': { zh: '还有一项申请等待审批。', en: 'Another request is waiting for a decision.' },
  'nothing-asked': { zh: '没有待审批的申请。', en: 'There is nothing to decide.' },
  'not-hard': { zh: '工单没有挂账。', en: 'The case is not on the hard-case list.' },
  'already-hard': { zh: '工单已经挂账。', en: 'The case is on the hard-case list already.' },
  'is-lead': { zh: '主办单位不能同时作为协办单位。', en: 'The lead unit cannot be a co-handler as well.' },
  'complained-of': {
    zh: '这件事投诉的就是这个单位，不能交给它办理。',
    en: 'This is a complaint about that unit; it cannot be given to it.',
  },
  'complaint-apart': {
    zh: '投诉单位的工单要单独办理，不能与其他工单合并。',
    en: 'A complaint about a unit is handled on its own and cannot be merged.',
  },
  'request-gone': {
    zh: '这条诉求不在本工单内，或者已经撤回。',
    en: 'This request is not in the case, or was withdrawn.',
  },
  'co-answered': { zh: '协办事项已经答复。', en: 'Your part was answered already.' },
  'never-claimed-done': {
    zh: '没有办结过，不需要回头看。',
    en: 'It was never done, so there is nothing to look back at.',
  },
  'closed-elsewhere': {
    zh: '这件事是在原系统办结的；如果问题还在，请重新登记一件。',
    en: 'It was closed in the system that it came from; if the matter stands, please record it anew.',
  },
  'not-published': { zh: '工单没有公开。', en: 'The case is not public.' },
  'one-request': { zh: '工单只有一条诉求，不能拆分。', en: 'There is only one request; it cannot be split.' },
  'window-open': { zh: '评价期限还没有到。', en: 'The time to judge is not over yet.' },
  'calls-owed': { zh: '还没有电话回访满两次。', en: 'Two call-backs are owed first.' },
  'nothing-to-post': {
    zh: '没有等着转交对方系统的内容。',
    en: 'Nothing is waiting to be handed over to their system.',
  },
} as const satisfies Record<string, Said>

export type WhyNot = keyof typeof whyNot
