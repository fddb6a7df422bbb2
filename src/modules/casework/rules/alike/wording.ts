const pattern = /[\p{Script=Han}]+|[^\P{L}\p{Script=Han}]+|\p{N}{3,}/gu
const han = /\p{Script=Han}/u

/** Stretches of one script; numbers of three digits and more stand for themselves. */
export const runs = (text: string): readonly string[] => text.match(pattern) ?? []

/** The words of one run: neighbouring pairs of Chinese signs, the whole run in other scripts. */
export function wordsOfRun(run: string): string[] {
  if (!han.test(run)) return run.length > 1 ? [run] : []
  const signs = Array.from(run)
  return signs.slice(1).map((sign, i) => `${signs[i]}${sign}`)
}

export const wordingOf = (text: string): Set<string> => new Set(runs(text).flatMap(wordsOfRun))

/** A word in every second text says next to nothing, one in two thousand says all. */
const rarest = Math.log(2000)
export const weightOf = (share: number): number =>
  share <= 0 ? 1 : Math.min(1, Math.max(0.02, -Math.log(share) / rarest))
