/** Characters that carry meaning in a search: letters and digits of any script. */
const runs = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * Neighbouring pairs of characters, the words by which Chinese is found without a dictionary: 路灯不亮 → 路灯, 灯不, 不亮.
 * A run of one character stands for itself.
 */
export function pairsOf(text: string): string[] {
  const pairs = runs(text).flatMap((run) => {
    const letters = Array.from(run)
    return letters.length === 1 ? [run] : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)
  })
  return [...new Set(pairs)]
}
