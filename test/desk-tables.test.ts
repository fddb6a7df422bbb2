import { describe, expect, test } from 'vitest'
import { tableText } from '#kernel/org/tables/write'
import { needed, type TableKind } from '#kernel/org/tables/rows'
import { headOf } from '#kernel/org/words'
import { expected } from '../src/web/desk/units/tables.ts'

const kinds = Object.keys(expected) as TableKind[]

describe.each(kinds)('the columns told for %s', (kind) => {
  test.each(['zh', 'en'] as const)('are those that are written out and read in, in %s', (lang) => {
    const written = tableText(kind, [], lang).replace('\uFEFF', '').trim().split(',')
    expect(expected[kind].map((column) => column.name[lang])).toEqual(written)
  })

  test('are required where the import requires them', () => {
    const must = expected[kind].filter((column) => column.must).map((column) => column.name.zh)
    expect(must.toSorted()).toEqual(needed[kind].map((column) => headOf(kind, column).zh).toSorted())
  })
})
