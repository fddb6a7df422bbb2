import type { Capability } from '#kernel/capabilities'
import type { Sensitivity } from './element.ts'
import { purposesOf, type KeptElement, type Purpose } from './kept-element.ts'

/** A post as rights ask about it. */
export type Holder = { area: string; unit: string; capabilities: readonly Capability[] }

const needed: Record<2 | 3, Capability> = { 2: 'register.sensitive-2', 3: 'register.sensitive-3' }

const lies = (area: string, root: string): boolean => area === root || area.startsWith(`${root}.`)

/** Whether one of the posts holds a capability over the area. */
export const may = (posts: readonly Holder[], capability: Capability, area: string): boolean =>
  posts.some((post) => post.capabilities.includes(capability) && lies(area, post.area))

/** Whoever is younger is protected as what is most sensitive (PIPL, article 28). */
const childUntil = 14

export const isChild = (birth: unknown, today: string): boolean => {
  if (typeof birth !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(birth)) return false
  const grown = `${Number(birth.slice(0, 4)) + childUntil}${birth.slice(4)}`
  return grown > today
}

/** How sensitive an element is with this subject: of a child, what is personal is sensitive. */
export const levelOf = (element: KeptElement, ofChild: boolean): Sensitivity =>
  ofChild && element.sensitivity === 2 ? 3 : element.sensitivity

/** Why a value is not shown. */
export type Withheld = 'no-right' | 'not-for-this' | 'consent-ended'

type Asked = { element: KeptElement; ofChild: boolean; area: string; purpose: Purpose; hasConsent: boolean }

/** Sensitivity × capability × area × purpose; undefined: it may be shown. */
export function whyWithheld(posts: readonly Holder[], asked: Asked): Withheld | undefined {
  const level = levelOf(asked.element, asked.ofChild)
  if (!asked.hasConsent) return 'consent-ended'
  if (level < 2) return undefined
  if (!may(posts, needed[level as 2 | 3], asked.area)) return 'no-right'
  return purposesOf(asked.element).includes(asked.purpose) ? undefined : 'not-for-this'
}

/** Whether one of the posts holds a capability over all of the county. */
export const coversAll = (posts: readonly Holder[], capability: Capability, county: string): boolean =>
  posts.some((post) => post.capabilities.includes(capability) && post.area === county)
