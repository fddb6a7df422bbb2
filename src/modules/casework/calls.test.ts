import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askOf, caseAt, content, earlier, later, storedFile, type Held, type Stage } from '#test/case-at'
import { must, orgOf } from '#test/office'
import { openTrials } from '#test/open-trials'
import { caseThere, connect, sent } from '#test/remote-at'
import { threeTests } from '#test/three-tests'
import { opening, programmeAt, topicAt, type Topic } from '#test/topic-at'
import { again, makeWorld, stranger, system, type Staff, type World } from '#test/world'
import { roomOf } from '#kernel/house'
import { org } from '#kernel/org/contract'
import { iso } from '#kernel/time'
import { casework } from '#casework/contract'
import { finish } from './rules/learner/learn.ts'
import { teach } from './rules/routing.ts'
import { whyNot } from './rules/why-not.ts'
import { deadlineRules } from '../../server/pack-cn/casework.ts'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const by = (seat: keyof Staff) => (world: World) => world.staff[seat]
const house = () => system()
const arrived = (job: string) => ({
  job,
  name: '留言.csv',
  bytes: 9,
  kind: 'csv',
  header: ['a', 'b', 'c'],
  guesses: [],
  mapping: {},
  by: randomUUID(),
})
const filed = async (world: World): Promise<string> => {
  const job = randomUUID()
  await world.casework('noteImport', arrived(job), system())
  return job
}
const starting = (job: string) => ({ job, mapping: { id: 'a', time: 'b', text: 'c' }, source: '留言板', isTrial: true })
const calling = (category: string) => [{ word: '路灯坏了', category }]
const begun = async (world: World): Promise<string> => {
  const job = await filed(world)
  await world.casework('startImport', starting(job), world.staff.leader)
  return job
}
const reached = { counts: { read: 1, added: 1, known: 0, rejected: 0, noted: {} }, part: 1 }
const told = () => ({ ...light, source: `old:${randomUUID()}`, at: '2026-09-01T08:00:00.000Z' })
const resident = { kind: 'resident', id: randomUUID(), contact: '13700000000' } as const

/** An input about a case at a stage. */
const on =
  <More extends object>(stage: Stage, more?: (world: World, held: Held) => More | Promise<More>) =>
  async (world: World) => {
    const held = await caseAt(world, stage)
    return { case: held.case, ...((await more?.(world, held)) as More) }
  }

/** An input of whoever holds the number and the code of a case at a stage. */
const held =
  <More extends object>(stage: Stage, more?: More) =>
  async (world: World) => {
    const { number, code } = await caseAt(world, stage)
    return { number, code, ...(more as More) }
  }

/** The right number with somebody else's code. */
const wrongKey =
  <More extends object>(stage: Stage, more?: More) =>
  async (world: World) => {
    const [{ number }, { code }] = [await caseAt(world, stage), await caseAt(world, 'received')]
    return { number, code, ...(more as More) }
  }

/** A case whose words are public, and a picture of it that is or is not. */
async function withPicture(world: World, isReleased: boolean) {
  const picture = await storedFile(world)
  const { value } = (await world.casework('say', { ...light, files: [picture] }, stranger())) as { value: Held }
  const files = isReleased ? [picture] : []
  await world.casework('publish', { case: value.case, text: '路灯不亮', files }, world.staff.dispatcher)
  return { picture }
}

const note = { note: '已核实' }
const reason = { reason: '已核实' }
const light = { text: '路灯不亮', area: '990101.001.001' }
const hidden = { outsider: 'case-not-found' }
const noKey = { outsider: 'key-wrong' }
/** The part of every rule that a county must give; see the policy pack. */
const rule = { ...deadlineRules.find((row) => row.category === '*')?.rule }
const nothing = { outsider: { cases: [] } }
/** Calls that nothing but their input can stand against. */
const onlyInput = <Input>(input: Input) => ({ refused: 'invalid-input' as const, when: () => input })
const wrong = (input: object) => onlyInput(input as never)
const anything = onlyInput('x' as never)

/** What comes of too few choices. */
const unlearnt = finish(teach([])).report

/** A case that was dispatched last night: its window for returning has passed in silence. */
const overnight = async (world: World) => {
  const now = world.clock.now().toString()
  world.clock.forward({ hours: -120 })
  const { case: id } = await caseAt(world, 'dispatched')
  world.clock.set(now)
  return { case: id }
}

/** An input about a hot topic. */
const onTopic =
  <More extends object>(more?: (world: World, topic: Topic) => More | Promise<More>) =>
  async (world: World) => {
    const made = await topicAt(world)
    return { topic: made.topic, ...((await more?.(world, made)) as More) }
  }
const noTopic = <More extends object>(more?: More) => ({
  refused: 'topic-not-found' as const,
  when: () => ({ topic: randomUUID(), ...(more as More) }),
  outsider: 'topic-not-found',
})

