import { Unzip, UnzipInflate, unzipSync } from 'fflate'
import type { Merge } from '#register/rules'

/** Where the sheets of a workbook lie in its package. */
export type Part = { name: string; hidden: boolean; path: string }

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
const tagsOf = (xml: string, name: string): string[] => xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? []
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const decoded = (text: string): string =>
  text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')

const resolved = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`)

/** The sheets in their order. */
export function partsOf(bytes: Uint8Array): Part[] {
  const small = unzipSync(bytes, {
    filter: ({ name }) => name === 'xl/workbook.xml' || name === 'xl/_rels/workbook.xml.rels',
  })
  const text = (name: string) => new TextDecoder().decode(small[name] ?? new Uint8Array())
  const targets = new Map(
    tagsOf(text('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  )
  return tagsOf(text('xl/workbook.xml'), 'sheet').map((tag) => ({
    name: decoded(attribute(tag, 'name')),
    hidden: /hidden/i.test(attribute(tag, 'state')),
    path: resolved(targets.get(attribute(tag, '\\w+:id')) ?? ''),
  }))
}

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

const mergeTag = /<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g
/** No tag that is looked for is longer; so much is kept back where a piece of text ends within one. */
const longestTag = 200

/** The merged cells of one sheet. They stand behind its rows, so all of it is unpacked once, and nothing of it is kept. */
export function mergesOf(bytes: Uint8Array, path: string): Merge[] {
  const merges: Merge[] = []
  const decoder = new TextDecoder()
  let rest = ''
  const look = (chunk: Uint8Array) => {
    const text = rest + decoder.decode(chunk, { stream: true })
    let end = 0
    for (const found of text.matchAll(mergeTag)) {
      const [, left = '', top, right = '', bottom] = found
      merges.push({ top: Number(top) - 1, left: columnOf(left), bottom: Number(bottom) - 1, right: columnOf(right) })
      end = found.index + found[0].length
    }
    rest = text.slice(Math.max(end, text.length - longestTag))
  }
  const unzip = new Unzip((file) => {
    if (file.name !== path) return
    file.ondata = (error, chunk) => {
      if (error) throw error
      look(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  const step = 256 * 1024
  for (let at = 0; at < bytes.length; at += step) unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length)
  return merges
}
