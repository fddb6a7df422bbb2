import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { must, orgOf, refusal, seated } from '#test/office'
import { makeWorld, type World } from '#test/world'
import { parseCsv, unguarded, writeCsv } from './tables/csv.ts'

let w: World
let org: ReturnType<typeof orgOf>
const name = (zh: string) => ({ zh, en: `${zh} en` })
beforeAll(async () => {
  w = await makeWorld()
  org = orgOf(w)
})
afterAll(() => w.close())

const kinds = ['areas', 'units', 'persons', 'posts'] as const
type Kind = (typeof kinds)[number]
const tableOf = (kind: Kind, lang: 'zh' | 'en' = 'zh') => must(org('exportTable', { kind }, { ...w.staff.admin, lang }))
const load = (kind: Kind, text: string) => must(org('importTable', { kind, text }, w.staff.admin))

describe('org.exportTable', () => {
  test('by rule: only a known table', async () =>
    expect(await refusal(org('exportTable', { kind: 'roles' as 'areas' }, w.staff.admin))).toBe('invalid-input'))

  test('taken in again unchanged it changes nothing, in both tongues, whatever stands in it', async () => {
    const { admin } = w.staff
    // two teams of one name, posts of one title, a person without a sign-in name, texts that look like formulas
    for (const area of ['990101.001', '990101.002']) {
      const team = { kind: 'team', name: name('先锋队'), area, publicPhone: '+86 990 1234567' } as const
      const { id: unit } = await must(org('saveUnit', team, admin))
      const below = { kind: 'team', name: name('先锋队一组'), area, parent: unit } as const
      await must(org('saveUnit', below, admin))
      const hours = [{ from: '08:30', to: '12:00' }]
      const post = { unit, role: 'handler', area, title: name('队员'), hours }
      for (let n = 0; n < 2; n += 1) await must(org('savePost', post, admin))
    }
    // the world seeds one sign-in name that the contract would not take
    const boss = w.staff.lampBoss.actor.kind === 'person' ? w.staff.lampBoss.actor : undefined
    await must(org('savePerson', { id: boss!.id, name: boss!.name, login: 'lamp.boss' }, admin))
    await must(org('savePerson', { name: '=1+1,"某"', phone: '09901234567' }, admin))
    await must(org('savePerson', { name: "'=x\n换行", login: 'odd' }, admin))
    for (const lang of ['zh', 'en'] as const)
      for (const kind of kinds) {
        const { rows, text } = await tableOf(kind, lang)
        expect(rows).toBeGreaterThan(3)
        const same = { saved: true, added: 0, changed: 0, same: rows, elsewhere: 0, rejects: [], more: 0 }
        expect(await load(kind, text)).toEqual(same)
      }
  })

  test('no cell begins as a formula, and codes keep all their digits in a spreadsheet', async () => {
    const persons = (await tableOf('persons')).text
    expect(persons).toContain(`"'=1+1,""某""",`)
    expect(persons).toContain('\t09901234567')
    const lines = (await tableOf('areas')).text.split('\r\n')
    expect(lines.slice(0, 2)).toEqual(['\uFEFF代码,名称,英文名', '\t990101000000,清河县,Qinghe County'])
  })

  test('with our own id a row may rename; an id that nobody has is refused', async () => {
    const { text } = await tableOf('units')
    expect(await load('units', text.replace('县路灯管理所', '县照明中心'))).toMatchObject({ changed: 1, added: 0 })
    await load('units', text)
    const id = '01890000-0000-7000-8000-000000000000'
    const wrong = [
      ['units', `kind,name,area,id\nteam,某队,990101,${id}`, 'unit-not-found'],
      ['persons', `login,name,id\nsomeone,某人,${id}`, 'person-not-found'],
      ['posts', `unit,role,title,id\n县路灯管理所,handler,某岗,${id}`, 'post-not-found'],
      ['persons', 'login,name\n,没有登录名', 'cell-missing'],
      ['areas', 'code,name\n1.10101E+11,某街道', 'code-rounded'],
    ] as const
    for (const [kind, table, code] of wrong)
      expect((await load(kind, table)).rejects.map((reject) => reject.code)).toEqual([code])
  })

  test('a street takes out what it may change, and no more', async () => {
    const role = { code: 'street-keeper', name: name('街道管理员'), capabilities: ['org.manage' as const] }
    await must(org('saveRole', role, w.staff.admin))
    const street = await seated(w, { unit: w.units.other, role: 'street-keeper', area: '990101.002' })
    const of = async (kind: Kind) => (await must(org('exportTable', { kind }, street))).text
    expect(await of('areas')).not.toContain('990101001')
    expect(await of('units')).not.toContain('县路灯管理所')
    expect(await of('persons')).not.toContain('测试lamp')
    for (const kind of kinds) {
      const { added, changed, rejects } = await must(org('importTable', { kind, text: await of(kind) }, street))
      expect({ added, changed, rejects }).toEqual({ added: 0, changed: 0, rejects: [] })
    }
  })
})

test('whatever is written to a cell is read out of it again, and none begins as a formula', () => {
  const cell = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '0', '1', '某', ',', '"', '\n') })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 })), (table) => {
      const clean = table.map((row) => row.map((one) => one.trim()))
      const read = parseCsv(writeCsv([['a', 'b'], ...clean])) ?? []
      const cells = read.slice(1).map((line) => line.cells.map((one) => unguarded(one.trim())))
      expect(cells).toEqual(clean.filter((row) => row.some(Boolean)))
      expect(read.flatMap((line) => line.cells).filter((one) => /^[=+\-@]/.test(one))).toEqual([])
    }),
  )
})

describe('a real county', () => {
  const folder = new URL('../../../../shared/data/divisions/', import.meta.url)
  const lines = async (file: string) => {
    const raw = await readFile(new URL(file, folder))
    return (file.endsWith('.gz') ? gunzipSync(raw) : raw).toString().split(/\r?\n/)
  }
  /** The county of this world under the digits of a real one, in twelve digits as the tables of the state have them. */
  const moved = (line: string): string =>
    line.replace(
      /^\d{6}(\d+),("[^"]*"|[^,]*).*$/,
      (_, rest: string, name: string) => `990101${rest.padEnd(6, '0')},${name}`,
    )

  // where the published table of divisions is not at hand there is nothing to try it on
  test.skipIf(!existsSync(folder))('goes in whole, twice is once, wrong codes are told row by row', async () => {
    const all = [...(await lines('streets.csv')), ...(await lines('villages.csv.gz'))]
    const rows = all.filter((line) => line.startsWith('110108')).map(moved)
    expect(rows.length).toBeGreaterThan(500)
    const table = ['行政区划代码,名称', ...rows].join('\n')
    expect(await load('areas', table)).toMatchObject({ saved: true, rejects: [], elsewhere: 0 })
    expect(await load('areas', table)).toMatchObject({ saved: true, added: 0, changed: 0, same: rows.length })
    const out = await tableOf('areas')
    expect(await load('areas', out.text)).toMatchObject({ added: 0, changed: 0, same: out.rows, rejects: [] })
    const bad = [table, '99010199900,位数不对', '990101999001,没有街道的社区', '9.90101E+11,丢了数字'].join('\n')
    const { saved, rejects } = await load('areas', bad)
    expect(saved).toBe(false)
    expect(rejects.map(({ line, code }) => [line - rows.length - 1, code])).toEqual([
      [1, 'cell-wrong'],
      [2, 'area-parent-missing'],
      [3, 'code-rounded'],
    ])
    for (const { zh, en } of rejects)
      expect([zh, en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/[a-z]/)])
  })
})
