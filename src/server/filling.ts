import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { sql } from 'kysely'
import type { InputOf } from '#kernel/contract'
import { rows, transact } from '#kernel/db'
import { roomOf, type Caller, type House } from '#kernel/house'
import { newId } from '#kernel/id'
import { actorOfPerson } from '#kernel/org/actors'
import type { Worded } from '#kernel/refusals'
import { systemScope, type Actor } from '#kernel/rights'
import type { Said } from '#kernel/words'
import { forms } from '#forms/contract'
import { print } from './terminal.ts'

export type Asked = {
  area?: string | undefined
  as?: string | undefined
  out?: string | undefined
  gaps?: string | undefined
  sources?: string | undefined
  purpose?: string | undefined
  subject?: string | undefined
}

/** Somebody by their sign-in; without one the house itself fills, and sees all. */
async function actorOf({ db, tenant }: House, login: string | undefined): Promise<Actor | null> {
  if (login === undefined) return { kind: 'system' }
  return transact(db, systemScope(tenant), async (tx) => {
    const [person] = await rows(
      sql<{ id: string }>`select id from kernel.person where tenant = ${tenant} and login = ${login}`,
      tx,
    )
    return person ? actorOfPerson(tx, tenant, person.id) : null
  })
}

const say = ({ zh, en }: Said): void => print(`${zh} · ${en}`)

const refused = (refusal: Worded): number => {
  say(refusal)
  for (const { path, zh, en } of refusal.issues ?? []) print(`  ${path}: ${zh} · ${en}`)
  return 1
}

type Ask = { house: House; actor: Actor }
type Done = Extract<Awaited<ReturnType<typeof fillOnce>>, { ok: true }>['value']

const caller = ({ actor }: Ask): Caller => ({ actor, commandId: newId() })

/** What is typed on a command line is judged by the contract. */
function fillOnce(ask: Ask, input: Record<string, string | undefined>) {
  return roomOf(ask.house, forms)('fillOnce', input as InputOf<(typeof forms)['calls']['fillOnce']>, caller(ask))
}

async function write(ask: Ask, filling: string, part: 'form' | 'gaps' | 'origins', to: string | undefined) {
  if (to === undefined) return
  const made = await roomOf(ask.house, forms)('filled', { filling, part }, caller(ask))
  // it was made a moment ago by the same caller
  if (!made.ok) throw new Error(made.refusal.code)
  await writeFile(to, Buffer.from(made.value.file, 'base64'), { mode: 0o600 })
}

function tell({ columns, gaps, remarks, subjects, cells }: Done, out: string): void {
  for (const { path, label } of columns) say({ zh: `${path} ← ${label?.zh ?? '留空'}`, en: label?.en ?? 'left empty' })
  for (const { label, missing, stale, withheld } of gaps)
    say({
      zh: `${label.zh}：${missing} 条没有登记，${stale} 条过期，${withheld} 条无权查看`,
      en: `${label.en}: ${missing} not known, ${stale} out of date, ${withheld} not to be shown`,
    })
  for (const remark of remarks) say(remark)
  say({
    zh: `填了 ${subjects} 行、${cells} 格，存为 ${out}`,
    en: `${subjects} rows, ${cells} cells, written to ${out}`,
  })
}

/** `oneneedle fill`: fills a template as far as its headings speak for themselves. Returns the command's exit code. */
export async function fillTemplate(house: House, template: string, asked: Asked): Promise<number> {
  const { area, out, gaps, sources, as: login, purpose, subject } = asked
  if (!area || !out) return 2
  const actor = await actorOf(house, login)
  if (!actor) {
    say({ zh: `没有这个登录名：${login}`, en: `no such login: ${login}` })
    return 1
  }
  const ask = { house, actor }
  const file = (await readFile(template)).toString('base64')
  const done = await fillOnce(ask, { fileName: basename(template), file, area, purpose, subject })
  if (!done.ok) return refused(done.refusal)
  const { filling } = done.value
  await write(ask, filling, 'form', out)
  await write(ask, filling, 'gaps', gaps)
  await write(ask, filling, 'origins', sources)
  tell(done.value, out)
  return 0
}
