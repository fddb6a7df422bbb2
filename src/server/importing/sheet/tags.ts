import { refused } from './refused.ts'

/** What a document is made of, as it comes; a long text comes in several. Names are without their prefix. */
export type Takes = {
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

/** Signs of a tag or comment; what is longer belongs to no table. */
const longest = 1_000_000

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities of XML and numbers; nothing else is known, so that nothing can be expanded. */
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, ten, sixteen, name) => {
        const code = ten ? Number(ten) : Number.parseInt(sixteen ?? '', 16)
        if (name !== undefined) return named[name] ?? whole
        return code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
      })
    : text

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Where the tag that opens at `from` ends: a mark inside quotation marks is no end. -1 while it has not come. */
function tagEnd(text: string, from: number): number {
  let quote = ''
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at] as string
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '>') return at
    else if (sign === '"' || sign === "'") quote = sign
  }
  return -1
}

const value = new Map<string, RegExp>()

/** An attribute of a tag, by its name without prefix. */
export function attributeOf(attributes: string, name: string): string | undefined {
  let look = value.get(name)
  if (!look) value.set(name, (look = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)))
  const found = look.exec(attributes)
  return found ? decoded(found[1] ?? found[2] ?? '') : undefined
}

/** Cuts XML into tags and text as it comes, and keeps no more than the one that is not whole yet. */
export class Tags {
  readonly #takes: Takes
  #rest = ''

  constructor(takes: Takes) {
    this.#takes = takes
  }

  /** What stands between `<!` or `<?` and its end; returns where to go on, or -1 while it has not come. */
  #aside(text: string, from: number): number {
    const until = (mark: string, skip: number) => {
      const end = text.indexOf(mark, from + skip)
      return end < 0 ? -1 : end + mark.length
    }
    if (text.startsWith('<?', from)) return until('?>', 2)
    if (text.startsWith('<!--', from)) return until('-->', 4)
    if (text.startsWith('<![CDATA[', from)) {
      const end = until(']]>', 9)
      if (end > 0) this.#takes.text(text.slice(from + 9, end - 3))
      return end
    }
    if ('<![CDATA['.startsWith(text.slice(from)) || '<!--'.startsWith(text.slice(from))) return -1
    throw refused.entities()
  }

  #tag(text: string, from: number): number {
    const end = tagEnd(text, from)
    if (end < 0) return -1
    if (text[from + 1] === '/') {
      this.#takes.close(bare(text.slice(from + 2, end).trim()))
      return end + 1
    }
    const isEmpty = text[end - 1] === '/'
    const inside = text.slice(from + 1, isEmpty ? end - 1 : end)
    const space = inside.search(/\s/)
    const name = bare(space < 0 ? inside : inside.slice(0, space))
    this.#takes.open(name, space < 0 ? '' : inside.slice(space))
    if (isEmpty) this.#takes.close(name)
    return end + 1
  }

  /** Text up to the next tag, or all there is but half an entity. */
  #text(text: string, from: number): number {
    const next = text.indexOf('<', from)
    let end = next < 0 ? text.length : next
    if (next < 0) {
      const half = text.lastIndexOf('&')
      if (half >= from && text.length - half < 12 && !text.includes(';', half)) end = half
    }
    if (end > from) this.#takes.text(decoded(text.slice(from, end)))
    return end === text.length || end === next ? end : -1
  }

  push(more: string): void {
    const text = this.#rest + more
    let at = 0
    while (at < text.length) {
      if (text[at] !== '<') {
        const end = this.#text(text, at)
        at = end < 0 ? text.lastIndexOf('&') : end
        if (end < 0) break
        continue
      }
      const isAside = text[at + 1] === '!' || text[at + 1] === '?'
      const end = isAside ? this.#aside(text, at) : this.#tag(text, at)
      if (end < 0) break
      at = end
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > longest) throw new Error('A tag without end')
  }

  /** Whether everything that was opened has come to its end. */
  end(): void {
    if (this.#rest.trim() !== '') throw new Error('The document breaks off')
  }
}
