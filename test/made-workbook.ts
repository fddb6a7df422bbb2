import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { openPackage, type OpenPackage } from '../src/modules/forms/package.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageSpace = 'http://schemas.openxmlformats.org/package/2006'

/** Styles of made workbooks by their index: 0 general, 1 text, 2 date, 3 two decimals, 4 a Chinese date, 5 and 6 two bands. */
const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="1"><font><sz val="10.5"/><name val="宋体"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFFFF"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEEEEE"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">${[
  [0, 0],
  [49, 0],
  [14, 0],
  [2, 0],
  [176, 0],
  [0, 2],
  [0, 3],
]
  .map(([format, fill]) => `<xf numFmtId="${format}" fontId="0" fillId="${fill}" borderId="0" xfId="0"/>`)
  .join('')}</cellXfs></styleSheet>`

export type MadeSheet = { name: string; xml: string; state?: string }

export type Made = {
  sheets: readonly MadeSheet[]
  /** What stands in the workbook part before `sheets`, between `sheets` and `calcPr`, and in its place. */
  before?: string
  names?: string
  calc?: string
  strings?: readonly string[]
  /** Further parts; a part `xl/worksheets/_rels/sheet1.xml.rels` gives the first sheet its relations. */
  parts?: Readonly<Record<string, string | Uint8Array>>
  /** Further relations of the workbook, and further types of content. */
  relations?: string
  types?: string
}

/** A sheet of the usual look: what comes before the rows, the rows, and what follows them. */
export const sheetXml = (rows: string, { head = '', tail = '' } = {}): string =>
  `<worksheet xmlns="${main}" xmlns:r="${relation}">${head}<sheetData>${rows}</sheetData>${tail}</worksheet>`

/** Relations as a part holds them: id → [last word of the type, target]. */
export const relations = (all: Readonly<Record<string, readonly string[]>>): string =>
  `<Relationships xmlns="${packageSpace}/relationships">${Object.entries(all)
    .map(([id, [type = '', target = '']]) => `<Relationship Id="${id}" Type="${relation}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

/** The parts of a small workbook, in the order in which programs write them. */
export function partsOf(made: Made): Record<string, string | Uint8Array> {
  const { sheets, before = '', names = '', calc = '', strings = [], parts = {}, types = '' } = made
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name.replaceAll('&', '&amp;')}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  )
  return {
    '[Content_Types].xml': `<Types xmlns="${packageSpace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${workbookType}"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${sheetType}"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>${types}</Types>`,
    '_rels/.rels': relations({ rId1: ['officeDocument', 'xl/workbook.xml'] }),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relation}">${before}<sheets>${listed.join('')}</sheets>${names}${calc}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations({
      ...Object.fromEntries(sheets.map((_, i) => [`rId${i + 1}`, ['worksheet', `worksheets/sheet${i + 1}.xml`]])),
      rIdS: ['styles', 'styles.xml'],
      rIdT: ['sharedStrings', 'sharedStrings.xml'],
    }).replace('</Relationships>', `${made.relations ?? ''}</Relationships>`),
    ...Object.fromEntries(sheets.map(({ xml }, i) => [`xl/worksheets/sheet${i + 1}.xml`, xml])),
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': `<sst xmlns="${main}">${strings.map((one) => `<si><t>${one}</t></si>`).join('')}</sst>`,
    ...parts,
  }
}

export const zipped = (parts: Readonly<Record<string, string | Uint8Array>>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
      ) satisfies Zippable,
    ),
  )

export const makeWorkbook = (made: Made): Buffer => zipped(partsOf(made))

export function opened(bytes: Buffer): OpenPackage {
  const open = openPackage(bytes)
  if (!open.ok) throw new Error(`not opened: ${open.refusal.code}`)
  return open.value
}

const forms = join(import.meta.dirname, '..', '..', 'shared', 'data', 'forms')

/** A form of the collection that stands beside the repository; undefined where there is none. */
export function formOf(name: string): Buffer | undefined {
  try {
    return readFileSync(join(forms, name))
  } catch {
    return undefined
  }
}
