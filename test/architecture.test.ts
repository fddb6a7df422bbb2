import { createRequire } from 'node:module'
import { glob, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nextActs } from '#casework/rules'
import { actLabels } from '#casework/labels'
import { casework } from '#casework/contract'
import { rooms } from '../src/server/modules.ts'
import { asOwner } from './server.ts'
import { isForbiddenName, wrongs, zones, type Source } from './walls.ts'
import { makeWorld, type World } from './world.ts'

const root = join(import.meta.dirname, '..')
const require = createRequire(import.meta.url)

async function sourcesOf(pattern: string): Promise<Source[]> {
  const found: Source[] = []
  for await (const file of glob(pattern, { cwd: root }))
    found.push({ path: relative(root, join(root, file)), text: await readFile(join(root, file), 'utf8') })
  return found
}

const all = (await Promise.all(['src/**/*.ts', 'src/**/*.tsx', 'scripts/*.ts'].map(sourcesOf))).flat()
const sources = all.filter(({ path }) => !/\.(test|spec)\.tsx?$/.test(path))

describe('who may know whom', () => {
  test('every file keeps the laws of the house', () => {
    expect(sources.length).toBeGreaterThan(100)
    expect(sources.flatMap(wrongs)).toEqual([])
  })

  test('every zone of the table has files', () => {
    for (const zone of zones) expect(sources.some(({ path }) => path.startsWith(zone.under))).toBe(true)
  })

  test.each([
    ['the kernel knows a module', 'src/kernel/house.ts', "import { fold } from '#casework/rules'"],
    [
      'a module reaches into another',
      'src/modules/inbox/handlers.ts',
      "import { step } from '../casework/rules/fold.ts'",
    ],
    ['the inbox knows casework', 'src/modules/inbox/rules.ts', "import type { CaseState } from '#casework/rules'"],
    ['a module starts the server', 'src/modules/casework/index.ts', "import { rooms } from '../../server/modules.ts'"],
    ['rules read the database', 'src/modules/casework/rules/fold.ts', "import { rows } from '#kernel/db'"],
    ['rules read a file', 'src/modules/casework/rules/fold.ts', "import { readFile } from 'node:fs/promises'"],
    [
      'a folder of rules reads what is kept',
      'src/modules/casework/rules/alike/what.ts',
      "import { findCase } from '../../store/cases.ts'",
    ],
    ['rules look at the clock', 'src/modules/casework/rules/next.ts', 'const now = Temporal.Now.instant()'],
    ['rules throw dice', 'src/modules/casework/rules/next.ts', 'const x = Math.random()'],
    [
      'a contract reads the store',
      'src/modules/casework/contract/acts.ts',
      "import { findCase } from '../store/cases.ts'",
    ],
    ['the store calls a handler', 'src/modules/casework/store/cases.ts', "import { say } from '../handlers/intake.ts'"],
    ['the desk reads the database', 'src/web/desk/main.tsx', "import { transact } from '#kernel/db'"],
    [
      'the desk loads a handler late',
      'src/web/desk/main.tsx',
      "await import('../../modules/casework/handlers/acts.ts')",
    ],
    ['the desk loads a contract', 'src/web/desk/api.ts', "import { casework } from '#casework/contract'"],
    ['the kit knows the desk', 'src/web/ui/button.tsx', "import { api } from '../desk/api.ts'"],
    ['a module reads another’s schema', 'src/modules/inbox/store.ts', 'sql`select 1 from casework.request`'],
    ['a module re-exports another', 'src/modules/inbox/index.ts', "export { caseworkRoom } from '#casework'"],
    ['a folder is called utils', 'src/kernel/utils/text.ts', ''],
    ['a file is called helpers', 'src/web/desk/helpers.ts', ''],
  ])('is seen when %s', (_name, path, text) => expect(wrongs({ path, text })).toHaveLength(1))

  test('the imports map opens no more than a module’s own doors', async () => {
    const { imports } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { imports: object }
    const doors = /^#(kernel\/\*|test\/\*|[a-z]+(\/(contract|rules|labels|shapes|words))?)$/
    for (const name of Object.keys(imports)) expect(name).toMatch(doors)
    for (const name of ['#casework/store/cases', '#casework/handlers/acts', '#inbox/store'])
      expect(() => require.resolve(name)).toThrow()
  })
})

