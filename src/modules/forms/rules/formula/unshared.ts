import { addressOf, type Cell } from '../book/address.ts'
import { track, type Track } from '../book/track.ts'
import { scan, type Scan } from '../xml/scan.ts'
import { attributesOf, decoded, escaped, plain, spliced, type Splice } from '../xml/text.ts'
import { copiedTo } from './references.ts'

type Master = Cell & { formula: string }
type Shared = { index: string; isMaster: boolean; kept: string }

const gone = new Set(['t', 'si', 'ref'])

/** What an `f` shares, if it does. `kept` are its attributes that do not belong to sharing. */
function sharedAt(text: string, tag: Scan): Shared | undefined {
  if (tag.end - tag.nameEnd < 8) return undefined
  const places = attributesOf(text, tag.nameEnd, tag.end)
  const value = (name: string): string | undefined => {
    const place = places.find((one) => one.name === name)
    return place && decoded(text.slice(place.valueStart, place.valueEnd))
  }
  const index = value('t') === 'shared' ? value('si') : undefined
  if (index === undefined) return undefined
  const kept = places.filter(({ name }) => !gone.has(name)).map(({ start, end }) => text.slice(start, end))
  return { index, isMaster: tag.kind === 'open', kept: kept.join('') }
}

type Look = (shared: Shared, tag: Scan, at: Track) => void

function eachShared(text: string, look: Look): void {
  const [tag, at] = [scan(text), track(text)]
  while (tag.next()) {
    at.take(tag)
    const shared = tag.depth === 4 && tag.local === 'f' && tag.kind !== 'close' ? sharedAt(text, tag) : undefined
    if (shared) look(shared, tag, at)
  }
}

/** The worksheet with shared formulas written out in each cell: all of them, or those of the given groups. */
export function unshared(text: string, groups?: ReadonlySet<string>): string {
  if (!/t\s*=\s*["']shared/.test(text)) return text
  const masters = new Map<string, Master>()
  const splices: Splice[] = []
  eachShared(text, ({ index, isMaster, kept }, tag, { row, column }) => {
    if (groups && !groups.has(index)) return
    const { start, end, nameEnd } = tag
    const name = text.slice(start + 1, nameEnd)
    if (isMaster) {
      tag.next()
      const formula = plain(text.slice(end, tag.start))
      if (formula !== '') masters.set(index, { row, column, formula })
      if (formula !== '') splices.push({ start, end, text: `<${name}${kept}>` })
      return
    }
    const master = masters.get(index)
    if (!master) return
    const formula = copiedTo(master.formula, row - master.row, column - master.column)
    splices.push({ start, end, text: `<${name}${kept}>${escaped(formula)}</${name}>` })
  })
  return spliced(text, splices)
}

/** The worksheet in which no formula depends on one that stands in these cells, so that they may be written over. */
export function unsharedUnder(text: string, cells: readonly Cell[]): string {
  const addresses = new Set(cells.map(addressOf))
  const groups = new Set<string>()
  eachShared(text, ({ index, isMaster }, _tag, at) => {
    if (isMaster && addresses.has(addressOf(at))) groups.add(index)
  })
  return groups.size > 0 ? unshared(text, groups) : text
}
