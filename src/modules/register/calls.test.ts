import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect } from 'vitest'
import { must } from '#test/office'
import {
  consented,
  element,
  freshName,
  home,
  householdAt,
  keepers,
  livingAt,
  merged,
  personAt,
  registerOf,
  twoAccounts,
  type Keepers,
} from '#test/register-at'
import { threeTests } from '#test/three-tests'
import { makeWorld, system, type World } from '#test/world'
import { register } from '#register/contract'

let w: World
let staff: Keepers
beforeAll(async () => {
  w = await makeWorld()
  staff = await keepers(w)
})
afterAll(() => w.close())

const worker = (world: World) => world.staff.worker
const keeper = () => staff.keeper
const nobody = () => ({ subject: randomUUID() })
const hidden = { outsider: 'subject-not-found' }
const reason = { reason: '已核实' }
const somebody = async (world: World) => ({ subject: await personAt(world) })
const wrong = { refused: 'invalid-input' as const, when: () => 'x' as never }
const care = { purpose: 'care' as const, note: '入户走访前了解情况' }
const fresh = () => `tried-${randomUUID().slice(0, 8)}`
const saved = async (world: World) => {
  const code = fresh()
  await must(registerOf(world)('saveElement', { element: element(code), ...reason }, staff.keeper))
  return code
}
const adding = { kind: 'person' as const, area: home, facts: [] }

