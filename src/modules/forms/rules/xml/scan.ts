/** The prefixes that are known at a place, and what they stand for; '' is the namespace of names without a prefix. */
export type Spaces = ReadonlyMap<string, string>

/** Where a scan stands: at one tag. Positions are offsets into the text. */
export type Scan = {
  kind: 'open' | 'close' | 'empty'
  /** The name without its prefix. */
  local: string
  /** The namespace of the tag. */
  space: string
  /** How many elements are open around this tag. */
  depth: number
  /** Of the `<`, behind the name, and behind the `>`. */
  start: number
  nameEnd: number
  end: number
  /** What is not well formed, has a document type, or is nested beyond measure. */
  fault: boolean
  spaces: Spaces
  /** Goes to the next tag; false at the end and at a fault. */
  next(): boolean
}

/** An element in which a scan may begin: its name as written, and the prefixes known in it. */
export type Within = { name: string; spaces: Spaces }

const deepest = 256
const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9
const none: Spaces = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']])

const declaration = /\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g

const declared = (known: Spaces, attributes: string): Spaces => {
  const spaces = new Map(known)
  for (const [, prefix = '', double, single] of attributes.matchAll(declaration))
    spaces.set(prefix, double ?? single ?? '')
  return spaces
}

/** Behind what begins with `<!` or `<?`; −1 where it has no end, or is a document type, which no part may have. */
function behindOther(text: string, at: number): number {
  const ends = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : '?>'
  if (ends === '?>' && text.charCodeAt(at + 1) === 33) return -1
  const end = text.indexOf(ends, at + 2)
  return end < 0 ? -1 : end + ends.length
}

/** The `<` of the next tag from `from` on: −1 where there is none, −2 at a fault. */
function nextTag(text: string, from: number): number {
  let at = text.indexOf('<', from)
  while (at >= 0) {
    const code = text.charCodeAt(at + 1)
    if (code !== 33 && code !== 63) return at
    const behind = behindOther(text, at)
    if (behind < 0) return -2
    at = text.indexOf('<', behind)
  }
  return -1
}

/** Behind the name that begins at `at`. */
function behindName(text: string, at: number): number {
  let i = at
  for (; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 62 || code === 47 || isBlank(code)) break
  }
  return i
}

/**
 * Goes through the tags of an XML text, one after the other, and knows their namespaces. What lies between two tags is
 * passed over; comments, CDATA and instructions hold no tags. With `within` it begins inside that element, at `from`.
 */
export function scan(text: string, from = 0, within?: Within): Scan {
  const open: string[] = within ? [within.name] : []
  const scopes: { depth: number; spaces: Spaces }[] = [{ depth: -1, spaces: within?.spaces ?? none }]
  let at = from
  let declares = false

  const spacesHere = (): Spaces => scopes.at(-1)?.spaces ?? none
  const fail = (): boolean => {
    it.fault = true
    return false
  }
  const close = (name: string): boolean => {
    if (open.pop() !== name) return false
    it.kind = 'close'
    it.depth = open.length
    it.spaces = spacesHere()
    if (scopes.at(-1)?.depth === open.length) scopes.pop()
    return true
  }
  /** The `>` of the tag whose name has ended, past any in quotes; −1 where it has none. Sees prefixes declared on the way. */
  const closing = (): number => {
    declares = false
    for (let i = it.nameEnd; i < text.length; i += 1) {
      const code = text.charCodeAt(i)
      if (code === 62) return i
      if (code === 60) return -1
      if (code === 120) declares ||= text.startsWith('xmlns', i)
      if (code === 34 || code === 39) {
        i = text.indexOf(code === 34 ? '"' : "'", i + 1)
        if (i < 0) return -1
      }
    }
    return -1
  }
  const begin = (name: string): boolean => {
    it.depth = open.length
    it.kind = text.charCodeAt(it.end - 2) === 47 ? 'empty' : 'open'
    it.spaces = spacesHere()
    if (declares) it.spaces = declared(it.spaces, text.slice(it.nameEnd, it.end))
    if (it.kind === 'empty') return true
    if (declares) scopes.push({ depth: open.length, spaces: it.spaces })
    return open.push(name) <= deepest
  }
  let named = ''
  let namedIn: Spaces | undefined
  /** Most tags are called like the one before them. */
  const resolve = (name: string): void => {
    const colon = name.indexOf(':')
    it.local = colon < 0 ? name : name.slice(colon + 1)
    it.space = it.spaces.get(colon < 0 ? '' : name.slice(0, colon)) ?? ''
    named = name
    namedIn = it.spaces
  }
  const take = (start: number, closes: boolean): boolean => {
    const nameStart = closes ? start + 2 : start + 1
    it.start = start
    it.nameEnd = behindName(text, nameStart)
    const last = closing()
    if (last < 0 || it.nameEnd === nameStart) return false
    it.end = last + 1
    at = it.end
    const name = text.slice(nameStart, it.nameEnd)
    if (!(closes ? close(name) : begin(name))) return false
    if (name !== named || it.spaces !== namedIn) resolve(name)
    return true
  }
  const it: Scan = {
    kind: 'empty',
    local: '',
    space: '',
    depth: 0,
    start: from,
    nameEnd: from,
    end: from,
    fault: false,
    spaces: none,
    next() {
      if (it.fault) return false
      const start = nextTag(text, at)
      if (start === -1) return open.length > 0 ? fail() : false
      return (start >= 0 && take(start, text.charCodeAt(start + 1) === 47)) || fail()
    },
  }
  return it
}
