/** Whether two texts differ by one slip of the fingers: a sign changed, left out, put in, or two neighbours changed over. */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = [Array.from(a), Array.from(b)].toSorted((x, y) => x.length - y.length) as [string[], string[]]
  if (a === b || long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const behind = (x: readonly string[], from: number) => x.slice(from).join('')
  if (long.length > short.length) return behind(short, at) === behind(long, at + 1)
  const isTurned =
    short[at] === long[at + 1] && short[at + 1] === long[at] && behind(short, at + 2) === behind(long, at + 2)
  return behind(short, at + 1) === behind(long, at + 1) || isTurned
}
