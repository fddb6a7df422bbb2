import { relationsOf, relationsPart } from '../book/relations.ts'
import type { Changes, Package } from '../book/package.ts'
import { mainSpace, type Workbook } from '../book/workbook.ts'
import { scan, type Scan } from '../xml/scan.ts'
import { attribute, attributesOf, spliced } from '../xml/text.ts'

/** What stands before `calcPr` in a workbook part, by its schema. */
const before = new Set(
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames'.split(
    ' ',
  ),
)

function setOnLoad(text: string, tag: Scan): string {
  const place = attributesOf(text, tag.nameEnd, tag.end).find(({ name }) => name === 'fullCalcOnLoad')
  if (!place) return spliced(text, [{ start: tag.nameEnd, end: tag.nameEnd, text: ' fullCalcOnLoad="1"' }])
  if (['1', 'true'].includes(text.slice(place.valueStart, place.valueEnd))) return text
  return spliced(text, [{ start: place.valueStart, end: place.valueEnd, text: '1' }])
}

/** The workbook part with the wish that whoever opens it computes all formulas anew; unchanged where it says so already. */
export function computedOnLoad(text: string): string {
  const tag = scan(text)
  if (!tag.next()) return text
  const prefix = text.slice(tag.start + 1, tag.nameEnd - 'workbook'.length)
  let { end } = tag
  while (tag.next()) {
    if (tag.depth !== 1 || tag.space !== mainSpace) continue
    if (tag.local === 'calcPr') return setOnLoad(text, tag)
    if (before.has(tag.local)) ({ end } = tag)
  }
  return spliced(text, [{ start: end, end, text: `<${prefix}calcPr fullCalcOnLoad="1"/>` }])
}

/** The text without the first element for which `goes`. */
function without(text: string, goes: (tag: Scan) => boolean): string {
  for (const tag = scan(text); tag.next();) {
    if (tag.kind === 'close' || !goes(tag)) continue
    const { start, end, kind, depth } = tag
    if (kind === 'empty') return spliced(text, [{ start, end, text: '' }])
    while (tag.next() && tag.depth > depth);
    return spliced(text, [{ start, end: tag.end, text: '' }])
  }
  return text
}

/** Takes away the order in which formulas were computed, which a formula that went or moved has made untrue. */
export function withoutCalcChain(parts: Package, { part }: Workbook): Changes {
  const chain = relationsOf(parts, part).find(({ type }) => type === 'calcChain')
  if (!chain) return new Map()
  const types = '[Content_Types].xml'
  const named = (text: string, tag: Scan): boolean =>
    attribute(text, tag, 'PartName')?.toLowerCase() === `/${chain.target}`.toLowerCase()
  const [relations, listed] = [parts.text(relationsPart(part)) ?? '', parts.text(types) ?? '']
  return new Map([
    [chain.target, undefined],
    [relationsPart(part), without(relations, (tag) => attribute(relations, tag, 'Id') === chain.id)],
    [types, without(listed, (tag) => named(listed, tag))],
  ])
}
