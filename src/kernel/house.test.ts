import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { command, contract, query } from '#kernel/contract'
import { openHouse, room, roomOf, type Caller, type Ctx } from '#kernel/house'
import { ok, refuse } from '#kernel/result'
import { allRows, countActs } from '#test/rows'
import { asOwner } from '#test/server'
import { makeWorld, stranger, system, type World } from '#test/world'

let w: World
beforeAll(async () => {
  w = await makeWorld()
})
afterAll(() => w.close())

const light = { text: '路灯坏了', area: '990101.001.001' }

const shape = { needs: 'anyone', input: z.object({ key: z.string() }), output: z.object({ key: z.string() }) } as const
/** A room with one well-behaved command and several that break in the middle of their work. */
const trial = contract('trial', {
  keep: command({ ...shape, refusals: [] }),
  refuse: command({ ...shape, refusals: ['not-today'] }),
  throw: command({ ...shape, refusals: [] }),
  lose: command({ ...shape, refusals: [] }),
  visit: command({ ...shape, refusals: ['not-today'] }),
  leak: query({ ...shape, refusals: [] }),
})
const said = { zh: '试', en: 'Try' }

/** Leaves a trace in the log and another in a table. */
const begin = async (ctx: Ctx, key: string) => {
  ctx.act({ subject: `trial:${key}`, act: 'trial.keep', data: { key } })
  await sql`insert into kernel.role (tenant, code, name, capabilities) values (${ctx.tenant}, ${key}, '{}', '{}')`.execute(
    ctx.tx,
  )
}

/** The server ends this very session, as when it is killed. */
const dieOfServer = async (ctx: Ctx) => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(ctx.tx)
  await asOwner('postgres', (client) => client.query('select pg_terminate_backend($1)', [rows[0]?.pid]))
}

/** What a handler has in memory, and asks nobody about. */
let isOpen = true

const calls = () => {
  const rooms = [
    room(
      trial,
      {
        calls: { keep: said, refuse: said, throw: said, lose: said, visit: said, leak: said },
        refusals: { 'not-today': { zh: '今天不办。', en: 'Not today.' } },
      },
      {
        async keep({ key }, ctx) {
          await begin(ctx, key)
          return ok({ key })
        },
        async refuse({ key }, ctx) {
          await begin(ctx, key)
          return refuse('not-today')
        },
        async throw({ key }, ctx) {
          await begin(ctx, key)
          throw new Error('a bug')
        },
        async lose({ key }, ctx) {
          await begin(ctx, key)
          await dieOfServer(ctx)
          return ok({ key })
        },
        async visit({ key }) {
          return isOpen ? ok({ key }) : refuse('not-today')
        },
        async leak({ key }) {
          return ok({ key, secret: '13800000000' })
        },
      },
    ),
  ]
  return roomOf(openHouse({ ...w.house, rooms }), trial)
}

/** `stranger` may not touch roles, so that the traces need the house's own hand. */
const hand = (): Caller => system()

describe('a command is carried out once', () => {
  test('eight callers with one command at the same moment: one case, one answer', async () => {
    const caller = stranger()
    const before = await countActs(w, 'casework.say')
    const answers = await Promise.all(Array.from({ length: 8 }, () => w.casework('say', light, caller)))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ ok: true })
    expect(await countActs(w, 'casework.say')).toBe(before + 1)
  })

  test('eight callers with a command each: eight cases', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => w.casework('say', light, stranger())))
    expect(new Set(answers.map((answer) => (answer.ok ? answer.value.number : ''))).size).toBe(8)
  })

  test('eight who act on one case at the same moment wait for each other; one accepts, the others are told', async () => {
    const begun = await w.casework('say', light, stranger())
    const id = begun.ok ? begun.value.case : ''
    await w.casework('dispatch', { case: id, unit: w.units.lamp, category: 'city-light' }, w.staff.dispatcher)
    const answers = await Promise.all(Array.from({ length: 8 }, () => w.casework('accept', { case: id }, w.staff.lamp)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    for (const answer of answers)
      if (!answer.ok)
        expect(answer.refusal).toMatchObject({ code: 'casework.not-now', facts: { why: 'already-accepted' } })
  })

  test('the first answer counts, also where the handler writes before it asks and would meet its own row', async () => {
    const caller = hand()
    expect(await calls()('keep', { key: 'k1' }, caller)).toEqual(ok({ key: 'k1' }))
    expect(await calls()('keep', { key: 'k1' }, caller)).toEqual(ok({ key: 'k1' }))
  })

  test('the first answer counts, also where the handler would now refuse without a question', async () => {
    const caller = hand()
    isOpen = true
    expect(await calls()('visit', { key: 'v1' }, caller)).toEqual(ok({ key: 'v1' }))
    isOpen = false
    expect(await calls()('visit', { key: 'v1' }, caller)).toEqual(ok({ key: 'v1' }))
    expect(await calls()('visit', { key: 'v1' }, hand())).toMatchObject({ ok: false })
  })

  test('a command that was refused may be sent again', async () => {
    const caller = hand()
    expect(await calls()('refuse', { key: 'r1' }, caller)).toMatchObject({ ok: false })
    expect(await calls()('keep', { key: 'r1' }, caller)).toEqual(ok({ key: 'r1' }))
  })
})

