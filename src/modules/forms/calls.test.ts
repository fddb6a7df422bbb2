import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect } from 'vitest'
import { asker, bindings, boundAt, broughtAt, formsOf } from '#test/form-at'
import { rosterFile, sent } from '#test/form-files'
import { must } from '#test/office'
import { home, personAt } from '#test/register-at'
import { threeTests } from '#test/three-tests'
import { makeWorld, type World } from '#test/world'
import { makeWorkbook, sheetXml } from '#test/made-workbook'
import type { Caller } from '#kernel/house'
import { forms } from '#forms/contract'

let w: World
let unit: Caller
beforeAll(async () => {
  w = await makeWorld()
  unit = await asker(w)
  await personAt(w)
})
afterAll(() => w.close())

const worker = (world: World) => world.staff.worker
const own = () => unit
const file = { fileName: '名单.xlsx', ...sent(rosterFile('直接填')) }
const wrong = { refused: 'invalid-input' as const, when: () => 'x' as never }

threeTests(forms, () => w, {
  list: {
    by: worker,
    done: async (world) => {
      await broughtAt(world)
      return {}
    },
    ...wrong,
    // what units ask for is no secret inside the county
    outsider: { forms: expect.arrayContaining([expect.objectContaining({ name: '困难群众名单' })]) },
  },
  form: {
    by: worker,
    done: async (world) => ({ form: await broughtAt(world) }),
    answer: { form: { kind: 'roster', places: 5, bound: 0, ready: false }, room: 2, may: { bind: false, fill: true } },
    refused: 'form-not-found',
    when: () => ({ form: randomUUID() }),
    outsider: { form: { name: '困难群众名单' }, may: { bind: false } },
  },
  bring: {
    by: own,
    done: () => ({ name: '困难群众名单', ...file }),
    answer: { version: 1 },
    refused: 'nothing-asked',
    when: () => ({
      name: '空表',
      fileName: '空.xlsx',
      ...sent(makeWorkbook({ sheets: [{ name: '空', xml: sheetXml('') }] })),
    }),
    outsider: 'form-not-found',
    outside: async (world) => ({ form: await broughtAt(world), name: '困难群众名单', ...file }),
  },
  bind: {
    by: own,
    done: async (world) => ({ form: await broughtAt(world), bindings }),
    refused: 'other-kind',
    when: async (world) => ({
      form: await broughtAt(world),
      bindings: [...bindings.slice(0, 4), { path: '是否低保', element: 'household-phone', variant: null }],
    }),
    outsider: 'form-not-found',
  },
  fill: {
    by: worker,
    done: async (world) => ({ form: await boundAt(world), area: home }),
    refused: 'not-bound',
    when: async (world) => ({ form: await broughtAt(world), area: home }),
    outsider: 'nobody',
  },
  fillOnce: {
    by: worker,
    done: () => ({ ...file, area: home }),
    refused: 'area-not-found',
    when: () => ({ ...file, area: '990101.009' }),
    outsider: 'nobody',
  },
  filled: {
    by: worker,
    done: async (world) => {
      const input = { form: await boundAt(world), area: home }
      return { filling: (await must(formsOf(world)('fill', input, world.staff.worker))).filling }
    },
    answer: { name: '困难群众名单.xlsx' },
    refused: 'filling-gone',
    when: () => ({ filling: randomUUID() }),
    outsider: 'filling-gone',
  },
})
