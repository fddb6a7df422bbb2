import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseAt } from '#test/case-at'
import { must } from '#test/office'
import { makeWorld, stranger, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const community = '990101.001.001'
const pace = (area?: string) => must(w.casework('pace', area ? { area } : {}, stranger()))

test('casework.pace: of a part of the county, fewer than five of a kind are named and not counted', async () => {
  for (let n = 0; n < 4; n += 1) await caseAt(w, 'confirmed')
  for (const area of [community, '990101.001'])
    expect(await pace(area)).toMatchObject({ rows: [], tooFew: [{ zh: expect.stringMatching(/\p{Script=Han}/u) }] })
  expect(await pace()).toMatchObject({ rows: [{ cases: 4, confirmed: 4, medianDays: null }], tooFew: [] })
  expect(await pace('990101')).toMatchObject({ rows: [{ cases: 4 }], tooFew: [] })

  // five cases may be counted; half of five that were confirmed may be told, half of four may not
  await caseAt(w, 'handling')
  expect(await pace(community)).toMatchObject({ rows: [{ cases: 5, confirmed: 4, medianDays: null }], tooFew: [] })
  await caseAt(w, 'confirmed')
  expect(await pace(community)).toMatchObject({ rows: [{ cases: 6, confirmed: 5, medianDays: 0 }], tooFew: [] })
  expect(await pace('990101.002')).toMatchObject({ rows: [], tooFew: [] })
})