describe('nothing half done', () => {
  test('a refusal undoes what went before it', async () => {
    const before = await allRows(w)
    expect(await calls()('refuse', { key: 'x1' }, hand())).toMatchObject({
      ok: false,
      refusal: { code: 'trial.not-today', zh: '今天不办。', en: 'Not today.' },
    })
    expect(await allRows(w)).toEqual(before)
  })

  test('a bug leaves nothing', async () => {
    const before = await allRows(w)
    await expect(calls()('throw', { key: 'x2' }, hand())).rejects.toThrow('a bug')
    expect(await allRows(w)).toEqual(before)
  })

  test('a session that dies before the commit leaves nothing, and the next command goes through', async () => {
    const before = await allRows(w)
    await expect(calls()('lose', { key: 'x3' }, hand())).rejects.toThrow()
    expect(await allRows(w)).toEqual(before)
    expect(await calls()('keep', { key: 'x3' }, hand())).toEqual(ok({ key: 'x3' }))
  })

  test('what is done stands in the log, in its table and among the answers, all three', async () => {
    const caller = hand()
    const before = await countActs(w, 'trial.keep')
    await calls()('keep', { key: 'x4' }, caller)
    expect(await countActs(w, 'trial.keep')).toBe(before + 1)
    const { rows } = await asOwner(w.database, (client) =>
      client.query(`select answer from kernel.command where id = $1 and call = 'trial.keep'`, [caller.commandId]),
    )
    expect(rows).toEqual([{ answer: { key: 'x4' } }])
  })
})

describe('what comes in and what goes out', () => {
  test('a field that the contract does not know never leaves', async () => {
    expect(await calls()('leak', { key: 'x5' }, hand())).toEqual(ok({ key: 'x5' }))
  })

  test('a call that is none, a command without an id, an input that is wrong: each in words', async () => {
    const told = async (name: string, input: unknown, caller: Caller) => {
      const answer = await w.house.call(name, input, caller)
      return answer.ok ? null : answer.refusal
    }
    expect(await told('casework.vanish', {}, stranger())).toMatchObject({ code: 'unknown-call' })
    expect(await told('casework.say', light, { actor: { kind: 'public' } })).toMatchObject({
      code: 'command-id-missing',
    })
    expect(await told('casework.say', light, { ...stranger(), commandId: randomUUID().toUpperCase() })).toMatchObject({
      code: 'command-id-missing',
    })
    expect(await told('casework.say', { text: 1 }, stranger())).toMatchObject({
      code: 'invalid-input',
      issues: [{ path: 'text', zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/^[A-Z]/) }],
    })
  })

  test('only the house itself may say that something happened at another time', async () => {
    const at = Temporal.Instant.from('2026-08-03T01:00:00Z')
    const opened = async (caller: Caller) => {
      const done = await w.casework('say', light, caller)
      const view = await w.casework('get', { case: done.ok ? done.value.case : '' }, w.staff.dispatcher)
      return view.ok ? view.value.case.openedAt : ''
    }
    expect(await opened(system(at))).toBe('2026-08-03T01:00:00.000Z')
    expect(await opened({ ...stranger(), at })).toBe('2026-09-07T01:00:00.000Z')
  })
})
