import type { Said } from '#kernel/words'

const cases = (n: number): string => `${n} case${n === 1 ? '' : 's'}`

export const words = {
  choose: { zh: '选择', en: 'Choose' },
  chooseOne: (what: string): Said => ({ zh: `选择 ${what}`, en: `Choose ${what}` }),
  all: { zh: '全选', en: 'Choose all' },
  first: (n: number): Said => ({ zh: `选前 ${n} 件`, en: `Choose the first ${n}` }),
  bar: { zh: '成批办理', en: 'Do to several' },
  chosen: (n: number): Said => ({ zh: `已选 ${n} 件`, en: `${cases(n)} chosen` }),
  full: (n: number): Said => ({ zh: `已选 ${n} 件，一次最多选这么多`, en: `${cases(n)} chosen, the most at one time` }),
  clear: { zh: '取消选择', en: 'Let go' },
  checking: { zh: '正在核对哪些可以办……', en: 'Checking what can be done …' },
  nothing: {
    zh: '所选工单没有您岗位可以成批办理的步骤。',
    en: 'Nothing can be done to these cases together from your post.',
  },
  whyNot: { zh: '哪些不行，为什么', en: 'Which not, and why' },
  forecast: (can: number, cannot: number, act: Said): Said => {
    const zh = [can > 0 && `${can} 件可以${act.zh}`, cannot > 0 && `${cannot} 件不行`].filter(Boolean).join('，')
    const en = [can > 0 && `${can} can be done`, cannot > 0 && `${cannot} cannot`].filter(Boolean).join(', ')
    return { zh, en: `${act.en}: ${en}` }
  },
  because: (n: number, why: Said): Said => ({ zh: `${n} 件：${why.zh}`, en: `${n}: ${why.en}` }),
  progress: { zh: '办理进度', en: 'Progress' },
  doneOf: (done: number, all: number): Said => ({
    zh: `已处理 ${done} / ${all} 件`,
    en: `${done} of ${all} dealt with`,
  }),
  result: (done: number, refused: number, left: number): Said => ({
    zh: [`${done} 件已办妥`, refused > 0 && `${refused} 件没有办`, left > 0 && `还剩 ${left} 件`]
      .filter(Boolean)
      .join('，'),
    en: [`${done} done`, refused > 0 && `${refused} not done`, left > 0 && `${left} left`].filter(Boolean).join(', '),
  }),
  stop: { zh: '停下', en: 'Stop' },
  goOn: (n: number): Said => ({ zh: `继续办剩下的 ${n} 件`, en: `Go on with the ${n} left` }),
  results: { zh: '办理结果', en: 'Results' },
  done: { zh: '已办妥', en: 'Done' },
  left: { zh: '还没办', en: 'Not done yet' },
  stays: {
    zh: '没有办的都还在，办过的不会重复办。网络恢复后请继续。',
    en: 'What is left stays left, and nothing is done twice. Please go on once the network is back.',
  },
  unfinished: { zh: '没有办完的成批办理', en: 'A job that was cut off' },
  cutOff: (n: number, act: Said): Said => ({
    zh: `上次成批“${act.zh}”中断，还剩 ${n} 件没有办；办过的不会重复办。`,
    en: `“${act.en}” on several cases was cut off with ${n} left; nothing is done twice.`,
  }),
  goOnWith: { zh: '接着办', en: 'Go on' },
  drop: { zh: '不办了', en: 'Leave them' },
  fillOne: { zh: '请至少填写一项要改的内容。', en: 'Please fill in at least one thing to change.' },
}