/** An input about an open programme. */
const inProgramme =
  <More extends object>(more?: (world: World) => More) =>
  async (world: World) => ({ programme: (await programmeAt(world)).programme, ...(more?.(world) as More) })
const onTask = async (world: World) => ({ task: (await programmeAt(world)).task, note: '已重新审批' })

/** A programme whose tasks are done and that has run long enough for its curve to say something. */
const ripe = async (world: World) => {
  const now = world.clock.now().toString()
  world.clock.forward({ hours: -24 * 20 })
  const { programme, task } = await programmeAt(world)
  await world.casework('finishTask', { task, ...note }, again(world.staff.lamp))
  world.clock.set(now)
  return { programme, ...reason }
}

let inspecting: string | undefined
/** A complaint that was kept while nobody sat in a unit that takes it in; now somebody does. */
const keptComplaint = async (world: World) => {
  const { admin } = world.staff
  const { persons } = await must(orgOf(world)('persons', {}, admin))
  const seat = (post: string, person: string | null) =>
    must(orgOf(world)('seat', { post, person, reason: '到岗' }, admin))
  if (inspecting) await seat(inspecting, null)
  const said = { text: '电话打了四次没人接。', area: '990101.001.001', about: world.units.centre }
  const { case: id } = await must(world.casework('say', said, again(stranger())))
  const name = { zh: `督查室${randomUUID()}`, en: 'Inspectorate' }
  const unit = (await must(orgOf(world)('saveUnit', { kind: 'government', name, area: '990101' }, admin))).id
  const post = { unit, role: 'inspector', area: '990101', title: { zh: '督查员', en: 'Inspector' } }
  inspecting = (await must(orgOf(world)('savePost', post, admin))).id
  await seat(inspecting, persons[0]?.id ?? '')
  return { case: id }
}

let daysOff = 0
/** A case whose dates a day off moves that the county sets now: tomorrow, the next time the day after. */
const beforeDayOff = async (world: World) => {
  daysOff += 1
  const { case: id } = await caseAt(world, 'handling')
  const date = world.clock
    .now()
    .add({ hours: 24 * daysOff })
    .toString()
    .slice(0, 10)
  const day = { date, name: { zh: '防汛', en: 'Flood' }, kind: 'off' as const, reason: '防汛指挥部通知' }
  await roomOf(world.house, org)('saveLocalDays', { days: [day] }, again(world.staff.admin))
  return { case: id, since: iso(world.clock.now()) }
}

const dayOffSeen = async (world: World) => {
  const { case: id } = await beforeDayOff(world)
  return { revision: 1, total: 1, cases: [id], moved: 1, units: [world.units.lamp], failed: [] }
}

/** A picture that came with what somebody said. */
const withFile = async (world: World) => {
  const file = await storedFile(world)
  await world.casework('say', { ...light, files: [file] }, stranger())
  return { file }
}

const refusedOutright = { kind: 'failed', failure: { code: 'no-service' }, unclear: false } as const
const noted = { kind: 'sent', theirs: 'T-1', token: null, notice: null, contact: false } as const
const word = { mark: 'update:1', status: 'in_progress', text: '师傅已出发', listed: false }
const connected = async (world: World) => ({ unit: await connect(world) })
const nowhere = () => ({ posting: randomUUID() })

