import type { Said } from '#kernel/words'
import type { Output } from '../api.ts'

type Learner = Output<'casework.quality'>['learners'][number]
type Silence = NonNullable<NonNullable<Learner['report']>['silent']>

export const words = {
  lead: {
    zh: '系统从本地以往的派单记录里学习。最近五分之一的记录留作考题，不参加学习；考得比“照惯例猜”好，才开口建议。',
    en: 'The machine learns from how cases were dispatched here. The newest fifth is kept back as a test; only what beats guessing the usual answer is allowed to speak.',
  },
  speaks: { zh: '正在提供建议', en: 'Speaking' },
  silent: { zh: '暂不开口', en: 'Silent' },
  never: { zh: '还没有学习过，稍后会自动开始。', en: 'It has not learnt yet; it will begin by itself.' },
  since: { zh: '开始建议', en: 'Speaking since' },
  learntAt: { zh: '最近学习', en: 'Learnt last' },
  n: { zh: '学习的派单记录', en: 'Choices learnt from' },
  tested: { zh: '考题（最近的记录）', en: 'Tested on (the newest)' },
  accuracy: { zh: '答对', en: 'Right' },
  usual: { zh: '照惯例猜，答对', en: 'Right by guessing the usual' },
  macroF1: { zh: '各项平均（宏 F1）', en: 'Mean over classes (macro F1)' },
  usualF1: { zh: '照惯例猜，各项平均', en: 'The same by guessing' },
  answered: { zh: '有把握开口的', en: 'Sure enough to speak' },
  ofThem: { zh: '其中答对', en: 'of these right' },
  ece: { zh: '把握与实际相差（ECE）', en: 'Promise against outcome (ECE)' },
  lately: { zh: '近 30 天的建议', en: 'Suggestions, last 30 days' },
  taken: { zh: '采纳', en: 'taken' },
  overruled: { zh: '改选', en: 'overruled' },
  noneLately: { zh: '还没有', en: 'none yet' },
  bins: { zh: '它说的把握靠得住吗', en: 'Does its sureness hold?' },
  binsLead: {
    zh: '竖线是它自己说的把握，横条是实际答对的比例；两者对齐就靠得住。',
    en: 'The stroke is how sure it said it was, the bar how often it was right; it holds where they meet.',
  },
  sure: { zh: '把握', en: 'Sureness' },
  right: { zh: '实际答对', en: 'Right' },
  cases: { zh: '件数', en: 'Cases' },
  classes: { zh: '分项看', en: 'One by one' },
  name: { zh: '名称', en: 'Name' },
  precision: { zh: '说它时答对', en: 'Right when said' },
  recall: { zh: '是它时认出', en: 'Found when true' },
  gone: { zh: '（已停用）', en: '(closed)' },
  threshold: { zh: '开口的门槛', en: 'How sure it must be to speak' },
  ownThreshold: { zh: '自动', en: 'by itself' },
  setThreshold: { zh: '调整门槛', en: 'Change' },
  thresholdLead: {
    zh: '低于这个把握就不作建议。留空则自动取“以往答对 95% 以上”的门槛。',
    en: 'Below this it makes no suggestion. Leave it empty to take what was right 95 times in 100 before.',
  },
  percent: { zh: '把握（50–99，百分数）', en: 'Sureness (50–99, in per cent)' },
} satisfies Record<string, Said>

export const kinds: Record<Learner['kind'], Said & { lead: Said }> = {
  category: {
    zh: '类别建议',
    en: 'Category',
    lead: { zh: '这件诉求属于哪一类。', en: 'What a request is about.' },
  },
  unit: {
    zh: '单位建议',
    en: 'Unit',
    lead: {
      zh: '该交给哪个单位；只学签收了、没有退回的。',
      en: 'Who should have it; learnt from units that accepted and did not return it.',
    },
  },
}

export const silences: Record<Silence, (n: number) => Said> = {
  few: (n) => ({
    zh: `派单记录只有 ${n} 条，满 200 条才够学。`,
    en: `There are ${n} choices so far; it takes 200 to learn from.`,
  }),
  'one-answer': () => ({
    zh: '以往的派单几乎只有一种答案，没有可学的区别。',
    en: 'Nearly all choices so far were the same; there is nothing to tell apart.',
  }),
  unsure: () => ({
    zh: '猜得比惯例准，但还没有哪一件的把握够得上门槛，先不开口；派单记录多了会好起来，也可以调低门槛。',
    en: 'It guesses better than the usual answer but was never sure enough to speak. More choices will help; so does a lower threshold.',
  }),
  'no-better': () => ({
    zh: '答对的比例没有比“照惯例猜”高出 5 个百分点，所以不开口。',
    en: 'It was not right at least 5 points more often than guessing the usual answer, so it says nothing.',
  }),
}

/** Judgement that learns nothing: counted by what people made of it. */
export const counted = {
  from: { zh: '统计自', en: 'Counted since' },
  few: { zh: '不足五件，暂不显示', en: 'fewer than five, not shown' },
  together: { zh: '同一件事', en: 'The same matter' },
  togetherLead: {
    zh: '提交前提示已有的诉求，受理时提示可并单的工单；并不并由人决定。',
    en: 'Before somebody sends, and when a case is triaged, what seems to be the same is offered; people decide.',
  },
  requests: { zh: '收到的诉求', en: 'Requests' },
  matters: { zh: '合成的事项', en: 'Matters they are about' },
  joined: { zh: '提交时加入已有事项', en: 'Joined when they were said' },
  merged: { zh: '由工作人员并单', en: 'Merged by staff' },
  alarms: { zh: '险情提醒', en: 'Alarms' },
  alarmsLead: {
    zh: '话里提到危险，就把原话标出来，排在待受理的最前面；只提醒，不改紧急程度。',
    en: 'Where words speak of danger, they are marked and the case stands first in the queue; the urgency is for a person to set.',
  },
  seen: { zh: '提醒', en: 'Alarms' },
  raised: { zh: '被改为紧急', en: 'Made urgent' },
  dismissed: { zh: '查看后确认无险情', en: 'Dismissed' },
  waiting: { zh: '还没有人处理', en: 'Not looked at yet' },
  missed: { zh: '没有提醒、由人改为紧急', en: 'Made urgent without an alarm' },
  replies: { zh: '答复提醒', en: 'Hints on replies' },
  repliesLead: {
    zh: '答复发出前看一看：有没有答到点上、做了什么、谁做的、什么时候。只提建议，不拦。',
    en: 'Before a reply goes out: does it answer, say what was done, by whom and when? Advice only.',
  },
  advised: { zh: '带着未采纳的提醒发出', en: 'Sent with hints left open' },
  advisedContent: { zh: '其中群众满意／已评价', en: 'Of these content / judged' },
  clear: { zh: '没有提醒的答复', en: 'Sent without hints' },
  clearContent: { zh: '其中群众满意／已评价', en: 'Of these content / judged' },
} satisfies Record<string, Said>
