import { runs, weightOf, wordsOfRun } from './wording.ts'

type Run = { text: string; weight: number }

/** Neighbouring shared words of one run of signs, put together again: 路灯, 灯不, 不亮 → 路灯不亮. */
function joined(words: readonly string[], shared: ReadonlySet<string>, weigh: (word: string) => number): Run[] {
  const found: Run[] = []
  let open: Run | undefined
  for (const word of words) {
    if (!shared.has(word)) open = undefined
    else if (open) {
      open.text += Array.from(word).at(-1) ?? ''
      open.weight += weigh(word)
    } else {
      open = { text: word, weight: weigh(word) }
      found.push(open)
    }
  }
  return found
}

/** What two texts have in common, in the words of the first: the weightiest first, at most three, without repetition. */
export function sharedRuns(text: string, words: readonly string[], shareOf: (word: string) => number): string[] {
  const shared = new Set(words)
  const weigh = (word: string) => weightOf(shareOf(word))
  const all = runs(text).flatMap((run) => joined(wordsOfRun(run), shared, weigh))
  const unique = new Map(all.map((run) => [run.text, run]))
  return [...unique.values()]
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, 3)
    .map(({ text: run }) => run)
}
