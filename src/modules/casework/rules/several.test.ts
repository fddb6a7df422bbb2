import { describe, expect, test } from 'vitest'
import type { ActName, CaseAct, CaseState } from './acts.ts'
import { fold, step } from './fold.ts'
import { abilities } from './next.ts'
import { abilitiesOver } from './several.ts'

const now = '2026-03-02T02:00:00.000Z'
const actOf = (n: number, act: ActName, data: unknown): CaseAct =>
  ({ id: String(n), n, at: '2026-03-02T01:00:00.000Z', who: { kind: 'system' }, act, data }) as CaseAct

const received: CaseState = fold([
  actOf(1, 'say', { request: 'r', number: 'n', area: '990101', category: null, urgency: 'normal', centre: 'centre' }),
])
const sent = step(received, actOf(2, 'dispatch', { unit: 'lamp', co: [], category: 'city', urgency: 'normal' }))
const gone = step(received, actOf(2, 'withdraw', { request: 'r' }))

describe('several cases at once', () => {
  const all = abilitiesOver(
    [
      { id: 'a', state: received, parts: ['centre'] },
      { id: 'b', state: sent, parts: ['centre'] },
      { id: 'c', state: gone, parts: ['centre'] },
      { id: 'd', state: sent, parts: ['lead'] },
    ],
    now,
  )
  const of = (act: ActName) => all.find((one) => one.act === act)

  test('are sorted by what can be done to each, and the others by the reason', () => {
    expect(of('dispatch')).toEqual({
      act: 'dispatch',
      can: ['a'],
      cannot: [
        { why: 'already-dispatched', cases: ['b'] },
        { why: 'closed', cases: ['c'] },
        { why: 'not-your-part', cases: ['d'] },
      ],
    })
    expect(of('accept')).toMatchObject({ can: ['d'] })
  })

  test('show an act that somebody could do to none of them only where it could ever be theirs', () =>
    expect(all.map((one) => one.act)).not.toContain('decide'))

  test('say of one case what its own page says', () => {
    for (const { act, whyNot } of abilities(sent, ['centre'], now)) {
      const one = abilitiesOver([{ id: 'x', state: sent, parts: ['centre'] }], now).find((each) => each.act === act)
      expect(one).toEqual({ act, can: whyNot ? [] : ['x'], cannot: whyNot ? [{ why: whyNot, cases: ['x'] }] : [] })
    }
  })
})
