import type { Said } from '#kernel/words'

const two = (zh: string, en: string): Said => ({ zh, en })

/** What the page of programmes says. */
export const topicWords = {
  title: two('每月一题', 'What many bring up'),
  hint: two('很多人反映的事，办得怎样', 'What is done about what many bring up'),
  text: two(
    '反映的人多的事，作为一题集中办。谁牵头、做什么、什么时候做完都写在这里；管不管用，看大家的反映是不是少了。',
    'What many people bring up is worked on as a whole. Who leads, what is done and until when stands here; whether it helped shows in how much is still brought up.',
  ),
  none: two('现在没有正在集中办的事。', 'Nothing is being worked on as a whole just now.'),
  lead: two('牵头单位', 'Lead unit'),
  dates: two('起止', 'From, until'),
  closed: two('已结束', 'closed'),
  tasks: two('任务', 'Tasks'),
  done: two('已完成', 'done'),
  due: two('期限', 'due'),
  outcome: two('结论：', 'Judgement: '),
  started: two('开始后', 'since the start'),
  before: two('开始前', 'before'),
  curve: (counts: readonly number[]): Said =>
    two(`每周件数：${counts.join('、')}`, `Requests a week: ${counts.join(', ')}`),
}
