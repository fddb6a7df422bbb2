const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const character = (code: number): string => (code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '')

/** The five entities of XML and character numbers; nothing else is known, so that nothing can be expanded. */
export const decoded = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, ten, sixteen, name) => {
        if (ten) return character(Number(ten))
        if (sixteen) return character(Number.parseInt(sixteen, 16))
        return named[name] ?? whole
      })
    : text

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Words as they stand between two tags. */
export const escaped = (text: string): string => text.replaceAll(/[&<>]/g, (mark) => marks[mark] ?? mark)

/** The words between two tags that hold no element: entities, comments and CDATA are resolved. */
export const plain = (raw: string): string =>
  raw.includes('<')
    ? raw
        .split(/(<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>)/)
        .map((part) => (part.startsWith('<![CDATA[') ? part.slice(9, -3) : part.startsWith('<') ? '' : decoded(part)))
        .join('')
    : decoded(raw)

const blank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

/** Where an attribute stands: its name, its value without the quotes, and all of it with the blanks before it. */
export type Place = { name: string; start: number; valueStart: number; valueEnd: number; end: number }

function pastBlanks(text: string, from: number, to: number): number {
  let at = from
  while (at < to && blank(text.charCodeAt(at))) at += 1
  return at
}

/** The next attribute from `start` on; undefined where the tag has no more. */
function placeAt(text: string, start: number, to: number): Place | undefined {
  const at = pastBlanks(text, start, to)
  const equals = text.indexOf('=', at)
  if (equals < 0 || equals >= to) return undefined
  const quote = pastBlanks(text, equals + 1, to)
  const end = text.indexOf(text[quote] ?? '"', quote + 1)
  if (end < 0 || end >= to) return undefined
  return { name: text.slice(at, equals).trimEnd(), start, valueStart: quote + 1, valueEnd: end, end: end + 1 }
}

/** The attributes of the tag whose name ends at `from` and which ends at `to`, in their order. */
export function attributesOf(text: string, from: number, to: number): Place[] {
  const places: Place[] = []
  for (let place = placeAt(text, from, to); place; place = placeAt(text, place.end, to)) places.push(place)
  return places
}

type Tag = { nameEnd: number; end: number }

/** The value of one attribute, decoded; undefined where the tag has none of this name. */
export function attribute(text: string, { nameEnd, end }: Tag, name: string): string | undefined {
  const place = attributesOf(text, nameEnd, end).find((one) => one.name === name)
  return place && decoded(text.slice(place.valueStart, place.valueEnd))
}

/** All attributes of a tag, decoded. */
export const attributes = (text: string, { nameEnd, end }: Tag): Record<string, string> =>
  Object.fromEntries(
    attributesOf(text, nameEnd, end).map((one) => [one.name, decoded(text.slice(one.valueStart, one.valueEnd))]),
  )

/** A text as it becomes while pieces of it are replaced, from its beginning to its end. What lies between stays as it is. */
export type Patch = {
  /** Puts `made` in place of what lies from `start` to `end`; no start may lie before the last end. */
  put(start: number, end: number, made: string): void
  /** All of the text, with what was put in. */
  whole(): string
}

const manyPieces = 512

/** Pieces are joined as they come, so that hundreds of thousands of them never lie about at once. */
export function patching(text: string): Patch {
  const [chunks, pieces]: [string[], string[]] = [[], []]
  let at = 0
  return {
    put(start, end, made) {
      if (start > at) pieces.push(text.slice(at, start))
      pieces.push(made)
      at = end
      if (pieces.length < manyPieces) return
      chunks.push(pieces.join(''))
      pieces.length = 0
    },
    whole: () => (chunks.length + pieces.length === 0 ? text : `${chunks.join('')}${pieces.join('')}${text.slice(at)}`),
  }
}

/** A piece of a text to be put in place of what lies from `start` to `end`. */
export type Splice = { start: number; end: number; text: string }

/** The text with all pieces in place; they come in order and do not overlap. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const patch = patching(text)
  for (const { start, end, text: made } of splices) patch.put(start, end, made)
  return patch.whole()
}
