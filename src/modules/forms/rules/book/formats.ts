import { inside } from '../xml/inside.ts'
import { scan, type Scan } from '../xml/scan.ts'
import { attribute, attributes } from '../xml/text.ts'

/** What a cell's number format asks for. */
export type Wanted = 'general' | 'text' | 'date' | 'number'

const dates = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Words in quotes, single marked characters, colours and languages say nothing of the kind; [h] does. */
const bare = (code: string): string => code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')

const wantedByCode = (code: string): Wanted => {
  if (code === '@') return 'text'
  if (/^general$/i.test(code)) return 'general'
  return /[ymdhs]|a{3,4}/i.test(bare(code).replaceAll(/general/gi, '')) ? 'date' : 'number'
}

const wantedById = (id: number, codes: ReadonlyMap<number, string>): Wanted => {
  const code = codes.get(id)
  if (code !== undefined) return wantedByCode(code)
  if (id === 49) return 'text'
  if (id === 0) return 'general'
  return dates(id) ? 'date' : 'number'
}

/** What each style of the workbook asks for, by its index; a style that is not there is general. */
export function formatsOf(text: string): (style: number) => Wanted {
  const codes = new Map<number, string>()
  const formats: number[] = []
  const look = (tag: Scan, told: Record<string, string>): void => {
    if (tag.local === 'numFmt') codes.set(Number(told['numFmtId']), told['formatCode'] ?? '')
    if (tag.local === 'cellXfs')
      inside(text, tag, ({ local, kind }) => {
        if (local === 'xf' && kind !== 'close') formats.push(Number(attribute(text, tag, 'numFmtId') ?? 0))
      })
  }
  for (const tag = scan(text); tag.next();) if (tag.kind !== 'close') look(tag, attributes(text, tag))
  const wanted = formats.map((id) => wantedById(id, codes))
  return (style) => wanted[style] ?? 'general'
}
