import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { capabilities, type Capability } from '#kernel/capabilities'
import type { Call, Contract, InputOf, Needs, RefusalsOf } from '#kernel/contract'
import type { Caller } from '#kernel/house'
import type { Actor } from '#kernel/rights'
import { allRows, countActs } from './rows.ts'
import { again, stranger, tenant, type World } from './world.ts'

type Asked<C extends Call> = (w: World) => InputOf<C> | Promise<InputOf<C>>

/** How a call is tried. Inputs are made when they are needed, since most of them name a case that stands just so. */
export type Trial<C extends Call> = {
  by: (w: World) => Caller
  /** What is asked when it goes well, and the part of the answer that matters. */
  done: Asked<C>
  answer?: object
  /** The act in the log where it does not have the name of the call; null: the call leaves none. */
  act?: string | null
  /** A refusal of the call's own; `invalid-input` where its contract has no other. */
  refused: RefusalsOf<C> | 'invalid-input' | 'not-found'
  when: Asked<C>
  /** Who is refused, where it is not who may do it. */
  whenBy?: (w: World) => Caller
  /**
   * What somebody is told who may do everything, but over another area and unit (where anybody may call: a stranger):
   * the code of a refusal, or an answer that shows nothing of here.
   */
  outsider: string | object
  /** What the outsider asks, where it is not the same. */
  outside?: Asked<C>
}

export type Trials<K extends Contract> = { [Name in keyof K['calls']]: Trial<K['calls'][Name]> }

const every = Object.keys(capabilities) as Capability[]

const person = (area: string, unit: string, held: readonly Capability[]): Actor => ({
  kind: 'person',
  id: randomUUID(),
  name: '外人',
  posts: [{ id: randomUUID(), unit, unitName: { zh: '别处', en: 'Elsewhere' }, area, role: 'any', capabilities: held }],
})

/** May do everything, but in another community. */
const elsewhere = (w: World): Caller => ({ actor: person('990101.002.001', w.units.other, every) })

/** Everybody who has no business with the call, by the code each is told. */
function unfit(w: World, needs: Needs): [string, Caller][] {
  if (needs === 'anyone') return []
  if (needs === 'signed-in') return [['sign-in-first', stranger()]]
  if (needs === 'api-key')
    return [stranger(), { actor: person(String(tenant), w.units.centre, every) }].map((one) => ['key-needed', one])
  const lacking = every.filter((capability) => !Array.isArray(needs) || !needs.includes(capability))
  return [
    ['sign-in-first', stranger()],
    ['sign-in-first', { actor: { kind: 'resident', id: randomUUID(), contact: '13900000000' } }],
    ['sign-in-first', { actor: { kind: 'case-key', caseId: randomUUID() } }],
    ['no-right', { actor: person(String(tenant), w.units.centre, lacking) }],
  ]
}

const refusedWith = (module: string, code: string) => (own: readonly string[]) => ({
  ok: false,
  refusal: {
    code: own.includes(code) ? `${module}.${code}` : code,
    zh: expect.stringMatching(/\p{Script=Han}/u),
    en: expect.stringMatching(/\w/),
  },
})

/** Refused without right, refused by rule, done: for every call of a contract, and no call is left out. */
export function threeTests<K extends Contract>(contract: K, world: () => World, trials: Trials<K>): void {
  test(`every call of ${contract.name} is tried`, () => {
    expect(Object.keys(trials).toSorted()).toEqual(Object.keys(contract.calls).toSorted())
  })

  for (const [name, call] of Object.entries(contract.calls)) {
    const key = `${contract.name}.${name}`
    const trial = trials[name] as Trial<Call> | undefined
    if (!trial) continue
    const ask = (input: unknown, caller: Caller) => world().house.call(key, input, again(caller))
    const refusal = (code: string) => refusedWith(contract.name, code)(call.refusals)

    describe(key, () => {
      test(`${key} is refused without right`, async () => {
        const w = world()
        const [input, outside] = [await trial.done(w), await (trial.outside ?? trial.done)(w)]
        const before = await allRows(w)
        for (const [code, caller] of unfit(w, call.needs)) expect(await ask(input, caller)).toMatchObject(refusal(code))
        const told = await ask(outside, call.needs === 'anyone' ? stranger() : elsewhere(w))
        const { outsider } = trial
        expect(told).toMatchObject(typeof outsider === 'string' ? refusal(outsider) : { ok: true, value: outsider })
        expect(await allRows(w)).toEqual(before)
      })

      test(`${key} is refused by rule: ${trial.refused}`, async () => {
        const w = world()
        const input = await trial.when(w)
        const before = await allRows(w)
        expect(await ask(input, (trial.whenBy ?? trial.by)(w))).toMatchObject(refusal(trial.refused))
        expect(await allRows(w)).toEqual(before)
      })

      test(`${key} is done`, async () => {
        const w = world()
        const input = await trial.done(w)
        const act = trial.act === undefined ? key : trial.act
        const before = { rows: await allRows(w), acts: await countActs(w, act) }
        expect(await ask(input, trial.by(w))).toMatchObject({ ok: true, value: trial.answer ?? {} })
        if (call.kind === 'query') expect(await allRows(w)).toEqual(before.rows)
        else if (act) expect(await countActs(w, act)).toBe(before.acts + 1)
      })
    })
  }
}
