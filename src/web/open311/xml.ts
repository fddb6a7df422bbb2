/** What an answer is made of, in either format. */
export type Node = string | number | boolean | null | readonly Node[] | { readonly [name: string]: Node }

/** What the entries of a list are called in XML; in JSON they have no name. */
const entries: Record<string, string> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  service_request_updates: 'request_update',
  media_urls: 'media_url',
  notes: 'note',
  endpoints: 'endpoint',
  formats: 'format',
  errors: 'error',
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 has no way to write is left out: control characters, half characters, two that are none. */
const unwritable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

// a carriage return that is not written as a sign comes back as a line feed
const text = (value: string): string =>
  value
    .replaceAll(unwritable, '')
    .replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? '')
    .replaceAll('\r', '&#13;')

const isList = (value: Node): value is readonly Node[] => Array.isArray(value)

const inside = (name: string, value: Node): string => {
  if (value === null) return ''
  if (isList(value)) return value.map((one) => element(entries[name] ?? 'value', one)).join('')
  if (typeof value !== 'object') return text(String(value))
  return Object.entries(value)
    .map(([inner, one]) => element(inner, one))
    .join('')
}

function element(name: string, value: Node): string {
  return `<${name}>${inside(name, value)}</${name}>`
}

/** A document without a namespace; nothing and an empty list are an empty element. */
export const xmlOf = (root: string, value: Node): string =>
  `<?xml version="1.0" encoding="utf-8"?>${element(root, value)}`
