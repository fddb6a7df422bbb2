import type { Said } from '#kernel/words'

export const intake = {
  title: { zh: '代为登记诉求', en: 'Record a request' },
  submit: { zh: '登记', en: 'Record' },
  channel: { zh: '群众怎样提出的', en: 'How it reached us' },
  text: { zh: '群众说了什么', en: 'What was said' },
  textHint: { zh: '尽量用群众的原话，不要写身份证号。', en: 'In their own words where you can; no ID numbers.' },
  place: { zh: '地点', en: 'Place' },
  point: { zh: '地图位置', en: 'On the map' },
  pointHint: {
    zh: '标出位置后，不选区域也会自动归到所在社区。',
    en: 'With a place marked, the area need not be chosen: it is found from the map.',
  },
  area: { zh: '所属区域', en: 'Area' },
  category: { zh: '类别', en: 'Category' },
  urgency: { zh: '缓急程度', en: 'Urgency' },
  join: { zh: '并入已有工单', en: 'Join an open case' },
  joinHint: {
    zh: '如果说的是同一件事，输入编号或标题里的几个字查找。',
    en: 'Where it is the same matter: find it by number or title.',
  },
  about: { zh: '投诉的单位', en: 'Complained of' },
  aboutHint: {
    zh: '群众投诉某个单位时才选；选了就不会派给它办理。',
    en: 'Only for a complaint about a unit: the case is then never given to it.',
  },
  name: { zh: '称呼', en: 'Name' },
  phone: { zh: '电话', en: 'Phone' },
  consent: { zh: '本人同意办理单位为此事联系', en: 'They agree that the handling unit may get in touch about this' },
  anonymous: { zh: '匿名', en: 'Anonymous' },
  onBehalf: { zh: '代他人提出', en: 'On behalf of somebody else' },
  phoneless: { zh: '不方便上网，请电话回访', en: 'Cannot go online; please call back' },
  files: { zh: '附件', en: 'Attachments' },
  done: { zh: '已登记', en: 'Recorded' },
  tell: {
    zh: '请把编号和查询码告诉群众。查询码只显示这一次。',
    en: 'Please tell them the number and the code. The code is shown only now.',
  },
  number: { zh: '编号', en: 'Number' },
  code: { zh: '查询码', en: 'Code' },
  joined: { zh: '已并入原有工单，进展会一并告知。', en: 'It joined the open case; both will be told of progress.' },
} satisfies Record<string, Said>
