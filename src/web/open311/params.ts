import { isUtf8 } from 'node:buffer'

/** What was asked, by name; empty values are left out, since the standard holds them for absent. */
export type Params = ReadonlyMap<string, readonly string[]>

const most = 500

const decoded = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '))

/** Reads a query or a form; undefined where it is not UTF-8 or holds more than anybody asks. */
export function readPairs(bytes: string | Buffer): Params | undefined {
  if (typeof bytes !== 'string' && !isUtf8(bytes)) return undefined
  const pairs = bytes.toString().split('&', most + 1)
  if (pairs.length > most) return undefined
  const found = new Map<string, string[]>()
  try {
    for (const pair of pairs) {
      const [name = '', ...rest] = pair.split('=')
      put(found, decoded(name), decoded(rest.join('=')))
    }
    return found
  } catch {
    return undefined
  }
}

function put(into: Map<string, string[]>, name: string, value: string): void {
  if (value.trim() !== '') into.set(name, [...(into.get(name) ?? []), value])
}

/** What several say; the first of them has the first word. */
export function joinParams(...several: Params[]): Params {
  const found = new Map<string, string[]>()
  for (const params of several) for (const [name, values] of params) for (const value of values) put(found, name, value)
  return found
}

/** The value of a name; of one that is there twice the first. */
export const one = (params: Params, name: string): string | undefined => params.get(name)?.[0]?.trim()

/** A comma list; undefined where the argument is absent. */
export function list(params: Params, name: string): string[] | undefined {
  const found = (one(params, name) ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return found.length > 0 ? found : undefined
}

/** `attribute[CODE]=v`, once or several times, and `attribute[CODE][]=v`. */
export function attributesOf(params: Params): Record<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [name, values] of params) {
    const code = /^attribute\[([^\]]{1,80})\](\[\d*\])?$/.exec(name)?.[1]
    if (code) found.set(code, [...(found.get(code) ?? []), ...values])
  }
  return Object.fromEntries(found)
}