threeTests(register, () => w, {
  search: {
    by: worker,
    done: async (world) => {
      await personAt(world)
      return { kind: 'person' as const }
    },
    refused: 'number-whole',
    when: () => ({ text: '13900000001' }),
    outsider: { subjects: [], more: false },
  },
  subject: { by: worker, done: somebody, refused: 'subject-not-found', when: nobody, ...hidden },
  history: {
    by: worker,
    done: async (world) => ({ ...(await somebody(world)), element: 'name' }),
    answer: { entries: [{ outcome: 'ok', withheld: false }] },
    refused: 'element-not-found',
    when: async (world) => ({ ...(await somebody(world)), element: 'no-such' }),
    ...hidden,
  },
  add: {
    by: worker,
    done: () => ({ ...adding, name: freshName() }),
    refused: 'value-wrong',
    when: () => ({ ...adding, name: freshName(), facts: [{ element: 'id-number', value: '110101190001010000' }] }),
    outsider: 'area-not-found',
  },
  record: {
    by: worker,
    done: async (world) => ({
      ...(await somebody(world)),
      source: 'visit' as const,
      facts: [{ element: 'phone', value: '13900000009' }],
    }),
    answer: { outcomes: [{ element: 'phone', outcome: 'ok' }] },
    refused: 'seen-later',
    when: async (world) => ({
      ...(await somebody(world)),
      source: 'visit' as const,
      facts: [{ element: 'phone', value: '13900000009', seen: '2027-01-01' }],
    }),
    ...hidden,
  },
  move: {
    by: worker,
    done: async (world) => ({ ...(await somebody(world)), area: '990101.002.001', ...reason }),
    answer: { moved: 1 },
    refused: 'already-there',
    when: async (world) => ({ ...(await somebody(world)), area: home, ...reason }),
    ...hidden,
  },
  join: {
    by: worker,
    done: async (world) => ({
      household: await householdAt(world),
      person: await personAt(world),
      relation: 'head' as const,
    }),
    refused: 'lives-elsewhere',
    when: async (world) => ({
      household: await householdAt(world),
      person: (await livingAt(world)).person,
      relation: 'child' as const,
    }),
    outsider: 'person-not-found',
  },
  leave: {
    by: worker,
    done: async (world) => {
      const { household, member } = await livingAt(world)
      return { household, member, why: 'moved' as const }
    },
    refused: 'before-joining',
    when: async (world) => {
      const { household, member } = await livingAt(world)
      return { household, member, why: 'moved' as const, until: '2020-01-01' }
    },
    outsider: 'household-not-found',
  },
  accounts: {
    by: worker,
    done: async (world) => {
      await twoAccounts(world)
      return {}
    },
    ...wrong,
    outsider: { accounts: [] },
  },
  settle: {
    by: keeper,
    done: async (world) => ({ account: (await twoAccounts(world)).account, choice: 'other' as const, ...reason }),
    refused: 'account-not-found',
    when: () => ({ account: randomUUID(), choice: 'other' as const, ...reason }),
    outsider: 'account-not-found',
  },
  merge: {
    by: keeper,
    done: async (world) => ({ subject: await personAt(world), into: await personAt(world), ...reason }),
    act: null,
    refused: 'other-kind',
    when: async (world) => ({ subject: await personAt(world), into: await householdAt(world), ...reason }),
    ...hidden,
  },
  unmerge: {
    by: keeper,
    done: async (world) => ({ merge: (await merged(world)).merge, ...reason }),
    act: null,
    refused: 'merge-not-found',
    when: () => ({ merge: randomUUID(), ...reason }),
    outsider: 'merge-not-found',
  },
  reveal: {
    by: worker,
    done: async (world) => ({
      subject: await personAt(world, [{ element: 'phone', value: '13900000005' }]),
      elements: ['phone'],
      ...care,
    }),
    answer: { shown: [{ element: 'phone', value: '13900000005' }], withheld: [] },
    refused: 'element-not-found',
    when: async (world) => ({ ...(await somebody(world)), elements: ['no-such'], ...care }),
    ...hidden,
  },
  searchFor: {
    by: worker,
    done: async (world) => {
      await personAt(world, [{ element: 'lives-alone', value: true }])
      return { category: 'lives-alone', ...care }
    },
    // one line for everybody who is shown
    act: null,
    refused: 'element-not-found',
    when: () => ({ category: 'phone', ...care }),
    outsider: 'area-not-found',
    outside: () => ({ category: 'lives-alone', area: '990101.009', ...care }),
  },
  readings: { by: worker, done: somebody, refused: 'subject-not-found', when: nobody, ...hidden },
  consent: {
    by: worker,
    done: async (world) => ({
      ...(await somebody(world)),
      purpose: 'care' as const,
      elements: ['health'],
      wording: '同意登记健康情况，用于走访。',
      channel: 'paper' as const,
      until: '2027-01-01',
    }),
    refused: 'end-past',
    when: async (world) => ({
      ...(await somebody(world)),
      purpose: 'care' as const,
      elements: ['health'],
      wording: '同意登记健康情况，用于走访。',
      channel: 'paper' as const,
      until: '2026-01-01',
    }),
    ...hidden,
  },
  withdrawConsent: {
    by: worker,
    done: async (world) => ({ ...(await consented(world)), channel: 'phone' as const }),
    refused: 'consent-not-found',
    when: async (world) => ({ ...(await somebody(world)), consent: randomUUID(), channel: 'phone' as const }),
    ...hidden,
  },
  bring: {
    by: () => system(),
    done: () => ({ source: 'import' as const, entries: [{ ...adding, name: freshName() }] }),
    answer: { subjects: [{ changed: 1 }] },
    act: 'register.add',
    refused: 'area-not-found',
    when: () => ({ source: 'import' as const, entries: [{ ...adding, area: '990101.009', name: freshName() }] }),
    outsider: 'no-right',
  },
  dictionary: {
    by: worker,
    done: () => ({ kind: 'person' as const }),
    ...wrong,
    outsider: { version: expect.any(Number) },
  },
  elementHistory: {
    by: worker,
    done: () => ({ code: 'phone' }),
    answer: { versions: [{ version: 1 }] },
    refused: 'element-not-found',
    when: () => ({ code: 'no-such' }),
    outsider: { versions: [{ version: 1 }] },
  },
  saveElement: {
    by: keeper,
    done: () => ({ element: element(fresh()), ...reason }),
    refused: 'kind-fixed',
    when: async (world) => ({ element: { ...element(await saved(world)), type: 'number' as const }, ...reason }),
    outsider: 'county-only',
  },
  retireElement: {
    by: keeper,
    done: async (world) => ({ code: await saved(world), retired: true, ...reason }),
    refused: 'element-not-found',
    when: () => ({ code: 'no-such', retired: true, ...reason }),
    outsider: 'county-only',
  },
  exportElements: { by: worker, done: () => ({}), ...wrong, outsider: { text: expect.stringContaining('id-number') } },
  importElements: {
    by: keeper,
    done: () => ({
      text: `code,zh,en,kind,type,sensitivity,merge\n${fresh()},测试,Tried,person,text,1,lww\n`,
      ...reason,
    }),
    answer: { added: 1, changed: 0, same: 0, rejects: [] },
    refused: 'table-unreadable',
    when: () => ({ text: '姓名,电话\n', ...reason }),
    outsider: 'county-only',
  },
})
