import { randomUUID } from 'node:crypto'
import { actorOfKey } from '#kernel/auth'
import type { Caller } from '#kernel/house'
import type { Actor } from '#kernel/rights'
import type { casework } from '#casework/contract'
import { caseAt } from './case-at.ts'
import { must, orgOf } from './office.ts'
import type { Trials } from './three-tests.ts'
import { stranger, tenant, type World } from './world.ts'

/** A program that has just been given a key; `unit`: in whose name it speaks. */
export async function program(w: World, unit?: string): Promise<Caller & { actor: Actor; key: string }> {
  const input = { name: '随手拍', contact: '张工', ...(unit ? { unit } : {}) }
  const { key } = await must(orgOf(w)('issueKey', input, w.staff.admin))
  const actor = await actorOfKey(w.db, tenant, key, w.clock.now())
  if (!actor) throw new Error('the key opens nothing')
  return { actor, key, commandId: randomUUID() }
}

const byProgram = (): Caller => ({
  actor: { kind: 'api-key', id: '00000000-0000-7000-8000-000000000073', name: '随手拍', unit: null },
  commandId: randomUUID(),
})
const byLamp = (w: World): Caller => ({
  actor: { kind: 'api-key', id: '00000000-0000-7000-8000-000000000074', name: '路灯系统', unit: w.units.lamp },
  commandId: randomUUID(),
})

const said = { zh: '灯杆号', en: 'Pole number' }
const pole = {
  code: 'POLE',
  question: said,
  hint: null,
  datatype: 'string' as const,
  required: false,
  variable: true,
  values: [],
}
const form = { category: 'city-light', description: null, keywords: [], attributes: [pole] }
const printed = () => randomUUID().replaceAll('-', '').repeat(2)
const span = { from: '2026-09-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }
const light = { text: '路灯不亮', area: '990101.001.001' }

type Open = 'services' | 'saveCategoryForm' | 'publicCases' | 'updates' | 'report' | 'relay'

/** The three tests of what other systems ask and say. */
export const openTrials: Pick<Trials<typeof casework>, Open> = {
  services: { by: stranger, done: () => ({}), refused: 'invalid-input', when: () => 'x' as never, outsider: {} },
  saveCategoryForm: {
    by: (w) => w.staff.admin,
    done: () => form,
    refused: 'form-invalid',
    when: () => ({ ...form, attributes: [pole, pole] }),
    outsider: 'no-right',
  },
  publicCases: {
    by: stranger,
    done: async (w) => ({ numbers: [(await caseAt(w, 'published')).number] }),
    answer: { cases: [{ text: '路灯不亮', status: 'received' }] },
    refused: 'invalid-input',
    when: () => ({ page: 0 }),
    outsider: { cases: [] },
    outside: async (w) => ({ numbers: [(await caseAt(w, 'received')).number] }),
  },
  updates: {
    by: byLamp,
    done: async (w) => {
      await caseAt(w, 'claimed')
      return span
    },
    refused: 'invalid-input',
    when: () => ({ from: 'x', to: 'y' }),
    outsider: 'key-needed',
  },
  report: {
    by: byProgram,
    done: () => ({ ...light, print: printed() }),
    answer: { known: false },
    act: 'casework.say',
    refused: 'only-tried',
    when: () => ({ ...light, print: printed(), trial: true }),
    outsider: 'key-needed',
  },
  relay: {
    by: byLamp,
    done: async (w) => ({ number: (await caseAt(w, 'handling')).number, text: '灯泡已订购' }),
    answer: { status: 'handling' },
    act: 'casework.note',
    refused: 'not-yours',
    when: async (w) => ({ number: (await caseAt(w, 'published')).number, text: '灯泡已订购' }),
    whenBy: byProgram,
    outsider: 'key-needed',
  },
}
