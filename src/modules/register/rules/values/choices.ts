import { ok } from '#kernel/result'
import type { Element, ElementOption } from '../element.ts'
import { compact } from './plain.ts'
import { fault, type Cell, type Read } from './value.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const yes = words(`
  是 有 对 √ ✓ ✔ ☑ ■ ● y yes true t 1 v 是的 已 享受 属于 参加 已享受 已参加 已安装 已建立 具备`)
const no = words(`
  否 无 没有 × ✗ ✘ ✕ x n no false f 0 不是 未 不 没 非 不享受 不属于 未参加 未享受 未安装 未建立 不具备 ☐ □ ○`)

/** Boxes beside each other, one of which is ticked: ☑是 □否, 是√ 否. */
const ticked = (text: string): string[] => {
  const before = [...text.matchAll(/[☑■●✓✔√☒]([^☑■●✓✔√☒□☐○]+)/g)].map((found) => found[1] ?? '')
  if (before.length > 0 && /^[☑■●✓✔√☒□☐○]/.test(text)) return before
  return [...text.matchAll(/([^☑■✓✔√□☐○,、/]+)[☑■✓✔√]/g)].map((found) => found[1] ?? '')
}
const hasBoxes = (text: string): boolean => /[☑■●✓✔√☒□☐○]/.test(text) && text.length > 1

type Named = Pick<ElementOption, 'zh' | 'en' | 'synonyms'>

/** Compared with every cell of a column, so kept. */
const names = new WeakMap<Named, ReadonlySet<string>>()
const namesOf = (named: Named): ReadonlySet<string> => {
  const found = names.get(named) ?? new Set([named.zh, named.en, ...named.synonyms].map(compact))
  names.set(named, found)
  return found
}

/** Yes or no in any of the ways in which forms say it; the name of the thing itself (低保户) is a yes, with 非 before it a no. */
export function readYesNo(element: Element, cell: Cell): Read {
  if (typeof cell === 'boolean') return ok(cell)
  const said = compact(String(cell))
  const [only, other] = hasBoxes(said) ? ticked(said) : [said]
  if (only === undefined || other !== undefined) return fault('yesno-unclear', said)
  if (yes.has(only)) return ok(true)
  if (no.has(only)) return ok(false)
  const own = namesOf(element)
  if (own.has(only)) return ok(true)
  return own.has(only.replace(/^(非|不是|无|未)/, '')) ? ok(false) : fault('yesno-unclear', said)
}

/** `1.男`, `01-汉族`, `（3）初中`, `男（1）`: the option with its number in the list. */
const withoutNumber = (text: string): string =>
  text.replace(/^\(?\d{1,2}\)?[.、:-]?(?=\D)/, '').replace(/\(\d{1,2}\)$/, '')

const optionOf = (options: readonly ElementOption[], said: string): ElementOption | undefined => {
  const named = (text: string) => options.find((option) => namesOf(option).has(text))
  return (
    named(said) ??
    options.find(({ code }) => compact(code) === said || code.replace(/^0/, '') === said) ??
    named(withoutNumber(said))
  )
}

const partsOf = (said: string): string[] => said.split(/[、,;/|+]|\s/).filter((part) => part !== '')

function several(element: Element, said: readonly string[]): Read {
  const codes = said.map((part) => optionOf(element.options ?? [], part)?.code)
  const strange = said.find((_, i) => codes[i] === undefined)
  if (strange !== undefined) return fault('option-unknown', strange)
  return ok([...new Set(codes as string[])])
}

/** The code of the option that a cell names, or the codes where there can be several. What is not in the list is told, not guessed. */
export function readOption(element: Element, cell: Cell): Read {
  const options = element.options ?? []
  const said = compact(String(cell))
  const boxes = hasBoxes(said) && !optionOf(options, said) ? ticked(said) : [said]
  if (element.merge === 'set')
    return several(
      element,
      boxes.flatMap((one) => (optionOf(options, one) ? [one] : partsOf(one))),
    )
  const [only, other] = boxes
  if (only === undefined) return hasBoxes(said) ? ok(undefined) : fault('option-unknown', said)
  if (other !== undefined) return fault('option-several', said)
  const option = optionOf(options, only)
  return option ? ok(option.code) : fault('option-unknown', said)
}
