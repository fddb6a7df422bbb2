/** Deals from lists so that nothing comes a second time before everything came once. */
export function dealer(random: () => number): <T>(list: readonly T[]) => T {
  const left = new Map<readonly unknown[], unknown[]>()
  return <T>(list: readonly T[]): T => {
    const rest = left.get(list) ?? []
    if (rest.length === 0) rest.push(...list)
    left.set(list, rest)
    return rest.splice(Math.floor(random() * rest.length), 1)[0] as T
  }
}
