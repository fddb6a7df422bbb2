import type { Said } from '#kernel/words'

export const words = {
  lead: {
    zh: '系统把说同一件事的诉求归到一起。按多少人反映、涉及几天几处、是否在增多来排，不看点赞，也不看谁写得多。',
    en: 'Requests about one matter are put together. What counts is how many people, days and places there are and whether they grow; not votes, and not who writes most.',
  },
  programmeLead: {
    zh: '一件事反映的人多，就作为一题集中办：有牵头单位、有任务、有期限，办得怎样看诉求是否减少。',
    en: 'What many bring up is worked on as a whole: one lead, tasks and dates; whether it helped shows in the requests.',
  },
  topics: { zh: '热点', en: 'Topics' },
  rejected: { zh: '不列入的', en: 'Set aside' },
  programmes: { zh: '每月一题', en: 'Programmes' },
  span: { zh: '时间范围', en: 'Span' },
  span30: { zh: '近 30 天', en: '30 days' },
  span90: { zh: '近 90 天', en: '90 days' },
  span365: { zh: '近一年', en: 'A year' },
  none: { zh: '还没有热点', en: 'No topics yet' },
  noneHint: {
    zh: '至少要有两个人、三条诉求说的是同一件事，才会出现在这里。',
    en: 'It takes three requests of two people about one matter.',
  },
  noRejected: { zh: '没有不列入的热点', en: 'Nothing was set aside' },
  noProgrammes: { zh: '还没有每月一题', en: 'No programmes yet' },
  noProgrammesHint: { zh: '打开一个热点，就可以把它列为每月一题。', en: 'Open a topic to make it one.' },
  pinned: { zh: '置顶', en: 'Pinned' },
  inProgramme: { zh: '已列题', en: 'Programme' },
  last12: { zh: '近 12 周每周件数', en: 'Requests a week, last 12 weeks' },
  pin: { zh: '置顶', en: 'Pin' },
  unpin: { zh: '取消置顶', en: 'Unpin' },
  rename: { zh: '改名', en: 'Rename' },
  merge: { zh: '并入其他热点', en: 'Merge into another' },
  mergeLead: {
    zh: '两个热点说的其实是同一件事时用。并过去以后不会自己分开。',
    en: 'For two topics that are one matter. They do not come apart again by themselves.',
  },
  into: { zh: '并入', en: 'Into' },
  split: { zh: '拆分', en: 'Split' },
  splitLead: {
    zh: '选中的诉求另成一个热点，以后不会再自动归回来。',
    en: 'The chosen requests become a topic of their own and do not come back by themselves.',
  },
  takeOut: { zh: '移出', en: 'Take out' },
  takeOutLead: {
    zh: '这条诉求说的是别的事。移出后不会再自动归回来。',
    en: 'It is about something else. It does not come back by itself.',
  },
  reject: { zh: '不列入', en: 'Set aside' },
  rejectLead: {
    zh: '不再显示在热点里；新的同类诉求仍会归到这里。',
    en: 'No longer shown among the topics; new requests about it still come here.',
  },
  restore: { zh: '恢复列入', en: 'Bring back' },
  reason: { zh: '理由', en: 'Reason' },
  name: { zh: '名称', en: 'Name' },
  members: { zh: '归在一起的诉求', en: 'Requests in it' },
  why: { zh: '为什么归到这里', en: 'Why it is here' },
  byPerson: { zh: '人工归入', en: 'Put here by a person' },
  firstOne: { zh: '最早一条', en: 'The first' },
  shared: { zh: '都提到：', en: 'They share: ' },
  choose: { zh: '选择', en: 'Choose' },
  openProgramme: { zh: '列为每月一题', en: 'Make it a programme' },
  openLead: {
    zh: '名称、目标和任务会向群众公开，请不要写人名。开始以后可以再加任务。',
    en: 'Title, aim and tasks are public: no names of people, please. Tasks can be added later.',
  },
  seeProgramme: { zh: '查看这一题', en: 'See the programme' },
  title: { zh: '题目', en: 'Title' },
  aim: { zh: '要达到什么', en: 'What is to be reached' },
  leadUnit: { zh: '牵头单位', en: 'Lead unit' },
  starts: { zh: '开始', en: 'Start' },
  ends: { zh: '结束', en: 'End' },
  task: { zh: '第一项任务', en: 'First task' },
  taskUnit: { zh: '由谁办', en: 'Who does it' },
  tasks: { zh: '任务', en: 'Tasks' },
  addTask: { zh: '增加任务', en: 'Add a task' },
  what: { zh: '做什么', en: 'What' },
  due: { zh: '期限', en: 'Due' },
  minutes: { zh: '大约要多少分钟', en: 'About how many minutes' },
  minutesHint: {
    zh: '记在受理中心名下，算它给承办单位增加的工作量。',
    en: 'Counted as work that the centre asks of the unit.',
  },
  finish: { zh: '报完成', en: 'Report done' },
  note: { zh: '做了什么', en: 'What was done' },
  doneOn: { zh: '已完成', en: 'Done' },
  late: { zh: '已过期限', en: 'Past its date' },
  noTasks: { zh: '还没有任务', en: 'No tasks yet' },
  close: { zh: '结束这一题', en: 'Close the programme' },
  closeLead: {
    zh: '请看着曲线决定：诉求是否真的少了，为什么现在可以结束。当天的数字会和您的决定一起留存、公开。',
    en: 'Look at the curve: did requests really fall, and why may it end now? The numbers of the day stay public with what you write.',
  },
  decision: { zh: '您的判断', en: 'Your judgement' },
  curve: { zh: '每周新增诉求', en: 'New requests a week' },
  table: { zh: '看数字', en: 'See the numbers' },
  week: { zh: '周（开始日）', en: 'Week from' },
  requests: { zh: '诉求', en: 'Requests' },
  before: { zh: '开始前', en: 'Before' },
  after: { zh: '开始后', en: 'Since' },
  closed: { zh: '已结束', en: 'Closed' },
  running: { zh: '进行中', en: 'Running' },
  pressKeys: {
    zh: 'j k 上下移动 · x 选中 · p 置顶 · n 改名 · m 合并 · s 拆分 · r 移出 · d 不列入',
    en: 'j k move · x choose · p pin · n rename · m merge · s split · r take out · d set aside',
  },
} satisfies Record<string, Said>

const times = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

export const sizeOf = (size: number, people: number): Said => ({
  zh: `共 ${size} 条，${people} 人`,
  en: `${times(size, 'request')} of ${people} ${people === 1 ? 'person' : 'people'}`,
})
export const unreadOf = (n: number): Said => ({
  zh: `还有 ${n >= 1000 ? '1000 多' : n} 条新诉求正在归并`,
  en: `${n >= 1000 ? 'More than 1000' : n} new requests are being read`,
})
export const nearOf = (near: number): Said => ({
  zh: `相近程度 ${Math.round(near * 100)}%`,
  en: `${Math.round(near * 100)} % alike`,
})
export const tasksOf = (done: number, all: number): Said => ({
  zh: `任务 ${done}/${all}`,
  en: `${done} of ${all} tasks done`,
})
export const chosenOf = (n: number): Said => ({ zh: `已选 ${n} 条`, en: `${n} chosen` })