threeTests(casework, () => w, {
  services: openTrials.services,
  saveCategoryForm: openTrials.saveCategoryForm,
  publicCases: openTrials.publicCases,
  updates: openTrials.updates,
  report: openTrials.report,
  relay: openTrials.relay,
  say: {
    by: stranger,
    done: () => light,
    answer: { joined: false },
    refused: 'id-number',
    when: () => ({ ...light, text: '我的身份证号是11010519491231002X' }),
    outsider: 'case-not-found',
    outside: async (world) => ({ ...light, join: (await caseAt(world, 'received')).case }),
  },
  record: {
    by: by('operator'),
    done: () => ({ ...light, channel: 'phone' as const, phoneless: true }),
    answer: { joined: false },
    act: 'casework.say',
    refused: 'date-future',
    when: (world) => ({ ...light, channel: 'phone' as const, saidAt: later(world) }),
    outsider: 'no-right',
  },
  add: {
    by: stranger,
    done: held('received', { text: '今晚还是不亮' }),
    answer: { status: 'received', n: 2 },
    refused: 'not-now',
    when: held('withdrawn', { text: '今晚还是不亮' }),
    ...noKey,
    outside: wrongKey('received', { text: '今晚还是不亮' }),
  },
  judge: {
    by: stranger,
    done: held('claimed', content),
    answer: { status: 'confirmed' },
    refused: 'not-now',
    when: held('handling', content),
    ...noKey,
    outside: wrongKey('claimed', content),
  },
  objectToHard: {
    by: stranger,
    done: held('hard', reason),
    refused: 'not-now',
    when: held('handling', reason),
    ...noKey,
    outside: wrongKey('hard', reason),
  },
  withdraw: {
    by: stranger,
    done: held('handling'),
    answer: { status: 'withdrawn' },
    refused: 'not-now',
    when: held('withdrawn'),
    ...noKey,
    outside: wrongKey('handling'),
  },
  triage: {
    by: by('dispatcher'),
    done: on('received', () => ({ category: 'city-light', urgency: 'urgent' as const })),
    refused: 'category-not-found',
    when: on('received', () => ({ category: 'no-such' })),
    ...hidden,
  },
  dispatch: {
    by: by('dispatcher'),
    done: on('received', (world) => ({ unit: world.units.lamp, category: 'city-light' })),
    answer: { status: 'dispatched' },
    refused: 'unit-not-found',
    when: on('received', () => ({ unit: randomUUID(), category: 'city-light' })),
    ...hidden,
  },
  refer: {
    by: by('dispatcher'),
    done: on('received', () => ({ reason: 'legal-path' as const, reply: '请向法院起诉。' })),
    answer: { status: 'referred' },
    refused: 'not-now',
    when: on('claimed', () => ({ reason: 'legal-path' as const, reply: '请向法院起诉。' })),
    ...hidden,
  },
  remind: {
    by: by('dispatcher'),
    done: on('handling', () => note),
    refused: 'not-now',
    when: on('received', () => note),
    ...hidden,
  },
  merge: {
    by: by('dispatcher'),
    done: on('received', async (world) => ({ into: (await caseAt(world, 'handling')).case, ...reason })),
    answer: { status: 'merged' },
    refused: 'not-now',
    when: on('received', async (world) => ({ into: (await caseAt(world, 'confirmed')).case, ...reason })),
    ...hidden,
  },
  split: {
    by: by('dispatcher'),
    done: on('joined', (_world, { request }) => ({ requests: [request], ...reason })),
    refused: 'request-not-found',
    when: on('received', (_world, { request }) => ({ requests: [request], ...reason })),
    ...hidden,
  },
  ruleReturn: {
    by: by('dispatcher'),
    done: on('returned', () => ({ upheld: false, ...note })),
    answer: { status: 'handling' },
    refused: 'not-now',
    when: on('dispatched', () => ({ upheld: false, ...note })),
    ...hidden,
  },
  read: {
    by: by('lamp'),
    done: on('dispatched'),
    refused: 'not-now',
    when: on('moved'),
    whenBy: by('water'),
    ...hidden,
  },
  accept: {
    by: by('lamp'),
    done: on('dispatched'),
    answer: { status: 'handling' },
    refused: 'not-now',
    when: on('handling'),
    ...hidden,
  },
  return: {
    by: by('lamp'),
    done: on('dispatched', () => ({ reason: 'not-our-duty' as const, basis: '职责清单' })),
    refused: 'not-now',
    when: on('handling', () => ({ reason: 'not-our-duty' as const, basis: '职责清单' })),
    ...hidden,
  },
  contact: {
    by: by('lamp'),
    done: on('handling', () => ({ how: 'phone' as const, reached: true })),
    refused: 'not-now',
    when: on('confirmed', () => ({ how: 'phone' as const, reached: true })),
    ...hidden,
  },
  note: {
    by: by('lamp'),
    done: on('handling', () => ({ text: '已到现场' })),
    refused: 'not-now',
    when: on('confirmed', () => ({ text: '已到现场' })),
    ...hidden,
  },
  addCo: {
    by: by('lamp'),
    done: on('handling', (world) => ({ unit: world.units.water, task: '看看水管' })),
    refused: 'date-past',
    when: on('handling', (world) => ({ unit: world.units.water, task: '看看水管', due: earlier(world) })),
    ...hidden,
  },
  answerCo: {
    by: by('water'),
    done: on('helped', () => ({ text: '水管无碍' })),
    refused: 'not-now',
    when: on('helped', () => ({ text: '水管无碍' })),
    whenBy: by('lamp'),
    ...hidden,
  },
  ask: {
    by: by('lamp'),
    done: on('handling', () => ({ kind: 'extension' as const, days: 2, ...reason })),
    refused: 'not-now',
    when: on('asked', () => ({ kind: 'extension' as const, days: 2, ...reason })),
    ...hidden,
  },
  decide: {
    by: by('leader'),
    done: on('asked', async (world, { case: id }) => ({ ask: await askOf(world, id), approved: true, ...note })),
    refused: 'ask-not-found',
    when: on('asked', () => ({ ask: randomUUID(), approved: true, ...note })),
    ...hidden,
  },
  resume: {
    by: by('lamp'),
    done: on('paused', () => note),
    refused: 'not-now',
    when: on('handling', () => note),
    ...hidden,
  },
  reviewHard: {
    by: by('lamp'),
    done: on('hard', (world) => ({ ...note, nextContact: later(world), solvable: false })),
    refused: 'date-past',
    when: on('hard', (world) => ({ ...note, nextContact: earlier(world), solvable: false })),
    ...hidden,
  },
  claim: {
    by: by('lamp'),
    done: on('handling', () => ({ reply: '已修好。' })),
    answer: { status: 'claimed' },
    refused: 'not-now',
    when: on('dispatched', () => ({ reply: '已修好。' })),
    ...hidden,
  },
  recordJudgement: {
    by: by('operator'),
    done: on('claimed', () => ({ how: 'phone' as const, ...content })),
    answer: { status: 'confirmed' },
    act: 'casework.judge',
    refused: 'not-now',
    when: on('handling', () => ({ how: 'phone' as const, ...content })),
    ...hidden,
  },
  tryCall: { by: by('operator'), done: on('claimed'), refused: 'not-now', when: on('handling'), ...hidden },
  reopen: {
    by: by('operator'),
    done: on('confirmed', () => reason),
    answer: { status: 'handling' },
    refused: 'not-now',
    when: on('handling', () => reason),
    ...hidden,
  },
  lookBack: {
    by: by('operator'),
    done: on('confirmed', () => ({ holds: false, how: 'visit' as const, ...note })),
    answer: { status: 'handling' },
    refused: 'not-now',
    when: on('handling', () => ({ holds: false, how: 'visit' as const, ...note })),
    ...hidden,
  },
  publish: {
    by: by('dispatcher'),
    done: on('received', () => ({ text: '路灯不亮' })),
    refused: 'file-not-found',
    when: on('received', () => ({ text: '路灯不亮', files: [randomUUID()] })),
    ...hidden,
  },
  unpublish: {
    by: by('dispatcher'),
    done: on('published', () => reason),
    refused: 'not-now',
    when: on('received', () => reason),
    ...hidden,
  },
  redact: {
    by: by('dispatcher'),
    done: on('received', (_world, { request }) => ({ target: request, text: '（已遮盖）', ...reason })),
    refused: 'target-not-found',
    when: on('received', () => ({ target: randomUUID(), text: '（已遮盖）', ...reason })),
    ...hidden,
  },
  readContact: {
    by: by('operator'),
    done: on('received', () => ({ purpose: '回访' })),
    answer: { contacts: [{ phone: '13800000000' }] },
    refused: 'not-now',
    when: on('helped', () => ({ purpose: '好奇' })),
    whenBy: by('water'),
    ...hidden,
  },
  follow: {
    by: stranger,
    done: held('claimed'),
    answer: { case: { status: 'claimed' } },
    refused: 'key-wrong',
    when: () => ({ number: '2026090799999', code: 'ABCD2345' }),
    ...noKey,
    outside: wrongKey('claimed'),
  },
  mine: {
    by: () => ({ actor: resident }),
    done: async (world) => {
      await world.casework('say', light, { actor: resident })
      return {}
    },
    answer: { requests: expect.arrayContaining([expect.objectContaining({ status: 'received' })]) },
    ...anything,
    outsider: { requests: [] },
  },
  publicCase: {
    by: stranger,
    done: async (world) => ({ number: (await caseAt(world, 'published')).number }),
    answer: { text: '路灯不亮' },
    refused: 'case-not-found',
    when: () => ({ number: '2026090799999' }),
    ...hidden,
    outside: async (world) => ({ number: (await caseAt(world, 'received')).number }),
  },
  publicPicture: {
    by: stranger,
    done: async (world) => ({ picture: (await withPicture(world, true)).picture }),
    answer: { mime: 'image/jpeg' },
    refused: 'file-not-found',
    when: async (world) => ({ picture: (await withPicture(world, false)).picture }),
    outsider: 'file-not-found',
    outside: () => ({ picture: randomUUID() }),
  },
  publicList: {
    by: stranger,
    done: async (world) => {
      await caseAt(world, 'published')
      return { limit: 1 }
    },
    answer: { cases: [{ text: '路灯不亮' }] },
    ...wrong({ after: 'yesterday' }),
    ...nothing,
    outside: async (world) => {
      await world.casework('say', { ...light, area: '990101.002' }, stranger())
      return { area: '990101.002' }
    },
  },
  similar: {
    by: stranger,
    done: async (world) => {
      await caseAt(world, 'published')
      return { text: '路口的路灯不亮' }
    },
    ...wrong({ text: '' }),
    ...nothing,
    outside: async (world) => {
      await world.casework('say', { ...light, text: '井盖松动' }, stranger())
      return { text: '井盖松动' }
    },
  },
  alike: {
    by: by('dispatcher'),
    done: async (world) => {
      const spot = { area: '990101.001.001', place: '书院街7号' }
      const first = await world.casework('say', { ...spot, text: '书院街的井盖松动，车一过就响' }, stranger())
      await world.casework('say', { ...spot, text: '井盖松动好几天了' }, stranger())
      return { case: first.ok ? first.value.case : '' }
    },
    answer: { cases: expect.arrayContaining([expect.objectContaining({ title: '井盖松动好几天了' })]) },
    refused: 'case-not-found',
    when: () => ({ case: randomUUID() }),
    ...hidden,
  },
  together: {
    by: by('dispatcher'),
    done: async (world) => {
      await caseAt(world, 'received')
      return {}
    },
    answer: { requests: expect.any(Number), matters: expect.any(Number) },
    ...anything,
    outsider: { requests: 0, matters: 0, joined: 0, merged: 0 },
  },
  pace: {
    by: stranger,
    done: () => ({}),
    ...wrong({ area: 'here' }),
    outsider: { rows: [] },
    outside: () => ({ area: '990101.002' }),
  },
  // the same for everybody
  catalogue: { by: stranger, done: () => ({}), ...anything, outsider: {} },
  list: {
    by: by('worker'),
    done: () => ({ text: '路灯' }),
    ...wrong({ limit: 0 }),
    ...nothing,
    outside: on('received'),
  },
  get: {
    by: by('worker'),
    done: on('claimed'),
    answer: { case: { status: 'claimed' } },
    refused: 'case-not-found',
    when: () => ({ case: randomUUID() }),
    ...hidden,
  },
  abilities: {
    by: by('dispatcher'),
    done: async (world) => {
      const [open, sent] = [await caseAt(world, 'received'), await caseAt(world, 'dispatched')]
      return { cases: [open.case, sent.case] }
    },
    answer: {
      acts: expect.arrayContaining([
        {
          act: 'dispatch',
          can: [expect.any(String)],
          cannot: [{ why: whyNot['already-dispatched'], cases: [expect.any(String)] }],
        },
      ]),
    },
    ...wrong({ cases: [] }),
    outsider: { acts: [] },
  },
  file: {
    by: by('worker'),
    done: withFile,
    answer: { mime: 'image/jpeg' },
    refused: 'file-not-found',
    when: async (world) => ({ file: await storedFile(world) }),
    outsider: 'file-not-found',
  },
  board: { by: by('dispatcher'), done: () => ({}), ...wrong({ area: 'here' }), outsider: { counts: [], units: [] } },
  callbacks: { by: by('operator'), done: on('claimed'), ...wrong({ limit: 1.5 }), ...nothing },
  rules: { by: by('lamp'), done: () => ({}), ...anything, outsider: {} },
  reclockings: { by: by('admin'), done: () => ({}), ...anything, outsider: 'no-right' },
  tryRule: {
    by: by('admin'),
    done: () => ({ urgency: 'normal' as const, rule: JSON.stringify(rule) }),
    answer: {
      says: { en: expect.stringContaining('solve within 5 working days') },
      dates: expect.arrayContaining([{ kind: 'resolve', why: expect.objectContaining({ zh: expect.any(String) }) }]),
    },
    refused: 'rule-invalid',
    when: () => ({ urgency: 'normal' as const, rule: '{' }),
    outsider: 'no-right',
  },
  templates: { by: by('lamp'), done: () => ({}), ...anything, outsider: {} },
  export: { by: by('leader'), done: on('received'), ...wrong({ status: ['lost'] }), ...nothing },
  saveRule: {
    by: by('admin'),
    done: () => ({ category: 'city', urgency: 'normal' as const, rule }),
    refused: 'rule-invalid',
    when: () => ({ category: 'city', urgency: 'normal' as const, rule: { resolve: 5 } }),
    outsider: 'no-right',
  },
  saveTemplate: {
    by: by('admin'),
    done: () => ({ category: 'city-light', title: '路灯', text: '已修好。' }),
    refused: 'template-not-found',
    when: () => ({ id: randomUUID(), category: null, title: '路灯', text: '已修好。' }),
    outsider: 'no-right',
  },
  saveCategory: {
    by: by('admin'),
    done: () => ({ code: 'city-sign', parent: 'city', name: { zh: '路牌', en: 'Street signs' } }),
    refused: 'category-not-found',
    when: () => ({ code: 'no-such-thing', parent: 'no-such', name: { zh: '无', en: 'None' } }),
    outsider: 'no-right',
  },
  ripe: { by: house, done: () => ({}), ...anything, outsider: 'no-right' },
  sweep: {
    by: house,
    done: overnight,
    answer: { status: 'handling' },
    act: 'casework.accept',
    refused: 'case-not-found',
    when: () => ({ case: randomUUID() }),
    outsider: 'no-right',
  },
  passOn: {
    by: house,
    done: keptComplaint,
    answer: { status: 'received' },
    refused: 'case-not-found',
    when: () => ({ case: randomUUID() }),
    outsider: 'no-right',
  },
  reclockNext: { by: house, done: () => ({}), ...anything, outsider: 'no-right' },
  reclock: {
    by: house,
    done: beforeDayOff,
    answer: { moved: true },
    refused: 'case-not-found',
    when: () => ({ case: randomUUID(), since: iso(w.clock.now()) }),
    outsider: 'no-right',
  },
  reclockDone: {
    by: house,
    done: dayOffSeen,
    answer: { seen: 1, moved: 1, finished: false },
    act: null,
    refused: 'change-not-found',
    when: async (world) => ({ ...(await dayOffSeen(world)), revision: 900 }),
    outsider: 'no-right',
  },
  suggest: {
    by: by('dispatcher'),
    done: () => light,
    answer: { suggestion: null },
    refused: 'area-not-found',
    when: () => ({ ...light, area: '990101.777' }),
    outsider: {},
  },
  quality: {
    by: by('dispatcher'),
    done: () => ({}),
    answer: { learners: [{ kind: 'category' }, { kind: 'unit' }] },
    ...anything,
    outsider: {},
  },
  saveThreshold: {
    by: by('admin'),
    done: () => ({ kind: 'category' as const, threshold: 0.9 }),
    ...wrong({ kind: 'category', threshold: 1.2 }),
    outsider: 'no-right',
  },
  choices: {
    by: house,
    done: () => ({ kind: 'unit' as const }),
    answer: { choices: expect.any(Array) },
    ...anything,
    outsider: 'no-right',
  },
  keepLearnt: {
    by: house,
    done: () => ({ kind: 'unit' as const, report: unlearnt, model: null }),
    answer: { speaks: false },
    refused: 'model-unreadable',
    when: () => ({ kind: 'unit' as const, report: unlearnt, model: 'bm8gbW9kZWw=' }),
    outsider: 'no-right',
  },
  checkReply: {
    by: by('lamp'),
    done: on('handling', () => ({ reply: '我们高度重视，将进一步加强管理。' })),
    answer: {
      advice: expect.arrayContaining([
        expect.objectContaining({ code: 'only-promises', words: expect.arrayContaining(['高度重视']) }),
      ]),
    },
    refused: 'case-not-found',
    when: () => ({ case: randomUUID(), reply: '已修好。' }),
    ...hidden,
  },
  adviceResults: {
    by: by('leader'),
    done: () => ({}),
    answer: { alarms: { seen: expect.any(Number) }, replies: { advised: { claims: expect.any(Number) } } },
    ...anything,
    outsider: { alarms: { seen: 0, missed: 0 }, replies: { advised: { claims: 0 } } },
  },
  import: {
    by: house,
    done: () => ({ rows: [told()] }),
    answer: { added: 1, known: 0, refused: [], noted: {} },
    act: 'casework.say',
    refused: 'invalid-input',
    when: () => ({ rows: [{ ...told(), at: '九月七日' }] }),
    outsider: 'no-right',
  },
  importCheck: {
    by: house,
    done: () => ({ rows: [told(), { ...told(), area: '月亮' }] }),
    answer: { added: 2, known: 0, refused: [], noted: { 'area-unknown': 1 } },
    refused: 'invalid-input',
    when: () => ({ rows: [] }),
    outsider: 'no-right',
  },
  importJobs: {
    by: by('leader'),
    done: async (world) => {
      await filed(world)
      return {}
    },
    answer: { jobs: expect.arrayContaining([expect.objectContaining({ name: '留言.csv', state: 'new' })]) },
    ...anything,
    outsider: { jobs: [] },
  },
  startImport: {
    by: by('leader'),
    done: async (world) => ({ ...starting(await filed(world)), categories: calling('city-light') }),
    refused: 'columns-missing',
    when: async (world) => ({ ...starting(await filed(world)), mapping: { id: 'a' } }),
    outsider: 'no-right',
  },
  stopImport: {
    by: by('leader'),
    done: async (world) => ({ job: await begun(world) }),
    refused: 'import-rests',
    when: async (world) => ({ job: await filed(world) }),
    outsider: 'no-right',
  },
  noteImport: {
    by: house,
    done: () => arrived(randomUUID()),
    refused: 'invalid-input',
    when: () => ({ ...arrived(randomUUID()), kind: 'a kind with a long name' }),
    outsider: 'no-right',
  },
  importNext: {
    by: house,
    done: async (world) => {
      await begun(world)
      return {}
    },
    answer: { state: 'waiting' },
    ...anything,
    outsider: 'no-right',
  },
  importProgress: {
    by: house,
    done: async (world) => ({ ...reached, job: await begun(world), end: 'whole' as const }),
    answer: { goesOn: false },
    refused: 'import-not-found',
    when: () => ({ ...reached, job: randomUUID() }),
    outsider: 'no-right',
  },
  remote: {
    by: by('admin'),
    done: connected,
    answer: { remote: { url: 'https://311.example.org/v2', hasKey: true, on: true } },
    refused: 'unit-not-found',
    when: () => ({ unit: randomUUID() }),
    outsider: 'county-only',
  },
  saveRemote: {
    by: by('admin'),
    done: (world) => ({
      unit: world.units.lamp,
      url: 'https://311.example.org/v2/',
      key: 'sesame',
      fallback: 'LAMP-01',
    }),
    refused: 'url-refused',
    when: (world) => ({ unit: world.units.lamp, url: 'http://311.example.org/v2' }),
    outsider: 'county-only',
  },
  checkRemote: {
    by: by('admin'),
    done: connected,
    refused: 'remote-not-found',
    when: (world) => ({ unit: world.units.water }),
    outsider: 'county-only',
  },
  handOverHeld: {
    by: by('admin'),
    done: async (world) => {
      await caseAt(world, 'handling')
      return connected(world)
    },
    answer: { held: expect.any(Number) },
    refused: 'remote-off',
    when: async (world) => {
      await connect(world, { on: false })
      return { unit: world.units.lamp }
    },
    outsider: 'county-only',
  },
  handOverNext: {
    by: house,
    done: async (world) => {
      const unit = await connected(world)
      await caseAt(world, 'handling')
      await connect(world, { on: false })
      await caseAt(world, 'dispatched')
      await connect(world)
      await world.casework('handOverHeld', unit, again(world.staff.admin))
      return {}
    },
    act: null,
    ...anything,
    outsider: 'no-right',
  },
  tryPosting: {
    by: by('dispatcher'),
    done: async (world) => {
      const { case: id, posting } = await caseThere(world)
      await world.casework('posted', { posting, outcome: refusedOutright }, system())
      return { case: id }
    },
    answer: { status: 'dispatched' },
    refused: 'not-now',
    when: async (world) => {
      const { case: id, posting } = await caseThere(world)
      await sent(world, posting)
      return { case: id }
    },
    outsider: 'case-not-found',
  },
  takePostings: { by: house, done: () => ({}), act: null, ...anything, outsider: 'no-right' },
  postingOf: {
    by: house,
    done: async (world) => ({ posting: (await caseThere(world)).posting }),
    answer: { kind: 'case', theirs: null, fields: { service_code: 'LAMP-01' }, contact: false },
    refused: 'posting-not-found',
    when: nowhere,
    outsider: 'no-right',
  },
  posted: {
    by: house,
    done: async (world) => ({ posting: (await caseThere(world)).posting, outcome: noted }),
    answer: { state: 'sent' },
    act: 'casework.posting',
    refused: 'posting-not-found',
    when: async (world) => {
      const { posting } = await caseThere(world)
      await sent(world, posting)
      return { posting, outcome: noted }
    },
    outsider: 'no-right',
  },
  readNext: { by: house, done: () => ({}), ...anything, outsider: 'no-right' },
  checked: {
    by: house,
    done: async (world) => ({
      ...(await connected(world)),
      services: [{ code: 'LAMP-01', name: '路灯' }],
      failure: null,
    }),
    act: null,
    refused: 'remote-not-found',
    when: (world) => ({ unit: world.units.water, services: [], failure: null }),
    outsider: 'no-right',
  },
  heard: {
    by: house,
    done: async (world) => {
      const { posting } = await caseThere(world)
      await sent(world, posting)
      return { posting, words: [word] }
    },
    answer: { taken: 1 },
    act: 'casework.accept',
    refused: 'posting-not-found',
    when: () => ({ ...nowhere(), words: [word] }),
    outsider: 'no-right',
  },
  readDone: {
    by: house,
    done: async (world) => ({
      ...(await connected(world)),
      until: '2026-09-07T01:00:00.000Z',
      found: [],
      failure: null,
    }),
    act: null,
    refused: 'remote-not-found',
    when: (world) => ({ unit: world.units.water, until: '2026-09-07T01:00:00.000Z', found: [], failure: null }),
    outsider: 'no-right',
  },
  topics: {
    by: by('dispatcher'),
    done: async (world) => {
      await topicAt(world)
      return {}
    },
    answer: { topics: expect.arrayContaining([expect.objectContaining({ size: 3 })]), unread: 0 },
    ...wrong({ span: '31' }),
    outsider: { topics: [] },
  },
  topic: {
    by: by('dispatcher'),
    done: onTopic(),
    answer: { size: 3, people: 3, says: { zh: expect.stringContaining('3人反映3次') } },
    ...noTopic(),
  },
  mergeTopics: {
    by: by('dispatcher'),
    done: onTopic(async (world) => ({ into: (await topicAt(world)).topic, ...reason })),
    ...noTopic({ into: randomUUID(), ...reason }),
  },
  splitTopic: {
    by: by('dispatcher'),
    done: onTopic((_world, { requests }) => ({ requests: requests.slice(0, 1), ...reason })),
    refused: 'member-not-found',
    when: onTopic((_world, { requests }) => ({ requests, ...reason })),
    outsider: 'topic-not-found',
  },
  rejectMember: {
    by: by('dispatcher'),
    done: onTopic((_world, { requests }) => ({ request: requests[0] ?? '', ...reason })),
    refused: 'member-not-found',
    when: onTopic(() => ({ request: randomUUID(), ...reason })),
    outsider: 'topic-not-found',
  },
  pinTopic: { by: by('dispatcher'), done: onTopic(), ...noTopic() },
  unpinTopic: { by: by('dispatcher'), done: onTopic(), ...noTopic() },
  rejectTopic: { by: by('dispatcher'), done: onTopic(() => reason), ...noTopic(reason) },
  renameTopic: { by: by('dispatcher'), done: onTopic(() => ({ name: '渣土车' })), ...noTopic({ name: '渣土车' }) },
  openProgramme: {
    by: by('dispatcher'),
    done: onTopic((world) => opening(world)),
    refused: 'dates-wrong',
    when: onTopic((world) => ({ ...opening(world), ends: '2026-01-01' })),
    outsider: 'topic-not-found',
  },
  addTask: {
    by: by('dispatcher'),
    done: inProgramme(({ units }) => ({ unit: units.water, what: '冲洗路面', due: '2026-09-30' })),
    refused: 'unit-not-found',
    when: inProgramme(() => ({ unit: randomUUID(), what: '冲洗路面', due: '2026-09-30' })),
    outsider: 'programme-not-found',
  },
  finishTask: {
    by: by('lamp'),
    done: onTask,
    refused: 'task-not-found',
    when: onTask,
    whenBy: by('water'),
    outsider: 'task-not-found',
  },
  closeProgramme: {
    by: by('dispatcher'),
    done: ripe,
    answer: { judged: { length: 20 } },
    refused: 'tasks-open',
    when: inProgramme(() => reason),
    outsider: 'programme-not-found',
  },
  programmes: {
    by: by('lamp'),
    done: async (world) => {
      await programmeAt(world)
      return {}
    },
    ...anything,
    outsider: { programmes: [] },
  },
  programme: {
    by: by('lamp'),
    done: inProgramme(),
    answer: { tasks: 1, tasksDone: 0, items: [expect.objectContaining({ mayFinish: true })], mayWork: false },
    refused: 'programme-not-found',
    when: () => ({ programme: randomUUID() }),
    outsider: 'programme-not-found',
  },
  publicProgrammes: {
    by: () => stranger(),
    done: async (world) => {
      await programmeAt(world)
      return {}
    },
    answer: { programmes: expect.arrayContaining([expect.objectContaining({ title: '渣土车夜间扰民' })]) },
    ...anything,
    outsider: {},
  },
  learnTopics: { by: house, done: () => ({}), act: null, ...anything, outsider: 'no-right' },
  groupRequests: { by: house, done: () => ({}), act: null, ...wrong({ most: 0 }), outsider: 'no-right' },
})

