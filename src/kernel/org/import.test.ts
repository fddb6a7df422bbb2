import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { must, orgOf, refusal, seated } from '#test/office'
import { makeWorld, type World } from '#test/world'

let w: World
let org: ReturnType<typeof orgOf>
beforeAll(async () => {
  w = await makeWorld()
  org = orgOf(w)
})
afterAll(() => w.close())

type Kind = 'areas' | 'units' | 'persons' | 'posts'
const load = (kind: Kind, text: string, preview = false) =>
  must(org('importTable', { kind, text, preview }, w.staff.admin))

describe('org.importTable', () => {
  test('areas by national code, in any order, others’ counties left aside', async () => {
    const table = [
      'code,name,areaCode',
      '99010100900201,一网格,990101',
      '990101009,"南山街道",990101',
      '990101009002,"云台社区",990101',
      '110101001,"别处街道",110101',
    ].join('\n')
    const preview = await load('areas', table, true)
    expect(preview).toMatchObject({ saved: false, added: 3, elsewhere: 1, rejects: [] })
    expect(await load('areas', table)).toMatchObject({ saved: true, added: 3, changed: 0, same: 0 })
    expect(await load('areas', table.replace('云台', '云峰'))).toMatchObject({
      saved: true,
      added: 0,
      changed: 1,
      same: 2,
    })
    const { areas } = await must(org('areas', { within: '990101.009' }, w.staff.admin))
    expect(areas.map((area) => [area.code, area.name.zh])).toEqual([
      ['990101009000', '南山街道'],
      ['990101009002', '云峰社区'],
      ['99010100900201', '一网格'],
    ])
  })

  test('one bad row and nothing is saved; each bad row says why, in both tongues', async () => {
    const result = await load(
      'areas',
      '代码,名称\n990101010,北山街道\n99010,坏代码\n990101011001,没有街道\n990101010,北山街道',
    )
    expect(result).toMatchObject({ saved: false, added: 1 })
    expect(result.rejects.map(({ line, code }) => [line, code])).toEqual([
      [3, 'cell-wrong'],
      [4, 'area-parent-missing'],
      [5, 'row-doubled'],
    ])
    expect(result.rejects[1]).toMatchObject({ zh: '上级区域 990101.011 还没有登记，请先登记上级。' })
    expect((await must(org('areas', { within: '990101.010' }, w.staff.admin))).areas).toEqual([])
  })

  test('units, persons, posts: names become ids, also of rows in the same table; twice changes nothing', async () => {
    const units =
      '类型,名称,区域,上级,电话\n职能部门,县交通局,990101,,0990-7654321\n公共服务企业,县公交公司,990101,县交通局,'
    expect(await load('units', units)).toMatchObject({ saved: true, added: 2 })
    const found = await must(org('units', { text: '公交' }, w.staff.admin))
    expect(found.units[0]).toMatchObject({ kind: 'utility', parentName: { zh: '县交通局' } })
    const persons = 'login,name,phone,email\nchen.wei,陈伟,13700001111,\nliu.yan,刘燕,,liu@example.org'
    expect(await load('persons', persons)).toMatchObject({ saved: true, added: 2 })
    const posts =
      '单位,角色,岗位,登录名,值守时间\n县公交公司,承办人,调度,chen.wei,08:00-12:00 14:00-18:00\n县公交公司,unit-leader,经理,,'
    expect(await load('posts', posts)).toMatchObject({ saved: true, added: 2 })
    for (const [kind, text] of [
      ['units', units],
      ['persons', persons],
      ['posts', posts],
    ] as const)
      expect(await load(kind, text)).toMatchObject({ saved: true, added: 0, changed: 0, same: 2 })
    const held = await must(org('posts', { unit: found.units[0]?.id ?? '' }, w.staff.admin))
    expect(new Map(held.posts.map((post) => [post.title.zh, post.personName]))).toEqual(
      new Map([
        ['调度', '陈伟'],
        ['经理', null],
      ]),
    )
    // a column that the table lacks leaves what is kept
    expect(await load('persons', 'login,name\nchen.wei,陈伟')).toMatchObject({ same: 1 })
  })

  test('rows of units, persons and posts that cannot be', async () => {
    const codes = async (kind: Kind, text: string) =>
      (await load(kind, text, true)).rejects.map((reject) => reject.code)
    expect(await codes('units', 'kind,name,area,parent\n局,某局,990101,\nbureau,某局,990101,不存在的局')).toEqual([
      'cell-wrong',
      'parent-not-found',
    ])
    expect(await codes('persons', 'login,name,phone\nZhang San,张三,\nzhang,张三,abc')).toEqual([
      'cell-wrong',
      'cell-wrong',
    ])
    expect(
      await codes(
        'posts',
        'unit,role,title,login\n某局,handler,甲,\n县路灯管理所,神仙,乙,\n县路灯管理所,handler,丙,nobody',
      ),
    ).toEqual(['unit-not-found', 'role-not-found', 'person-not-found'])
    await load('units', 'kind,name,area\nteam,先锋队,990101.001\nteam,先锋队,990101.002')
    expect(await codes('posts', 'unit,role,title\n先锋队,handler,队长')).toEqual(['unit-ambiguous'])
    expect(await codes('posts', 'unit,role,title,area\n先锋队,handler,队长,990101002')).toEqual([])
  })

  test('a keeper of one street imports into it and nowhere else', async () => {
    const role = { code: 'street-keeper', name: { zh: '街道管理员', en: 'k' }, capabilities: ['org.manage' as const] }
    await must(org('saveRole', role, w.staff.admin))
    const street = await seated(w, { unit: w.units.other, role: 'street-keeper', area: '990101.002' })
    const text = 'code,name\n990101002008,新社区\n990101001008,别人的社区'
    const { rejects } = await must(org('importTable', { kind: 'areas', text }, street))
    expect(rejects.map(({ line, code }) => [line, code])).toEqual([[3, 'area-out-of-reach']])
  })

  test.each([
    ['no rows', 'code,name', 'org.table-empty'],
    ['other columns', '编号,名字\n1,2', 'org.columns-missing'],
    ['an open quote', 'code,name\n"1,2', 'org.table-unreadable'],
    ['too many rows', `code,name\n${'1,2\n'.repeat(5001)}`, 'org.table-too-long'],
    ['nothing', '', 'invalid-input'],
  ])('a table with %s is refused', async (_what, text, code) =>
    expect(await refusal(org('importTable', { kind: 'areas', text }, w.staff.admin))).toBe(code),
  )

  test('five thousand grids in one table', async () => {
    const grids = Array.from({ length: 4999 }, (_, i) => `990101001001${String(i + 1000).padStart(5, '0')},网格${i}`)
    const text = `code,name\n990101001001,杏花社区\n${grids.join('\n')}`
    expect(await load('areas', text)).toMatchObject({ saved: true, added: 4999 })
  })

  const streets = new URL('../../../../shared/data/divisions/streets.csv', import.meta.url)
  test.skipIf(!existsSync(streets))('the national table of streets is readable as it is', async () => {
    const lines = (await readFile(streets, 'utf8')).split('\n')
    const text = [lines[0], ...lines.filter((line) => line.startsWith('1101'))].join('\n')
    const result = await load('areas', text, true)
    expect(result).toMatchObject({ rejects: [], added: 0 })
    expect(result.elsewhere).toBeGreaterThan(300)
  })
})
