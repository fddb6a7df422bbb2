import type { Said } from './words.ts'

/** No form is nested deeper; what is would exhaust the stack of whoever reads it. */
const deepest = 32

const notText: Said = {
  zh: '含有无法保存的字符，请删除后重新填写。',
  en: 'It holds characters that cannot be kept; please take them out.',
}
const tooDeep: Said = { zh: '内容的层次过多。', en: 'It is nested too deeply.' }

/** The database keeps neither NUL nor half of a surrogate pair. */
const isText = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

type Place = { value: unknown; path: string; depth: number }

const faultOf = ({ value, depth }: Place): Said | undefined => {
  if (depth > deepest) return tooDeep
  return typeof value === 'string' && !isText(value) ? notText : undefined
}

const inside = ({ value, path, depth }: Place): Place[] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, inner]) => [
        { value: key, path, depth },
        { value: inner, path: path ? `${path}.${key}` : key, depth: depth + 1 },
      ])
    : []

/** What no schema asks about and no table could hold: the first such place in an input, and what is wrong with it. */
export function unstorable(input: unknown): (Said & { path: string }) | undefined {
  const places: Place[] = [{ value: input, path: '', depth: 0 }]
  for (let place = places.pop(); place; place = places.pop()) {
    const fault = faultOf(place)
    if (fault) return { path: isText(place.path) ? place.path : '', ...fault }
    places.push(...inside(place))
  }
  return undefined
}
