import { scan } from '../xml/scan.ts'
import { patching } from '../xml/text.ts'
import type { Growth } from './growth.ts'

/**
 * Pictures, boxes and charts below the block move with their rows. One that begins above stays as large as it is, even if
 * it reaches below: a seal is not stretched.
 */
export function movedDrawing(text: string, { last, added }: Growth): string {
  const [tag, patch] = [scan(text), patching(text)]
  let [moves, inFrom, wordsFrom] = [false, false, 0]
  const endRow = (): void => {
    const row = Number(text.slice(wordsFrom, tag.start))
    if (inFrom) moves = row >= last
    if (moves) patch.put(wordsFrom, tag.start, String(row + added))
  }
  while (tag.next()) {
    if (tag.depth === 1) moves = false
    else if (tag.depth === 2) inFrom = tag.local === 'from'
    else if (tag.depth === 3 && tag.local === 'row' && tag.kind === 'close') endRow()
    wordsFrom = tag.end
  }
  return tag.fault ? text : patch.whole()
}

/** Notes are drawn in a language older than XML's rules, which no scan would follow: their places are found by name alone. */
export const movedNotes = (vml: string, growth: Growth): string =>
  vml.replaceAll(/<((?:\w+:)?)ClientData\b[^]*?<\/\1ClientData>/g, (data) => {
    const row = /<(?:\w+:)?Row>\s*(\d+)\s*</.exec(data)?.[1]
    const corner = /<(?:\w+:)?Anchor>([^<]*)</.exec(data)?.[1]?.split(',')[2]
    if (Number(row ?? corner ?? -1) < growth.last) return data
    const down = (words: string): string => String(Number(words) + growth.added)
    return data
      .replace(/(<(?:\w+:)?Row>\s*)(\d+)/, (_, before: string, words: string) => before + down(words))
      .replace(/(<(?:\w+:)?Anchor>)([^<]*)/, (_, before: string, words: string) => {
        const places = words.split(',').map((place, i) => (i === 2 || i === 6 ? ` ${down(place)}` : place))
        return before + places.join(',')
      })
  })
