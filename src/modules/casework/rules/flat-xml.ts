/** An element of a small XML document: its text, and the elements in it. */
export type Element = { name: string; text: string; children: Element[] }

const deepest = 12
const most = 100_000

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const character = (code: number): string => (code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '')

/** The five entities of XML and character numbers; nothing else is known, so that nothing can be expanded. */
const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, ten, sixteen, name) => {
    if (ten) return character(Number(ten))
    if (sixteen) return character(Number.parseInt(sixteen, 16))
    return named[name] ?? whole
  })

/** One piece after the other: comment, declaration, CDATA, tag, text. No quantifier overlaps another: linear in the text. */
const pieces = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<(\/?)([A-Za-z_][\w.:-]*)(\/|\s[^<>]*)?>|([^<]+)|(<)/g

type Piece = { cdata?: string; closes: boolean; name?: string; ends: boolean; text?: string; stray: boolean }

const pieceOf = ([, cdata, slash, name, rest, text, stray]: RegExpExecArray): Piece => ({
  ...(cdata === undefined ? {} : { cdata }),
  ...(name === undefined ? {} : { name }),
  ...(text === undefined ? {} : { text }),
  closes: slash === '/',
  ends: rest?.endsWith('/') ?? false,
  stray: stray !== undefined,
})

/** Puts one piece in its place; false where it has none. */
function take(open: Element[], { cdata, name, text, closes, ends }: Piece): boolean {
  const here = open.at(-1)
  if (!here) return false
  if (name === undefined) {
    here.text += cdata ?? decoded(text ?? '')
    return true
  }
  if (closes) {
    open.pop()
    return here.name === name && open.length > 0
  }
  const element: Element = { name, text: '', children: [] }
  here.children.push(element)
  if (!ends) open.push(element)
  return open.length <= deepest
}

/**
 * Reads the flat XML that Open311 servers answer with. No document type, no entities of its own, no attributes: what has
 * them, or is not well formed, is undefined.
 */
export function readXml(text: string): Element | undefined {
  if (/<!(?!--|\[CDATA\[)/.test(text)) return undefined
  const document: Element = { name: '', text: '', children: [] }
  const open = [document]
  let count = 0
  pieces.lastIndex = 0
  for (let found = pieces.exec(text); found; found = pieces.exec(text)) {
    const piece = pieceOf(found)
    count += 1
    if (piece.stray || count > most || !take(open, piece)) return undefined
  }
  const [root, ...others] = document.children
  return open.length === 1 && others.length === 0 && document.text.trim() === '' ? root : undefined
}
