import type { Said } from '#kernel/words'

export const words = {
  entry: { zh: '自有系统对接', en: 'Its own Open311 system' },
  title: (name: Said): Said => ({ zh: `自有系统对接：${name.zh}`, en: `Own Open311 system: ${name.en}` }),
  lead: {
    zh: '启用以后派给这个单位的工单会自动转交它自己的系统，办理情况读回这里；已经在办的，保存后可以一并转交。责任、时限和群众评价不变。',
    en: 'Cases sent to this unit from now on are posted to its own system, and what it says is read back; those it works on already can follow once this is saved. Who is responsible, the dates and the resident’s judgement stay as they are.',
  },
  url: { zh: '接口地址（GeoReport v2）', en: 'Address (GeoReport v2)' },
  urlHint: { zh: '例如 https://311.example.org/v2', en: 'For example https://311.example.org/v2' },
  jurisdiction: { zh: '地区代码 jurisdiction_id', en: 'jurisdiction_id' },
  jurisdictionHint: { zh: '对方只管一个地区的不用填。', en: 'Not needed where they serve only one.' },
  key: { zh: '接口密钥', en: 'API key' },
  keyHint: {
    zh: '由对方提供，加锁保存，不再显示。',
    en: 'They give it to you. It is kept locked and never shown again.',
  },
  keyKept: {
    zh: '已保存，不再显示；要换才填。',
    en: 'One is kept and never shown; fill in only to replace it.',
  },
  format: { zh: '格式', en: 'Format' },
  media: { zh: '照片', en: 'Pictures' },
  mediaHint: {
    zh: '按对方系统能接收的方式选。照片里的位置信息已经去除。',
    en: 'Choose what their system takes. Positions inside the pictures have been removed.',
  },
  mediaNone: { zh: '不发照片', en: 'Send none' },
  mediaUrl: {
    zh: '发照片地址（media_url），只发已公开的照片',
    en: 'Send the address (media_url), of public pictures only',
  },
  mediaFile: { zh: '直接发照片文件（media）', en: 'Send the files (media)' },
  updates: { zh: '对方支持办理动态扩展（servicerequestupdates）', en: 'They have the updates extension' },
  updatesHint: {
    zh: '能读到更多进展，群众的补充、催办和重新办理也会推送过去。',
    en: 'More progress is read, and what residents add, reminders and reopenings are pushed to them.',
  },
  contact: { zh: '把联系方式一并转交', en: 'Send contact data along' },
  contactHint: {
    zh: '只在对方必须直接联系群众时勾选，而且只转交群众同意提供的。',
    en: 'Only where they must reach residents themselves; and only of those who agreed.',
  },
  on: { zh: '启用对接', en: 'Turned on' },
  fallback: { zh: '没有另外指定的事项，转到对方的', en: 'Whatever is not set below goes to' },
  fallbackHint: {
    zh: '不选的话，没有对应的事项转交不出去，会提醒派单员。',
    en: 'Left empty, what is not set below cannot be handed over, and the dispatcher is told.',
  },
  save: { zh: '保存并测试', en: 'Save and test' },
  match: { zh: '设置事项对应', en: 'Match categories' },
  matchTitle: (name: Said): Said => ({ zh: `事项对应：${name.zh}`, en: `Categories of ${name.en}` }),
  matchLead: {
    zh: '我们的事项类别由对方的哪个服务项目接收。小类不选就随大类，大类也不选就用默认的。',
    en: 'Which of their services takes which of our categories. Left empty, a category goes with the one above it, and then with the default.',
  },
  theirQuestion: (service: string, question: string, required: boolean): Said => ({
    zh: `${required ? '必填' : '选填'} · ${service}：${question}`,
    en: `${required ? 'Required' : 'Optional'} · ${service}: ${question}`,
  }),
  theirQuestionHint: {
    zh: '对方的问题，用我们哪个问题的回答来填。代码相同的不用选。',
    en: 'Which of our questions answers this one of theirs. Those of the same code need no choice.',
  },
  unanswered: (names: readonly string[]): Said => ({
    zh: `对方必填、我们还没有对应问题：${names.join('、')}。涉及的工单会提醒派单员，转交不出去。`,
    en: `They insist on answers that nothing here gives: ${names.join(', ')}. Such cases cannot be handed over, and the dispatcher is told.`,
  }),
  held: (n: number): Said => ({
    zh: `该单位还有 ${n} 件在办工单没有转交过去。`,
    en:
      n === 1
        ? 'One case that the unit works on has not been handed over.'
        : `${n} cases that the unit works on have not been handed over.`,
  }),
  handOverHeld: { zh: '全部转交', en: 'Hand them over' },
  catchingUp: (n: number): Said => ({
    zh: `正在转交在办工单，还有 ${n} 件……`,
    en: `Handing over what the unit works on; ${n} to go…`,
  }),
  off: {
    zh: '已停用：工单不再转交，仍由该单位在本系统办理。',
    en: 'Turned off: nothing is posted; the unit works here.',
  },
  testing: { zh: '正在测试……', en: 'Testing…' },
  reached: (n: number): Said => ({
    zh: `已连上，对方有 ${n} 个服务项目。`,
    en: n === 1 ? 'Reached; they have one service.' : `Reached; they have ${n} services.`,
  }),
  failed: (why: Said): Said => ({ zh: `没有连上：${why.zh}。`, en: `Not reached: ${why.en}.` }),
  readFailed: (why: Said): Said => ({ zh: `上次读取没有成功：${why.zh}。`, en: `The last reading failed: ${why.en}.` }),
  lastRead: { zh: '上次读取', en: 'Last read' },
} satisfies Record<string, Said | ((...args: never[]) => Said)>
