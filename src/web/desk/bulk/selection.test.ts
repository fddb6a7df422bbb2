import { describe, expect, test } from 'vitest'
import { empty, hasAll, most, toggled, toggledAll, without, type Selection } from './selection.ts'

const row = (n: number) => ({ id: String(n) })
const list = (n: number) => Array.from({ length: n }, (_, i) => row(i))
type Row = ReturnType<typeof row>
const ids = ({ rows }: Selection<Row>) => [...rows.keys()].map(Number).toSorted((a, b) => a - b)

describe('choosing rows', () => {
  const shown = list(10)

  test('one by one, and letting go of one', () => {
    const two = toggled(toggled<Row>(empty, shown, '3'), shown, '5')
    expect(ids(two)).toEqual([3, 5])
    expect(ids(toggled(two, shown, '3'))).toEqual([5])
  })

  test('a range goes both ways from the row touched before, and lets go as it chooses', () => {
    const down = toggled(toggled<Row>(empty, shown, '2'), shown, '5', true)
    expect(ids(down)).toEqual([2, 3, 4, 5])
    expect(ids(toggled(toggled<Row>(empty, shown, '5'), shown, '2', true))).toEqual([2, 3, 4, 5])
    expect(ids(toggled(down, shown, '3', true))).toEqual([2])
  })

  test('a range without a row before it, or from a row that is gone, is one row', () => {
    expect(ids(toggled<Row>(empty, shown, '4', true))).toEqual([4])
    const gone = toggled(toggled<Row>(empty, list(20), '15'), shown, '4', true)
    expect(ids(gone)).toEqual([4, 15])
  })

  test('all that are shown, and then none of them; what was chosen elsewhere stays', () => {
    const other = toggled<Row>(empty, list(20), '15')
    const all = toggledAll(other, shown)
    expect(ids(all)).toEqual([...list(10).keys(), 15])
    expect(hasAll(all, shown)).toBe(true)
    expect(ids(toggledAll(all, shown))).toEqual([15])
    expect(hasAll(empty, [])).toBe(false)
  })

  test('of ten thousand no more than can be looked through', () => {
    const many = list(10_000)
    const all = toggledAll<Row>(empty, many)
    expect(all.rows.size).toBe(most)
    expect(hasAll(all, many)).toBe(true)
    expect(toggled(all, many, '9999').rows.size).toBe(most)
    expect(without(all, ['0', '1']).rows.size).toBe(most - 2)
  })
})
