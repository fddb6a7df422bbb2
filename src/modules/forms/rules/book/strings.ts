import { inside } from '../xml/inside.ts'
import { scan, type Scan } from '../xml/scan.ts'
import { plain } from '../xml/text.ts'

/** Characters that XML cannot hold are written _xHHHH_ in a workbook; so is a `_xHHHH_` that was meant as it stands. */
export const unquoted = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/**
 * The words of a string that may have runs of different looks, from its own tag to its end. How it is read aloud (`rPh`)
 * is no part of it. The scan stands at the closing tag afterwards.
 */
export function readWords(text: string, tag: Scan): string {
  let words = ''
  let aloud = false
  inside(text, tag, ({ local, kind }, raw) => {
    if (local === 'rPh') aloud = kind === 'open'
    if (local === 't' && kind === 'close' && !aloud) words += plain(raw)
  })
  return unquoted(words)
}

/** The strings that cells point to by number. */
export function sharedStrings(text: string): string[] {
  const strings: string[] = []
  for (const tag = scan(text); tag.next();)
    if (tag.local === 'si' && tag.depth === 1 && tag.kind !== 'close') strings.push(readWords(text, tag))
  return strings
}
