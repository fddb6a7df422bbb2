import type { Scan } from './scan.ts'

/**
 * Goes through the element at whose opening tag the scan stands, as far as its end: each tag in it, with the raw text
 * between it and the tag before. Whoever looks may go on to the end of an element within.
 */
export function inside(text: string, tag: Scan, look: (tag: Scan, raw: string) => void): void {
  const { depth } = tag
  if (tag.kind === 'empty') return
  let from = tag.end
  while (tag.next() && tag.depth > depth) {
    look(tag, text.slice(from, tag.start))
    from = tag.end
  }
}