describe('one name, six places', () => {
  test.each(rooms.map((room) => [room.name, room] as const))(
    '%s: contract, words and handlers name the same calls',
    (_name, room) => {
      const calls = Object.keys(room.calls).sort()
      expect(Object.keys(room.handlers).sort()).toEqual(calls)
      expect(Object.keys(room.words.calls).sort()).toEqual(calls)
      const codes = new Set(Object.values(room.calls).flatMap((call) => [...call.refusals]))
      expect([...codes].filter((code) => !(code in room.words.refusals))).toEqual([])
    },
  )

  test('every act on a case is a call of casework, or one that another call or time brings about', () => {
    const brought = ['absorb', 'lapse', 'posting']
    expect(Object.keys(nextActs).filter((act) => !(act in casework.calls) && !brought.includes(act))).toEqual([])
    expect(Object.keys(actLabels).sort()).toEqual(Object.keys(nextActs).sort())
  })

  test.each(rooms.map((room) => [room.name, room] as const))('%s: every call is named in a test', (name, room) => {
    const tests = all
      .filter(({ path }) => path.endsWith('.test.ts'))
      .map(({ text }) => text)
      .join('\n')
    const unnamed = Object.keys(room.calls).filter(
      (call) => !new RegExp(`\\b${name}\\.${call}\\b|^\\s*'?${call}'?: |['(]${call}['(]`, 'm').test(tests),
    )
    expect(unnamed).toEqual([])
  })
})

/** Every name of a field anywhere in a schema. */
const fieldsOf = (schema: unknown): string[] => {
  if (Array.isArray(schema)) return schema.flatMap(fieldsOf)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties'
      ? [...Object.keys(value as object), ...Object.values(value as object).flatMap(fieldsOf)]
      : fieldsOf(value),
  )
}

describe('rules of the field: nobody is counted, tracked or ranked', () => {
  let world: World
  beforeAll(async () => {
    world = await makeWorld()
  })
  afterAll(() => world.close())

  test('no column of the whole database', async () => {
    const { rows } = await asOwner(world.database, (client) =>
      client.query<{ name: string; column_name: string }>(
        `select table_schema || '.' || table_name as name, column_name from information_schema.columns
         where table_schema not in ('pg_catalog', 'information_schema')`,
      ),
    )
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.filter((row) => isForbiddenName(row.column_name) || isForbiddenName(row.name.split('.')[1]!))).toEqual(
      [],
    )
  })

  test('no field of any call', () => {
    const fields = rooms.flatMap((room) =>
      Object.entries(room.calls).flatMap(([call, { input, output }]) =>
        [input, output].flatMap((schema) =>
          fieldsOf(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })).map(
            (field) => `${room.name}.${call} ${field}`,
          ),
        ),
      ),
    )
    expect(fields.length).toBeGreaterThan(200)
    expect(fields.filter((field) => isForbiddenName(field.split(' ')[1]!))).toEqual([])
  })

  test.each([
    'checkIns',
    'points',
    'weekly_score',
    'onlineMinutes',
    'learning_duration',
    'like',
    'rank',
    'lastLogin',
    'gps_track',
  ])('%s would be seen', (name) => expect(isForbiddenName(name)).toBe(true))
  test.each([
    'point',
    'checked',
    'minutes',
    'likely',
    'online',
    'installation_date',
    'scored_area_note'.replace('scored', 'noted'),
  ])('%s is an honest name', (name) => expect(isForbiddenName(name)).toBe(false))
})
