import { ok, refuse, type Refusal, type Result } from '#kernel/result'
import type { FileRefusal } from '../refusals.ts'
import { scan, type Scan } from '../xml/scan.ts'
import { attributes, plain } from '../xml/text.ts'
import type { Package } from './package.ts'
import { relatedParts, relationsOf } from './relations.ts'

export const mainSpace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const strictSpace = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
const relationSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export type SheetPart = { name: string; part: string; state: 'visible' | 'hidden' | 'veryHidden' }

/** A name for cells or a formula; with `sheet` it holds on that sheet only. */
export type DefinedName = { name: string; sheet: string | undefined; formula: string; hidden: boolean }

/** What the workbook part says. Only worksheets are listed: a sheet that is all chart has no cells. */
export type Workbook = {
  part: string
  sheets: readonly SheetPart[]
  names: readonly DefinedName[]
  date1904: boolean
  strings: string | undefined
  styles: string | undefined
}

type Refused = { ok: false; refusal: Refusal<FileRefusal> }

const isMacro = (name: string): boolean => /(^|\/)(vbaproject[^/]*\.bin|macrosheets\/.*)$/i.test(name)

/** Some programs declare in every file what a part that ends with .bin would be, although there is none. */
const declared = ({ names }: Package, types: string): string =>
  names.some((name) => /\.bin$/i.test(name)) ? types : types.replaceAll(/<[^<>]*\bExtension="bin"[^<>]*>/gi, '')

/** What must not be opened at all, by what the package says of itself. */
function refusedKind(parts: Package): Refused | undefined {
  const told = parts.text('[Content_Types].xml')
  if (told === undefined) return refuse('not-a-workbook')
  const types = declared(parts, told)
  if (parts.names.some(isMacro) || /macroEnabled|vbaProject|intlmacrosheet|macrosheet\+xml/i.test(types))
    return refuse('macro-file')
  if (/sheet\.binary\.main|workbook\.bin/i.test(types)) return refuse('binary-workbook')
  return undefined
}

const states: Record<string, SheetPart['state']> = { hidden: 'hidden', veryHidden: 'veryHidden' }
const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

/** The id that points to a part: the attribute `id` of the relations' namespace, whatever its prefix. */
const relationId = (tag: Scan, told: Record<string, string>): string => {
  const prefix = [...tag.spaces].find(([, space]) => space === relationSpace)?.[0] ?? 'r'
  return told[`${prefix}:id`] ?? ''
}

type Found = { root: string; date1904: boolean; sheets: { name: string; id: string; state: string }[]; names: Named[] }
type Named = { name: string; index: number | undefined; formula: string; hidden: boolean }

function readNamed(text: string, tag: Scan): Named {
  const told = attributes(text, tag)
  const from = tag.end
  const formula = tag.next() ? plain(text.slice(from, tag.start)) : ''
  const index = told['localSheetId'] === undefined ? undefined : Number(told['localSheetId'])
  return { name: told['name'] ?? '', index, formula, hidden: isTrue(told['hidden']) }
}

const readers: Record<string, (found: Found, text: string, tag: Scan) => void> = {
  workbookPr: (found, text, tag) => {
    found.date1904 = isTrue(attributes(text, tag)['date1904'])
  },
  sheet: (found, text, tag) => {
    const told = attributes(text, tag)
    found.sheets.push({ name: told['name'] ?? '', id: relationId(tag, told), state: told['state'] ?? '' })
  },
  definedName: (found, text, tag) => {
    if (tag.kind === 'open') found.names.push(readNamed(text, tag))
  },
}

function readWorkbookPart(text: string): Found | undefined {
  const found: Found = { root: '', date1904: false, sheets: [], names: [] }
  const tag = scan(text)
  while (tag.next()) {
    if (tag.depth === 0 && tag.kind !== 'close') found.root = tag.space
    if (tag.kind !== 'close' && tag.space === mainSpace) readers[tag.local]?.(found, text, tag)
  }
  return tag.fault ? undefined : found
}

/** Reads what the workbook part says; macros, the strict format and what is no workbook are refused. */
export function readWorkbook(parts: Package): Result<Workbook, Refusal<FileRefusal>> {
  const refused = refusedKind(parts)
  if (refused) return refused
  const [part] = relatedParts(parts, '', 'officeDocument')
  const text = part === undefined ? undefined : parts.text(part)
  if (part === undefined || text === undefined) return refuse('not-a-workbook')
  const found = readWorkbookPart(text)
  if (!found) return refuse('broken-file')
  if (found.root === strictSpace) return refuse('strict-format')
  if (found.root !== mainSpace) return refuse('not-a-workbook')
  const relations = relationsOf(parts, part)
  const sheets = found.sheets.flatMap(({ name, id, state }): SheetPart[] => {
    const to = relations.find(
      (one) => one.id === id && one.type === 'worksheet' && parts.text(one.target) !== undefined,
    )
    return to ? [{ name, part: to.target, state: states[state] ?? 'visible' }] : []
  })
  if (sheets.length === 0) return refuse('not-a-workbook')
  const names = found.names.map(({ index, ...named }) => ({
    ...named,
    sheet: index === undefined ? undefined : found.sheets[index]?.name,
  }))
  const related = (type: string): string | undefined => relations.find((one) => one.type === type)?.target
  const [strings, styles] = [related('sharedStrings'), related('styles')]
  return ok({ part, sheets, names, date1904: found.date1904, strings, styles })
}
