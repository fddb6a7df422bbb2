import { areaAt, areaText, areasAt, cellAt, addressOf } from '../book/address.ts'
import { scan, type Scan, type Within } from '../xml/scan.ts'
import { attributesOf, decoded, escaped, patching, plain, type Patch } from '../xml/text.ts'
import { grownArea, grownAreas, grownMerges, shifted, shiftedFormula, type Growth } from './growth.ts'

/** How the words of an attribute or an element change. */
type Change = (words: string) => string

/** How the growing sheet's elements change outside its rows, and those of parts that belong to it. */
export type Changes = {
  /** By the element's name and the attribute's: `brk id`. */
  attributes: Readonly<Record<string, Change>>
  /** Words of elements, by name. */
  words: Readonly<Record<string, Change>>
}

/** An area as words, moved; what is none stays. */
const movedArea =
  (growth: Growth): Change =>
  (words) => {
    const area = areaAt(words)
    return area ? areaText(grownArea(growth, area)) : words
  }

const movedAreas =
  (growth: Growth): Change =>
  (words) => {
    const areas = areasAt(words)
    return areas.length > 0 ? areas.flatMap((area) => grownAreas(growth, area).map(areaText)).join(' ') : words
  }

const movedCell =
  (growth: Growth): Change =>
  (words) => {
    const cell = cellAt(words)
    return cell ? addressOf({ ...cell, row: shifted(growth, cell.row) }) : words
  }

/** Formulas outside of cells, by the elements and attributes that hold them, whatever sheet they belong to. */
export function formulaChanges(growth: Growth, owner: string | undefined): Changes {
  const formula: Change = (words) => shiftedFormula(growth, words, owner)
  const names = ['formula', 'formula1', 'formula2', 'f', 'calculatedColumnFormula', 'totalsRowFormula']
  return {
    attributes: { 'hyperlink location': formula },
    words: Object.fromEntries(names.map((name) => [name, formula])),
  }
}

/** What in the growing sheet, and in tables on it, tells of places. A break below the block's last row stays below it. */
export function placeChanges(growth: Growth): Changes {
  const [area, areas, cell] = [movedArea(growth), movedAreas(growth), movedCell(growth)]
  const below: Change = (words) => (Number(words) >= growth.last ? String(Number(words) + growth.added) : words)
  const { attributes, words } = formulaChanges(growth, growth.sheet)
  return {
    attributes: {
      ...attributes,
      ...Object.fromEntries(
        ['dimension', 'autoFilter', 'sortState', 'sortCondition', 'hyperlink', 'table', 'location'].map((name) => [
          `${name} ref`,
          area,
        ]),
      ),
      ...Object.fromEntries(
        ['selection', 'dataValidation', 'conditionalFormatting', 'protectedRange', 'ignoredError'].map((name) => [
          `${name} sqref`,
          areas,
        ]),
      ),
      'selection activeCell': cell,
      'pane topLeftCell': cell,
      'sheetView topLeftCell': cell,
      'cellWatch r': cell,
      'inputCells r': cell,
      'rowBreaks>brk id': below,
    },
    words: { ...words, sqref: areas },
  }
}

function changeAttributes(text: string, tag: Scan, parent: string, { attributes }: Changes, patch: Patch): void {
  for (const { name, valueStart, valueEnd } of attributesOf(text, tag.nameEnd, tag.end)) {
    const change = attributes[`${tag.local} ${name}`] ?? attributes[`${parent}>${tag.local} ${name}`]
    if (!change) continue
    const words = decoded(text.slice(valueStart, valueEnd))
    const changed = change(words)
    if (changed !== words) patch.put(valueStart, valueEnd, escaped(changed).replaceAll('"', '&quot;'))
  }
}

/** Merged areas with those of the new records, and how many they are. */
function changeMerges(text: string, tag: Scan, { growth, total }: Merges, patch: Patch): void {
  const [place] = attributesOf(text, tag.nameEnd, tag.end).filter(({ name }) => name === 'ref' || name === 'count')
  if (!place) return
  const { valueStart, valueEnd } = place
  if (tag.local === 'mergeCells') patch.put(valueStart, valueEnd, String(total))
  const area = tag.local === 'mergeCell' ? areaAt(text.slice(valueStart, valueEnd)) : undefined
  if (!area) return
  const [first = area, ...others] = grownMerges(growth, area)
  const name = text.slice(tag.start + 1, tag.nameEnd)
  patch.put(valueStart, valueEnd, areaText(first))
  patch.put(tag.end, tag.end, others.map((one) => `<${name} ref="${areaText(one)}"/>`).join(''))
}

/** Merged areas change too where a growth and their number afterwards are given. */
export type Merges = { growth: Growth; total: number }

/** From where a text is gone through, and within what. */
export type Stretch = { from: number; to: number; within?: Within }

function changeWords(text: string, from: number, to: number, change: Change, patch: Patch): void {
  const words = plain(text.slice(from, to))
  const changed = change(words)
  if (changed !== words) patch.put(from, to, escaped(changed))
}

/** Goes through one stretch; false where it is not well formed. */
function changeStretch(
  text: string,
  { from, to, within }: Stretch,
  changes: Changes,
  merges: Merges | undefined,
  patch: Patch,
): boolean {
  const tag = scan(text, from, within)
  const open: string[] = []
  let wordsFrom = from
  const close = (): void => {
    const change = open.pop() === tag.local ? changes.words[tag.local] : undefined
    if (change) changeWords(text, wordsFrom, tag.start, change, patch)
  }
  const begin = (): void => {
    if (merges && tag.local.startsWith('mergeCell')) changeMerges(text, tag, merges, patch)
    else changeAttributes(text, tag, open.at(-1) ?? '', changes, patch)
    if (tag.kind === 'open') open.push(tag.local)
  }
  while (tag.next() && tag.start < to) {
    if (tag.kind === 'close') close()
    else begin()
    wordsFrom = tag.end
  }
  return !tag.fault
}

/**
 * Changes the elements of a part, or of stretches of it; all else stays as it is, and all of it where it is not well formed.
 * Elements are known by their names alone, since each of them says the same in every namespace that has it.
 */
export function changeElements(
  text: string,
  changes: Changes,
  stretches: readonly Stretch[] = [{ from: 0, to: text.length }],
  merges?: Merges,
): string {
  const patch = patching(text)
  const sound = stretches.every((stretch) => changeStretch(text, stretch, changes, merges, patch))
  return sound ? patch.whole() : text
}