describe('a rule that is changed', () => {
  test('holds for later cases; earlier ones keep theirs, and what makes no sense is refused in words', async () => {
    const { case: old } = await caseAt(w, 'received')
    w.clock.forward({ minutes: 1 })
    const quick = { ...rule, resolve: { n: 2, unit: 'working-days' } }
    const save = (one: object) =>
      w.casework('saveRule', { category: 'city-light', urgency: 'normal', rule: { ...one } }, again(w.staff.admin))
    expect(await save(quick)).toMatchObject({ ok: true })
    const { case: young } = await caseAt(w, 'received')
    const solving = async (id: string) => {
      await w.casework('dispatch', { case: id, unit: w.units.lamp, category: 'city-light' }, again(w.staff.dispatcher))
      const view = await w.casework('get', { case: id }, w.staff.dispatcher)
      return view.ok && view.value.clocks.find((clock) => clock.kind === 'resolve')?.why.en
    }
    expect(await solving(old)).toContain('5 working days')
    expect(await solving(young)).toContain('2 working days')
    const wrong = { ...quick, ceiling: { n: 1, unit: 'working-days' } }
    expect(await save(wrong)).toMatchObject({ refusal: { zh: '总期限不能早于办结期限。' } })
    expect(await save({ ...quick, judge: { n: -1, unit: 'working-days' } })).toMatchObject({
      refusal: { zh: '“群众评价”没有填对，请检查。' },
    })
  })

  test('a category with others under it cannot be closed, nor stand under itself', async () => {
    const name = { zh: '城市管理', en: 'City upkeep' }
    const save = (more: object) =>
      w.casework('saveCategory', { code: 'city', parent: null, name, ...more }, again(w.staff.admin))
    expect(await save({ gone: true })).toMatchObject({ refusal: { code: 'casework.category-has-children' } })
    expect(await save({ parent: 'city' })).toMatchObject({ refusal: { code: 'casework.category-not-found' } })
  })
})
