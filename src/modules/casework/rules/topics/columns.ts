type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array
type Kinds = Record<string, new (length: number) => Numbers>

/** Columns of numbers beside each other, all zero at first, that grow by doubling. `of`: as they lie now; growing moves them. */
export function columns<K extends Kinds>(kinds: K) {
  const made = (length: number) =>
    Object.fromEntries(Object.entries(kinds).map(([name, Kind]) => [name, new Kind(length)])) as {
      [Name in keyof K]: InstanceType<K[Name]>
    }
  let length = 1024
  const held = {
    of: made(length),
    /** Makes room for this row. */
    hold(row: number): void {
      if (row < length) return
      length = Math.max(row + 1, length * 2)
      const more = made(length)
      for (const name of Object.keys(kinds)) more[name]?.set(held.of[name] ?? [])
      held.of = more
    },
  }
  return held
}
