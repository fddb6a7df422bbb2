import { ok } from '#kernel/result'
import { plain } from './plain.ts'
import { fault, type Cell, type Read } from './value.ts'

/** A name with Chinese signs is written without blanks; the dot between parts of a name is always the same one. */
export const plainName = (text: string): string => {
  // NFKC would take rare signs of names (compatibility ideographs) for others
  const name = text.replaceAll(/[\s\u3000\u200B-\u200F\uFEFF]+/g, ' ').trim()
  const dotted = name.replaceAll(/\s*[·•・‧．∙●]\s*/g, '·')
  return /\p{Script=Han}/u.test(dotted) ? dotted.replaceAll(' ', '') : plain(dotted)
}

/** The name of a person: 2 to 25 Chinese signs, or letters. A note beside it (已故, 户主) belongs into a column of its own. */
export function readPersonName(cell: Cell): Read {
  const name = plainName(String(cell))
  if (/[*＊×xX]{1,2}$/.test(name) && /\p{Script=Han}/u.test(name)) return fault('masked', name)
  if (/[()（）【】[\]]/.test(name)) return fault('name-with-note', name)
  const isName = /^[\p{Script=Han}〇·]{2,25}$/u.test(name) || /^[\p{L}][\p{L}\p{M}' .·-]{1,59}$/u.test(name)
  return isName ? ok(name) : fault('name-shape', name)
}

export const readText = (cell: Cell, longest: number): Read => {
  const text = plain(String(cell))
  return text.length > longest ? fault('too-long', text, { longest }) : ok(text)
}
